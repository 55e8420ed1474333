// SPDX-License-Identifier: EPL-2.0
package ringzero.report.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.InternalProperties;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import ringzero.report.chart.Sketch;
import ringzero.simulation.results.Topology;

/**
 * Where the boxes and the lines between them go, found by the layered algorithm of the Eclipse Layout Kernel (Sugiyama's method). Boxes of
 * one layer keep the order of the model as far as lines allow.
 */
final class Arrangement {
    static final double GAP = 14;
    private static final double LAYER_GAP = 34;
    static final double MARGIN = 10;

    /** More boxes than any container has. */
    private static final int MOST = 1_000_000;

    /** Where a box is, from the upper left corner of the picture. */
    record Place(double x, double y, double width, double height) {}

    /** A line through at least two points, and where its label begins. */
    record Way(double[] xs, double[] ys, String label, double labelX, double labelY, Topology.Place place) {}

    private final double width;
    private final double height;
    private final Map<String, Place> places = new HashMap<>();
    private final List<Way> ways = new ArrayList<>();

    static Arrangement of(Topology topology, Boxes boxes, boolean downwards) {
        // the kernel finds its algorithms by the services of the class path, which a bundle does not have
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        return new Arrangement(topology, boxes, downwards ? Direction.DOWN : Direction.RIGHT);
    }

    private Arrangement(Topology topology, Boxes boxes, Direction direction) {
        ElkNode root = graph(direction);
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        Map<String, Shelf> shelves = new HashMap<>();
        for (Topology.Node node : boxes.inTheWay()) {
            Shelf shelf = new Shelf(boxes, node.id());
            shelves.put(node.id(), shelf);
            nodes.put(node.id(), box(nodes.getOrDefault(node.parent(), root), boxes.of(node.id()), shelf));
        }
        Map<ElkEdge, Topology.Link> edges = new LinkedHashMap<>();
        for (Topology.Link link : topology.links()) {
            ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to()));
            if (!link.label().isEmpty()) {
                var label = ElkGraphUtil.createLabel(link.label(), edge);
                label.setDimensions(boxes.widthOf(link.label()), Sketch.SIZE + 4);
            }
            edges.put(edge, link);
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        width = root.getWidth();
        height = root.getHeight();
        nodes.forEach((id, node) -> {
            places.put(id, place(node));
            shelves.get(id).place(left(node), top(node), places);
        });
        edges.forEach((edge, link) -> ways.add(way(edge, link)));
    }

    private static ElkNode graph(Direction direction) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(1));
        set(root, direction);
        return root;
    }

    private static void set(ElkNode container, Direction direction) {
        container.setProperty(CoreOptions.DIRECTION, direction);
        container.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        container.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, true);
        // 0.12.1 sets this for the outermost graph only, and fails on those within
        container.setProperty(InternalProperties.MAX_MODEL_ORDER_NODES, MOST);
        container.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        container.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        container.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
        container.setProperty(CoreOptions.SPACING_EDGE_NODE, GAP);
        container.setProperty(CoreOptions.SPACING_EDGE_LABEL, 3.0);
        container.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
        container.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, GAP);
        container.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
    }

    private static ElkNode box(ElkNode parent, Boxes.Box box, Shelf shelf) {
        ElkNode node = ElkGraphUtil.createNode(parent);
        double width = Math.max(box.width(), shelf.width());
        double height = box.height() + shelf.height();
        node.setDimensions(width, height);
        if (!box.container()) return node;
        // what is within a box is laid out as if it went to the right, and turned afterwards
        boolean down = parent.getProperty(CoreOptions.DIRECTION) == Direction.DOWN;
        set(node, parent.getProperty(CoreOptions.DIRECTION));
        node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSizeWithPorts());
        node.setProperty(CoreOptions.NODE_SIZE_MINIMUM, down ? new KVector(height, width) : new KVector(width, height));
        node.setProperty(CoreOptions.PADDING, new ElkPadding(height + 4, MARGIN, MARGIN, MARGIN + Boxes.STRIPE));
        return node;
    }

    private static Place place(ElkNode node) {
        return new Place(left(node), top(node), node.getWidth(), node.getHeight());
    }

    private static double left(ElkNode node) {
        return node == null ? 0 : node.getX() + left(node.getParent());
    }

    private static double top(ElkNode node) {
        return node == null ? 0 : node.getY() + top(node.getParent());
    }

    private static Way way(ElkEdge edge, Topology.Link link) {
        double dx = left(edge.getContainingNode());
        double dy = top(edge.getContainingNode());
        var section = edge.getSections().getFirst();
        int count = section.getBendPoints().size() + 2;
        double[] xs = new double[count];
        double[] ys = new double[count];
        xs[0] = section.getStartX() + dx;
        ys[0] = section.getStartY() + dy;
        for (int i = 1; i < count - 1; i++) {
            xs[i] = section.getBendPoints().get(i - 1).getX() + dx;
            ys[i] = section.getBendPoints().get(i - 1).getY() + dy;
        }
        xs[count - 1] = section.getEndX() + dx;
        ys[count - 1] = section.getEndY() + dy;
        boolean named = !edge.getLabels().isEmpty();
        return new Way(
                xs,
                ys,
                link.label(),
                named ? edge.getLabels().getFirst().getX() + dx : xs[0],
                named ? edge.getLabels().getFirst().getY() + dy : ys[0],
                link.place());
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Place place(String id) {
        return places.get(id);
    }

    List<Way> ways() {
        return ways;
    }
}
