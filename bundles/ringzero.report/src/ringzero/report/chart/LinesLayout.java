// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import ringzero.report.chart.Chart.Axis;
import ringzero.report.chart.Chart.Point;
import ringzero.report.chart.Chart.Rule;
import ringzero.report.chart.Chart.Series;
import ringzero.report.chart.Ink.Role;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Mark.Datum;
import ringzero.report.notation.Quantities;

/** Lines over two numeric axes. */
final class LinesLayout {
    /** More points than that are a curve: no symbols, and decimated to what a screen can show. */
    private static final int MOST_SYMBOLS = 40;

    private static final double LEAST_FOR_DIRECT_LABELS = 520;
    /** A rule at the top is named below: above it is the name of the axis. */
    private static final double ROOM_FOR_NAME = 14;

    private final Sketch sketch;
    private double left;
    private double right;
    private double top;
    private double bottom;
    private boolean named = true;
    private boolean many;
    private Ticks across;
    private Ticks up;

    LinesLayout(Sketch sketch) {
        this.sketch = sketch;
    }

    double lines(Chart.Lines chart) {
        List<Series> series = chart.series();
        if (drawable(series).findAny().isEmpty()) return sketch.nothing();
        across = ticks(chart.x(), drawable(series).mapToDouble(Point::x).toArray(), sketch.width < 420 ? 4 : 8, false);
        DoubleStream heights = DoubleStream.concat(
                drawable(series).flatMapToDouble(LinesLayout::extent),
                chart.rules().stream().mapToDouble(Rule::y).filter(Double::isFinite));
        up = ticks(chart.y(), heights.toArray(), 6, true);
        return draw(chart.x(), chart.y().label(), chart.y().unit(), series, chart.rules());
    }

    double distribution(Chart.Distribution chart) {
        List<Series> tails = chart.tails().stream()
                .map(tail -> new Series(
                        tail.name(),
                        tail.points().stream().filter(p -> p.y() > 0).toList()))
                .toList();
        if (drawable(tails).findAny().isEmpty()) return sketch.nothing();
        across = ticks(chart.x(), drawable(tails).mapToDouble(Point::x).toArray(), sketch.width < 420 ? 5 : 9, false);
        up = shares(drawable(tails).mapToDouble(Point::y).min().orElse(1));
        // all tails end at the same height, so names at their ends would tangle
        named = false;
        return draw(chart.x(), chart.shareLabel(), "ratio", tails, List.of());
    }

    /** One tick per decade, named as the percentile it is. */
    private static Ticks shares(double least) {
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int decades = (int) Math.clamp(Math.ceil(-Math.log10(least) - 1e-9), 1, 12);
        for (int i = decades; i >= 0; i--) {
            values.add(Double.parseDouble("1e-" + i));
            String share = Quantities.exact(Double.parseDouble("1e-" + i), "ratio");
            labels.add(i == 0 ? share : "p" + percentile(i) + " · " + share);
        }
        double low = Math.clamp(least * 0.8, 1e-12, 0.5);
        if (values.getFirst() < low) {
            values.removeFirst();
            labels.removeFirst();
        }
        return new Ticks(low, 1, values, labels, "", true);
    }

    /** 1: "90", 2: "99", 3: "99.9". */
    private static String percentile(int decades) {
        if (decades <= 1) return "90";
        String nines = "9".repeat(decades - 2);
        return nines.isEmpty() ? "99" : "99." + nines;
    }

    private static java.util.stream.Stream<Point> drawable(List<Series> series) {
        return series.stream().flatMap(s -> s.points().stream()).filter(Point::isDrawable);
    }

    private static DoubleStream extent(Point point) {
        if (point.interval().isEmpty()) return DoubleStream.of(point.y());
        return DoubleStream.of(
                        point.y(),
                        point.interval().get().low(),
                        point.interval().get().high())
                .filter(Double::isFinite);
    }

    private static Ticks ticks(Axis axis, double[] values, int wanted, boolean fromZero) {
        double min = DoubleStream.of(values).min().orElseThrow();
        double max = DoubleStream.of(values).max().orElseThrow();
        if (axis.logarithmic() && min >= Double.MIN_NORMAL) return Ticks.logarithmic(min, max, wanted + 1, axis.unit());
        boolean zero = fromZero && min > 0 || min > 0 && min < 0.4 * max;
        return Ticks.linear(zero ? 0 : min, max, wanted, axis.unit());
    }

    private double draw(Axis x, String label, String unit, List<Series> series, List<Rule> rules) {
        many = series.size() > 1;
        double labelWidth =
                series.stream().mapToDouble(s -> sketch.widthOf(s.name())).max().orElse(0) + 24;
        boolean direct = named
                && many
                && sketch.width >= LEAST_FOR_DIRECT_LABELS
                && labelWidth < 0.28 * sketch.width
                && series.size() <= 12;
        if (many && !direct) sketch.legend(series.stream().map(Series::name).toList(), true);
        sketch.text(0, sketch.top + 12, sketch.fitted(titled(label, up), sketch.width), Anchor.START, Role.MUTED);
        top = sketch.top + 24;
        bottom = top + Math.clamp(sketch.width * 0.46, 190, 320);
        left = up.labels().stream().mapToDouble(sketch::widthOf).max().orElse(0) + 8;
        double lastTick =
                across.labels().isEmpty() ? 0 : sketch.widthOf(across.labels().getLast()) / 2;
        right = sketch.width - (direct ? labelWidth : Math.max(6, lastTick));

        drawGrid();
        drawRules(rules);
        for (int i = 0; i < series.size(); i++) drawBand(series.get(i), i);
        for (int i = 0; i < series.size(); i++) drawLine(series.get(i), i);
        for (int i = 0; i < series.size(); i++) drawSymbols(series.get(i), i, x.unit(), unit);
        nameRules(rules);
        if (direct) label(series);
        sketch.text(right, bottom + 36, sketch.fitted(titled(x.label(), across), right - left), Anchor.END, Role.MUTED);
        return bottom + 44;
    }

    private static String titled(String label, Ticks ticks) {
        return ticks.symbol().isEmpty() ? label : label + " (" + ticks.symbol() + ")";
    }

    private double x(double value) {
        return left + across.position(value) * (right - left);
    }

    private double y(double value) {
        return bottom - Math.clamp(up.position(value), 0, 1) * (bottom - top);
    }

    private void drawGrid() {
        for (int i = 0; i < up.values().size(); i++) {
            double y = y(up.values().get(i));
            sketch.line(left, y, right, y, Role.GRID);
            sketch.text(left - 8, y + 4, up.labels().get(i), Anchor.END, Role.MUTED);
        }
        sketch.line(left, bottom, right, bottom, Role.AXIS);
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < across.values().size(); i++) {
            double x = x(across.values().get(i));
            sketch.line(x, bottom, x, bottom + 4, Role.AXIS);
            double half = sketch.widthOf(across.labels().get(i)) / 2;
            if (x - half < free) continue;
            sketch.text(x, bottom + 18, across.labels().get(i), Anchor.MIDDLE, Role.MUTED);
            free = x + half + 6;
        }
    }

    private void drawRules(List<Rule> rules) {
        for (Rule rule : rules) {
            if (!Double.isFinite(rule.y()) || up.logarithmic() && rule.y() <= 0) continue;
            double y = y(rule.y());
            sketch.add(new Mark.Line(left, y, right, y, Role.RULE, 1.5, new double[] {5, 4}));
        }
    }

    private void nameRules(List<Rule> rules) {
        for (Rule rule : rules)
            if (Double.isFinite(rule.y()) && !(up.logarithmic() && rule.y() <= 0))
                sketch.text(
                        left + 4,
                        y(rule.y()) - top < ROOM_FOR_NAME ? y(rule.y()) + ROOM_FOR_NAME : y(rule.y()) - 5,
                        sketch.fitted(rule.name(), right - left - 8),
                        Anchor.START,
                        Role.RULE);
    }

    private void drawBand(Series series, int index) {
        for (List<Point> part : parts(series)) {
            List<Point> sure =
                    part.stream().filter(p -> p.interval().isPresent()).toList();
            if (sure.size() < 2) continue;
            double[] xs = new double[2 * sure.size()];
            double[] ys = new double[xs.length];
            for (int i = 0; i < sure.size(); i++) {
                int back = xs.length - 1 - i;
                xs[i] = xs[back] = x(sure.get(i).x());
                ys[i] = end(sure.get(i), p -> p.interval().get().low());
                ys[back] = end(sure.get(i), p -> p.interval().get().high());
            }
            sketch.add(new Mark.Polygon(xs, ys, new Ink.OfSeries(index), 0.18));
        }
    }

    private double end(Point point, ToDoubleFunction<Point> end) {
        double value = end.applyAsDouble(point);
        return up.logarithmic() && value <= 0 ? bottom : y(Double.isFinite(value) ? value : point.y());
    }

    private void drawLine(Series series, int index) {
        for (List<Point> part : parts(series)) {
            if (part.size() < 2) continue;
            List<double[]> points = decimated(part);
            double[] xs = points.stream().mapToDouble(p -> p[0]).toArray();
            double[] ys = points.stream().mapToDouble(p -> p[1]).toArray();
            sketch.add(new Mark.Polyline(xs, ys, new Ink.OfSeries(index), 2, Sketch.dash(index)));
            if (many && series.points().size() > MOST_SYMBOLS) beads(xs, ys, index);
        }
    }

    /** Symbols at equal distances along a curve, so that it can be told from others without its colour. */
    private void beads(double[] xs, double[] ys, int index) {
        double due = 60 + 25 * (index % 4);
        for (int i = 1; i < xs.length; i++) {
            due -= Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
            if (due > 0) continue;
            sketch.add(
                    new Mark.Symbol(xs[i], ys[i], 3.5, Sketch.shape(index), new Ink.OfSeries(index), Optional.empty()));
            due = 110;
        }
    }

    /** First, least, greatest and last of each column of pixels: looks the same and has at most four points a column. */
    private List<double[]> decimated(List<Point> part) {
        List<double[]> result = new ArrayList<>();
        if (part.size() <= 400) {
            for (Point point : part) result.add(new double[] {x(point.x()), y(point.y())});
            return result;
        }
        List<double[]> column = new ArrayList<>();
        for (Point point : part) {
            double[] next = {x(point.x()), y(point.y())};
            if (!column.isEmpty() && Math.floor(next[0]) != Math.floor(column.getFirst()[0])) {
                flush(column, result);
                column.clear();
            }
            column.add(next);
        }
        flush(column, result);
        return result;
    }

    private static void flush(List<double[]> column, List<double[]> result) {
        double[] first = column.getFirst();
        double[] last = column.getLast();
        result.add(first);
        column.stream()
                .filter(p -> p != first && p != last)
                .collect(java.util.stream.Collectors.teeing(
                        java.util.stream.Collectors.minBy(Comparator.comparingDouble(p -> p[1])),
                        java.util.stream.Collectors.maxBy(Comparator.comparingDouble(p -> p[1])),
                        (least, greatest) -> {
                            least.ifPresent(result::add);
                            if (!greatest.equals(least)) greatest.ifPresent(result::add);
                            return result;
                        }));
        if (last != first) result.add(last);
    }

    /** Stretches without a gap. */
    private List<List<Point>> parts(Series series) {
        List<List<Point>> parts = new ArrayList<>();
        List<Point> part = new ArrayList<>();
        for (Point point : series.points()) {
            boolean visible = point.isDrawable()
                    && !(up.logarithmic() && point.y() <= 0)
                    && !(across.logarithmic() && point.x() <= 0);
            if (visible) part.add(point);
            else if (!part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        if (!part.isEmpty()) parts.add(part);
        return parts;
    }

    private void drawSymbols(Series series, int index, String unitAcross, String unitUp) {
        boolean curve = series.points().size() > MOST_SYMBOLS;
        for (List<Point> part : parts(series)) {
            if (curve && part.size() > 1) continue;
            for (Point point : part) {
                if (part.size() == 1) drawWhisker(point, index);
                Datum datum = new Datum(
                        series.name(),
                        Quantities.exact(point.x(), unitAcross),
                        Quantities.sentence(point.y(), point.interval(), unitUp),
                        point.x(),
                        point.y(),
                        point.interval());
                sketch.add(new Mark.Symbol(
                        x(point.x()),
                        y(point.y()),
                        3.5,
                        Sketch.shape(index),
                        new Ink.OfSeries(index),
                        Optional.of(datum)));
            }
        }
    }

    private void drawWhisker(Point point, int index) {
        if (point.interval().isEmpty()) return;
        double low = end(point, p -> p.interval().get().low());
        double high = end(point, p -> p.interval().get().high());
        sketch.add(new Mark.Line(x(point.x()), low, x(point.x()), high, new Ink.OfSeries(index), 1.5, Sketch.SOLID));
    }

    /** A name beside the end of its line; names that would overlap are moved apart. */
    private record Label(int series, double x, double wanted) {}

    private void label(List<Series> series) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            List<List<Point>> parts = parts(series.get(i));
            if (parts.isEmpty()) continue;
            Point last = parts.getLast().getLast();
            labels.add(new Label(i, x(last.x()), y(last.y())));
        }
        labels.sort(Comparator.comparingDouble(Label::wanted));
        double[] placed = apart(labels.stream().mapToDouble(Label::wanted).toArray(), 15, top, bottom);
        for (int i = 0; i < placed.length; i++) {
            Label label = labels.get(i);
            Ink ink = new Ink.OfSeries(label.series());
            if (Math.abs(placed[i] - label.wanted()) > 5 || right - label.x() > 8)
                sketch.add(new Mark.Line(label.x() + 5, label.wanted(), right + 6, placed[i], ink, 0.75, Sketch.SOLID));
            sketch.add(
                    new Mark.Symbol(right + 12, placed[i], 3.5, Sketch.shape(label.series()), ink, Optional.empty()));
            sketch.text(
                    right + 20,
                    placed[i] + 4,
                    sketch.fitted(series.get(label.series()).name(), sketch.width - right - 20),
                    Anchor.START,
                    Role.TEXT);
        }
    }

    /** Ascending places, at least {@code gap} apart, near the wanted ones and between the limits as far as there is room. */
    static double[] apart(double[] wanted, double gap, double low, double high) {
        double[] placed = wanted.clone();
        for (int i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i], placed[i - 1] + gap);
        int last = placed.length - 1;
        if (last >= 0 && placed[last] > high) placed[last] = high;
        for (int i = last - 1; i >= 0; i--) placed[i] = Math.min(placed[i], placed[i + 1] - gap);
        if (last >= 0 && placed[0] < low) {
            placed[0] = low;
            for (int i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i], placed[i - 1] + gap);
        }
        return placed;
    }
}
