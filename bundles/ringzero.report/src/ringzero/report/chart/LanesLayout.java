// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ringzero.report.chart.Ink.Role;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Mark.Datum;
import ringzero.report.notation.Quantities;

/**
 * Lanes over time. Spans that are narrower than a pixel are gathered, pixel by pixel, into columns whose height is the share of the time
 * that they took: so a million spans cost no more than the width of the picture, and a lane that is half busy looks half busy.
 */
final class LanesLayout {
    private static final double HEIGHT = 20;
    private static final double PITCH = 26;

    private final Sketch sketch;
    private final Chart.Lanes chart;
    private final List<String> groups;
    private double left;

    LanesLayout(Sketch sketch, Chart.Lanes chart) {
        this.sketch = sketch;
        this.chart = chart;
        this.groups = chart.groups();
    }

    double lanes() {
        if (chart.lanes().isEmpty()) return sketch.nothing();
        if (!groups.isEmpty())
            sketch.legend(
                    groups,
                    false,
                    chart.lanes().stream()
                            .flatMap(lane -> lane.spans().stream())
                            .map(Chart.Span::group)
                            .collect(Collectors.toSet()));
        double names = chart.lanes().stream()
                .mapToDouble(lane -> sketch.widthOf(lane.name()))
                .max()
                .orElse(0);
        boolean beside = sketch.width >= 400;
        left = beside ? Math.min(names, 0.3 * sketch.width) + 10 : 0;
        double pitch = beside ? PITCH : PITCH + Sketch.ROW;
        double top = sketch.top;
        double bottom = top + pitch * chart.lanes().size();
        drawTime(top, bottom);
        for (int i = 0; i < chart.lanes().size(); i++) {
            Chart.Lane lane = chart.lanes().get(i);
            double y = top + i * pitch;
            if (beside) {
                String name = sketch.fitted(lane.name(), left - 10);
                sketch.text(left - 10, y + 16, name, Anchor.END, Role.TEXT);
            } else {
                sketch.text(0, y + 13, sketch.fitted(lane.name(), sketch.width), Anchor.START, Role.TEXT);
                y += Sketch.ROW;
            }
            sketch.line(left, y + HEIGHT + 1, sketch.width, y + HEIGHT + 1, Role.GRID);
            draw(lane, y + 1);
        }
        return bottom + 44;
    }

    /** Counts from the begin of the window: what matters in a window of microseconds is not when the run began. */
    private void drawTime(double top, double bottom) {
        double length = chart.to() - chart.from();
        Ticks ticks = Ticks.linear(0, length, Math.clamp((int) ((sketch.width - left) / 90), 2, 9), "s");
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.values().size(); i++) {
            double value = ticks.values().get(i);
            if (value > length * (1 + 1e-9)) break;
            double x = left + value / length * (sketch.width - left);
            sketch.line(x, top, x, bottom, Role.GRID);
            String label = ticks.labels().get(i);
            double half = sketch.widthOf(label) / 2;
            double middle = Math.clamp(x, half, Math.max(half, sketch.width - half));
            if (middle - half < free) continue;
            sketch.text(middle, bottom + 16, label, Anchor.MIDDLE, Role.MUTED);
            free = middle + half + 8;
        }
        String symbol = ticks.symbol().isEmpty() ? "" : " (" + ticks.symbol() + ")";
        String since = chart.from() == 0 ? "time" : "time after " + Quantities.exact(chart.from(), "s");
        sketch.text(sketch.width, bottom + 34, sketch.fitted(since + symbol, sketch.width), Anchor.END, Role.MUTED);
    }

    private double x(double time) {
        double share = (time - chart.from()) / (chart.to() - chart.from());
        return left + Math.clamp(share, 0, 1) * (sketch.width - left);
    }

    private void draw(Chart.Lane lane, double y) {
        int pixels = (int) Math.ceil(sketch.width - left);
        double[][] columns = new double[pixels][];
        for (Chart.Span span : lane.spans()) {
            if (!(span.end() >= chart.from() && span.start() <= chart.to())) continue;
            double from = x(span.start());
            double to = x(span.end());
            if (to - from >= 1) draw(lane, span, from, to, y);
            else gather(columns, span, from, to);
        }
        for (int i = 0; i < pixels; i++) if (columns[i] != null) column(lane, columns[i], left + i, y);
    }

    private void draw(Chart.Lane lane, Chart.Span span, double from, double to, double y) {
        String text = span.label() + ", " + Quantities.measured(span.end() - span.start(), "s") + " from "
                + Quantities.measured(span.start() - chart.from(), "s");
        double gap = to - from > 3 ? 0.6 : 0;
        sketch.rect(from, y, to - from - gap, HEIGHT, ink(span.group()), datum(lane, text, span.start()));
        if (to - from > 30 && sketch.widthOf(span.label()) <= to - from - 6)
            sketch.text((from + to) / 2, y + 14, span.label(), Anchor.MIDDLE, onInk(span.group()));
    }

    /** A column holds, for each group and for none, how much of the pixel's time was taken. */
    private void gather(double[][] columns, Chart.Span span, double from, double to) {
        int column = Math.clamp((int) (from - left), 0, columns.length - 1);
        if (columns[column] == null) columns[column] = new double[groups.size() + 1];
        int group = span.group().isEmpty() ? groups.size() : groups.indexOf(span.group());
        columns[column][group] += to - from;
    }

    private void column(Chart.Lane lane, double[] taken, double x, double y) {
        double wide = Math.min(1, sketch.width - x);
        double share = Math.min(1, Arrays.stream(taken).sum() / wide);
        int most = 0;
        for (int i = 1; i < taken.length; i++) if (taken[i] > taken[most]) most = i;
        // a short event must be seen, however short it was
        double height = Math.max(2, share * HEIGHT);
        String group = most == groups.size() ? "" : groups.get(most);
        String text = "short spans, together " + Quantities.percent(share) + " of the time";
        sketch.rect(x, y + HEIGHT - height, wide, height, ink(group), datum(lane, text, x));
    }

    private Ink ink(String group) {
        return group.isEmpty() ? Role.AXIS : new Ink.OfSeries(groups.indexOf(group));
    }

    private Ink onInk(String group) {
        return group.isEmpty() ? Role.SURFACE : new Ink.OnSeries(groups.indexOf(group));
    }

    private static Datum datum(Chart.Lane lane, String text, double at) {
        return new Datum(lane.name(), "", text, at, Double.NaN, Optional.empty());
    }
}
