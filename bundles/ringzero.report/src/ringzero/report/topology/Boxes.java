// SPDX-License-Identifier: EPL-2.0
package ringzero.report.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringzero.report.chart.Sketch;
import ringzero.report.chart.TextMeasure;
import ringzero.report.notation.Escape;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Topology.Kind;
import ringzero.simulation.results.Topology.Node;

/** What is written into each box, and how much room that takes. */
final class Boxes {
    /** The coloured edge that tells kinds apart. */
    static final double STRIPE = 5;

    static final double LINE = 16;
    static final double GAUGE = 20;
    private static final double PADDING = 8;

    /** Longer texts are cut: names may be of any length. */
    private static final double WIDEST = 260;

    /** A utilisation and what it is of. */
    record Gauge(String text, double share) {}

    /**
     * A box.
     *
     * @param container whether other boxes are in it
     * @param width least width
     * @param height least height; of a container that of its head
     * @param sentence everything, for those who cannot see it
     */
    record Box(
            String title,
            List<String> details,
            List<Gauge> gauges,
            boolean container,
            double width,
            double height,
            String sentence) {}

    private final Map<String, Box> boxes = new HashMap<>();
    private final List<Node> inTheWay = new ArrayList<>();
    private final Map<String, List<Node>> shelves = new HashMap<>();
    private final Map<String, List<Node>> sockets = new HashMap<>();
    private final TextMeasure measure;

    Boxes(Topology topology, Utilisation utilisation, TextMeasure measure) {
        this.measure = measure;
        Set<String> parents = new HashSet<>();
        for (Node node : topology.nodes()) parents.add(node.parent());
        for (Node node : topology.nodes()) {
            boxes.put(node.id(), box(node, gauges(node, utilisation), parents.contains(node.id())));
            if (isOnShelf(node, parents))
                shelves.computeIfAbsent(node.parent(), host -> new ArrayList<>())
                        .add(node);
            else if (node.kind() != Kind.SOCKET) inTheWay.add(node);
            else
                sockets.computeIfAbsent(node.parent(), cpus -> new ArrayList<>())
                        .add(node);
        }
    }

    /** No I/O passes them. */
    private static boolean isOnShelf(Node node, Set<String> parents) {
        return node.kind() == Kind.PROCESSORS || node.kind() == Kind.HYPERVISOR && !parents.contains(node.id());
    }

    /** The nodes that ways of I/O begin at, end at or pass, and those around them. */
    List<Node> inTheWay() {
        return inTheWay;
    }

    /** The other nodes of a host: they stand in a row below its name. */
    List<Node> shelf(String host) {
        return shelves.getOrDefault(host, List.of());
    }

    List<Node> sockets(String processors) {
        return sockets.getOrDefault(processors, List.of());
    }

    Box of(String id) {
        return boxes.get(id);
    }

    double widthOf(String text) {
        return measure.width(text, Sketch.SIZE, false);
    }

    private Box box(Node node, List<Gauge> gauges, boolean container) {
        List<String> details = node.details();
        if (node.kind() == Kind.HOST && details.size() > 1) details = List.of(String.join(" · ", details));
        double width = measure.width(node.label(), Sketch.SIZE, true);
        for (String detail : details) width = Math.max(width, measure.width(detail, Sketch.SIZE, false));
        for (Gauge gauge : gauges) width = Math.max(width, measure.width(gauge.text(), Sketch.SIZE, false));
        double height = PADDING + Sketch.SIZE + details.size() * LINE + PADDING + gauges.size() * GAUGE + 2;
        return new Box(
                node.label(),
                details,
                gauges,
                container,
                Math.min(width, WIDEST) + STRIPE + 2 * PADDING + 2,
                height,
                sentence(node, gauges));
    }

    /** Of the resources that were used at all; with its last word if there are several: "transmit 12 %". */
    private static List<Gauge> gauges(Node node, Utilisation utilisation) {
        List<Gauge> gauges = new ArrayList<>();
        List<String> known = node.resources().stream()
                .filter(utilisation.shares()::containsKey)
                .toList();
        for (String resource : known) {
            double share = utilisation.shares().get(resource);
            String what = known.size() == 1 ? "" : resource.substring(resource.lastIndexOf(' ') + 1) + " ";
            gauges.add(new Gauge(what + TopologyLayout.share(share) + " in use", share));
        }
        return gauges;
    }

    /** "transmit 12 % in use, receive 3 % in use"; "–" if nothing is known. */
    static String inUse(Node node, Utilisation utilisation) {
        List<Gauge> gauges = gauges(node, utilisation);
        return gauges.isEmpty()
                ? "–"
                : gauges.stream().map(Gauge::text).collect(java.util.stream.Collectors.joining(", "));
    }

    private static String sentence(Node node, List<Gauge> gauges) {
        List<String> parts = new ArrayList<>();
        parts.add(word(node.kind()) + " " + node.label());
        parts.addAll(node.details());
        for (Gauge gauge : gauges) parts.add(gauge.text());
        return Escape.line(String.join(", ", parts));
    }

    static String word(Kind kind) {
        return switch (kind) {
            case HOST -> "Host";
            case PROCESSORS -> "Processors";
            case SOCKET -> "Socket";
            case GUEST -> "Guests";
            case HYPERVISOR -> "Hypervisor";
            case BACK_END -> "Back-end threads";
            case DEVICE -> "Device";
            case VIRTUAL_FUNCTION -> "Virtual functions";
            case SERVICE -> "Service";
            case INSTANCE -> "Instances";
        };
    }
}
