// SPDX-License-Identifier: EPL-2.0
package ringzero.report.topology;

import java.util.List;
import java.util.Map;
import ringzero.simulation.results.Topology.Node;

/** The boxes of a host that no I/O passes, in a row below its name: processors with their sockets, a hypervisor without threads. */
final class Shelf {
    private final Boxes boxes;
    private final double head;
    private final List<Node> nodes;

    Shelf(Boxes boxes, String owner) {
        this.boxes = boxes;
        this.head = boxes.of(owner).height();
        this.nodes = boxes.shelf(owner);
    }

    /** With margins; 0 if there is nothing on it. */
    double width() {
        if (nodes.isEmpty()) return 0;
        double width = Boxes.STRIPE + 2 * Arrangement.MARGIN - Arrangement.GAP;
        for (Node node : nodes) width += width(node) + Arrangement.GAP;
        return width;
    }

    /** With a margin below; 0 if there is nothing on it. */
    double height() {
        return nodes.isEmpty() ? 0 : tallest() + Arrangement.MARGIN;
    }

    private double tallest() {
        return nodes.stream().mapToDouble(this::height).max().orElse(0);
    }

    private double width(Node node) {
        double sockets = Boxes.STRIPE + Arrangement.MARGIN;
        for (Node socket : boxes.sockets(node.id()))
            sockets += boxes.of(socket.id()).width() + Arrangement.MARGIN;
        return Math.max(boxes.of(node.id()).width(), sockets);
    }

    private double height(Node node) {
        double sockets = boxes.sockets(node.id()).stream()
                .mapToDouble(socket -> boxes.of(socket.id()).height() + Arrangement.MARGIN)
                .max()
                .orElse(0);
        return boxes.of(node.id()).height() + sockets;
    }

    /** Says where everything on it is, given the owner's upper left corner. */
    void place(double left, double top, Map<String, Arrangement.Place> places) {
        double x = left + Boxes.STRIPE + Arrangement.MARGIN;
        for (Node node : nodes) {
            places.put(node.id(), new Arrangement.Place(x, top + head, width(node), tallest()));
            double within = x + Boxes.STRIPE + Arrangement.MARGIN;
            for (Node socket : boxes.sockets(node.id())) {
                Boxes.Box box = boxes.of(socket.id());
                double y = top + head + boxes.of(node.id()).height();
                places.put(socket.id(), new Arrangement.Place(within, y, box.width(), box.height()));
                within += box.width() + Arrangement.MARGIN;
            }
            x += width(node) + Arrangement.GAP;
        }
    }
}
