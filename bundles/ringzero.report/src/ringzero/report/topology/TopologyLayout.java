// SPDX-License-Identifier: EPL-2.0
package ringzero.report.topology;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ringzero.report.chart.Ink;
import ringzero.report.chart.Ink.Role;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Mark.Datum;
import ringzero.report.chart.Picture;
import ringzero.report.chart.Sketch;
import ringzero.report.chart.TextMeasure;
import ringzero.report.chart.Theme;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Topology.Kind;
import ringzero.simulation.results.Topology.Node;

/**
 * Draws a topology: hosts as boxes with guests, back ends and devices in them, and the ways of I/O from left to right, or downwards where
 * that fits the width better. The same topology gives the same picture. Every box has an {@link Mark.Area} with its place in the
 * model; of two that overlap the later one is the inner one.
 *
 * @param width that it should not exceed, in pixels; it does if the model needs more
 * @param measure of the font that will be used
 */
public record TopologyLayout(double width, TextMeasure measure) {

    private static final double HEAD = 8;

    /** For files and pages: estimated text widths. */
    public TopologyLayout(double width) {
        this(width, TextMeasure.estimate());
    }

    /** Where everything goes. May take a second for some hundred boxes: not for a thread that somebody waits for. */
    public Picture layout(Topology topology, Utilisation utilisation) {
        var boxes = new Boxes(topology, utilisation, measure);
        Arrangement across = Arrangement.of(topology, boxes, false);
        Arrangement chosen = across;
        if (across.width() > width) {
            Arrangement down = Arrangement.of(topology, boxes, true);
            if (down.width() < across.width()) chosen = down;
        }
        Sketch sketch = new Sketch(Math.max(chosen.width(), Math.min(width, 320)), measure);
        sketch.top = 0;
        if (topology.nodes().isEmpty()) {
            sketch.text(4, 24, "The model has no hosts yet.", Anchor.START, Role.MUTED);
            return new Picture(sketch.width, 40, "Topology", description(topology), sketch.marks());
        }
        for (Node node : topology.nodes()) frame(sketch, node, chosen.place(node.id()));
        for (Arrangement.Way way : chosen.ways()) line(sketch, way);
        // words stand on the lines that pass below them
        for (Node node : topology.nodes()) words(sketch, boxes, node, chosen.place(node.id()));
        for (Arrangement.Way way : chosen.ways()) label(sketch, way);
        double bottom = legend(sketch, topology, utilisation, chosen.height() + 18);
        return new Picture(sketch.width, bottom, "Topology", description(topology), sketch.marks());
    }

    /** The same as a table: the part, what it is, what there is to say, and how busy it was. */
    public static List<List<String>> rows(Topology topology, Utilisation utilisation) {
        return topology.nodes().stream()
                .map(node -> List.of(
                        node.label(),
                        Boxes.word(node.kind()),
                        String.join(", ", node.details()),
                        Boxes.inUse(node, utilisation)))
                .toList();
    }

    /** What the picture shows, and of which variant its colours are. */
    public static String caption(Utilisation utilisation) {
        String what = "The hosts, what is on them and the way that I/O takes, as the model is written.";
        if (utilisation.isEmpty()) return what;
        if (utilisation.of().isEmpty()) return what + " The figures say how busy each part was.";
        return what + " The figures say how busy each part was in the variant " + utilisation.of() + ".";
    }

    /** "Hosts: server. Guests: web × 3. Ways of I/O: web × 3 by vhost." */
    private static String description(Topology topology) {
        Set<String> services = topology.nodes().stream()
                .filter(node -> node.kind() == Kind.SERVICE)
                .map(Node::id)
                .collect(Collectors.toSet());
        String ways = topology.links().stream()
                .filter(link -> !link.label().isEmpty() && !services.contains(link.from()))
                .map(link -> name(topology, link.from()) + " by " + link.label())
                .distinct()
                .collect(Collectors.joining(", "));
        String hosts = "Hosts: %s. Guests: %s. Ways of I/O: %s."
                .formatted(names(topology, Kind.HOST), names(topology, Kind.GUEST), ways.isEmpty() ? "none" : ways);
        if (services.isEmpty()) return hosts;
        return hosts
                + " Services: %s. Instances: %s."
                        .formatted(names(topology, Kind.SERVICE), names(topology, Kind.INSTANCE));
    }

    private static String names(Topology topology, Kind kind) {
        String names = topology.nodes().stream()
                .filter(node -> node.kind() == kind)
                .map(Node::label)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static String name(Topology topology, String id) {
        return topology.nodes().stream()
                .filter(node -> node.id().equals(id))
                .map(Node::label)
                .findFirst()
                .orElse(id);
    }

    private static void frame(Sketch sketch, Node node, Arrangement.Place at) {
        sketch.rect(at.x(), at.y(), at.width(), at.height(), Role.AXIS);
        sketch.rect(at.x() + 1, at.y() + 1, at.width() - 2, at.height() - 2, Role.SURFACE);
        sketch.rect(at.x(), at.y(), Boxes.STRIPE, at.height(), ink(node.kind()));
    }

    private static void words(Sketch sketch, Boxes boxes, Node node, Arrangement.Place at) {
        Boxes.Box box = boxes.of(node.id());
        double left = at.x() + Boxes.STRIPE + HEAD;
        double room = at.width() - Boxes.STRIPE - 2 * HEAD;
        double y = at.y() + HEAD + Sketch.SIZE;
        String title = sketch.fitted(box.title(), room, true);
        List<String> details =
                box.details().stream().map(each -> sketch.fitted(each, room)).toList();
        double wide = Math.max(
                sketch.widthOf(title, true),
                details.stream().mapToDouble(sketch::widthOf).max().orElse(0));
        // one for all lines, else the way shows in pieces between them
        double high =
                Sketch.SIZE + 4 + details.size() * Boxes.LINE + (box.gauges().isEmpty() ? 0 : HEAD);
        sketch.rect(left - 2, y - Sketch.SIZE, wide + 4, high, Role.SURFACE);
        sketch.text(left, y, title, Anchor.START, Role.TEXT, Sketch.SIZE, true);
        for (String detail : details) {
            y += Boxes.LINE;
            sketch.text(left, y, detail, Anchor.START, Role.MUTED);
        }
        y += HEAD;
        for (Boxes.Gauge gauge : box.gauges()) {
            int step = Math.clamp((int) (gauge.share() * Theme.STEPS), 0, Theme.STEPS - 1);
            sketch.rect(left, y, room, Boxes.GAUGE - 2, new Ink.OfStep(step));
            sketch.text(
                    left + room / 2,
                    y + Boxes.GAUGE - 7,
                    sketch.fitted(gauge.text(), room),
                    Anchor.MIDDLE,
                    new Ink.OnStep(step));
            y += Boxes.GAUGE;
        }
        sketch.add(new Mark.Area(
                at.x(),
                at.y(),
                at.width(),
                at.height(),
                new Datum("", "", box.sentence(), Double.NaN, Double.NaN, java.util.Optional.empty()),
                node.place()));
    }

    private static Ink ink(Kind kind) {
        return switch (kind) {
            case HOST, SOCKET -> Role.AXIS;
            case PROCESSORS -> new Ink.OfSeries(6);
            case GUEST -> new Ink.OfSeries(0);
            case HYPERVISOR -> new Ink.OfSeries(3);
            case BACK_END -> new Ink.OfSeries(1);
            case DEVICE -> new Ink.OfSeries(4);
            case VIRTUAL_FUNCTION -> new Ink.OfSeries(2);
            case SERVICE -> new Ink.OfSeries(5);
            case INSTANCE -> new Ink.OfSeries(7);
        };
    }

    private static void line(Sketch sketch, Arrangement.Way way) {
        double[] xs = way.xs();
        double[] ys = way.ys();
        sketch.add(new Mark.Polyline(xs, ys, Role.TEXT, 1.3, Sketch.SOLID));
        int last = xs.length - 1;
        double dx = Math.signum(xs[last] - xs[last - 1]);
        double dy = Math.signum(ys[last] - ys[last - 1]);
        sketch.add(new Mark.Polygon(
                new double[] {xs[last], xs[last] - 7 * dx - 4 * dy, xs[last] - 7 * dx + 4 * dy},
                new double[] {ys[last], ys[last] - 7 * dy - 4 * dx, ys[last] - 7 * dy + 4 * dx},
                Role.TEXT,
                1));
    }

    private static void label(Sketch sketch, Arrangement.Way way) {
        if (way.label().isEmpty()) return;
        double wide = sketch.widthOf(way.label());
        sketch.rect(way.labelX() - 2, way.labelY(), wide + 4, Sketch.SIZE + 4, Role.SURFACE);
        sketch.text(way.labelX(), way.labelY() + Sketch.SIZE, way.label(), Anchor.START, Role.TEXT);
        sketch.add(new Mark.Area(
                way.labelX() - 2,
                way.labelY(),
                wide + 4,
                Sketch.SIZE + 4,
                new Datum("Link", "", way.label(), Double.NaN, Double.NaN, java.util.Optional.empty()),
                way.place()));
    }

    /** What the colours mean. Returns the lower end of the picture. */
    private double legend(Sketch sketch, Topology topology, Utilisation utilisation, double y) {
        double x = 0;
        for (Kind kind :
                topology.nodes().stream().map(Node::kind).distinct().sorted().toList()) {
            if (kind == Kind.HOST || kind == Kind.SOCKET) continue;
            String name = Boxes.word(kind);
            double needed = 16 + sketch.widthOf(name) + 16;
            if (x > 0 && x + needed > sketch.width) {
                x = 0;
                y += Sketch.ROW;
            }
            sketch.rect(x, y + 2, 5, 13, ink(kind));
            sketch.text(x + 11, y + 13, name, Anchor.START, Role.MUTED);
            x += needed;
        }
        y += Sketch.ROW + 6;
        if (utilisation.isEmpty()) return y;
        double cell = 22;
        for (int i = 0; i < Theme.STEPS; i++) sketch.rect(i * cell, y + 2, cell, 13, new Ink.OfStep(i));
        sketch.text(Theme.STEPS * cell + 8, y + 13, "0 to 100 % in use", Anchor.START, Role.MUTED);
        if (utilisation.of().isEmpty()) return y + Sketch.ROW + 4;
        y += Sketch.ROW;
        sketch.text(0, y + 13, sketch.fitted(utilisation.of(), sketch.width), Anchor.START, Role.MUTED);
        return y + Sketch.ROW + 4;
    }

    /** "62 % in use". */
    static String share(double share) {
        return Quantities.fixed(share * 100, share < 0.0995 && share > 0 ? 1 : 0) + " %";
    }
}
