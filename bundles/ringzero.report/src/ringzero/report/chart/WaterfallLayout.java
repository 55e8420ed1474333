// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.List;
import java.util.Optional;
import ringzero.report.chart.Ink.Role;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Mark.Datum;
import ringzero.report.notation.Quantities;

/** Stages from above to below, each beginning where the one before ends, and the whole at the bottom. */
final class WaterfallLayout {
    private static final double THICK = 18;

    private final Sketch sketch;
    private final Chart.Waterfall chart;
    private final String unit;
    private final List<String> groups;
    private final double whole;
    private double left;
    private double right;

    WaterfallLayout(Sketch sketch, Chart.Waterfall chart) {
        this.sketch = sketch;
        this.chart = chart;
        this.unit = chart.value().unit();
        this.groups = chart.groups();
        this.whole = whole(chart);
    }

    /** What the stages add up to. */
    static double whole(Chart.Waterfall chart) {
        return chart.stages().stream()
                .filter(WaterfallLayout::isDrawable)
                .mapToDouble(Chart.Stage::value)
                .sum();
    }

    /** A stage that took no time is drawn, one that has no value or a negative one is not. */
    static boolean isDrawable(Chart.Stage stage) {
        return Double.isFinite(stage.value()) && stage.value() >= 0;
    }

    double waterfall() {
        if (!(whole > 0) || !Double.isFinite(whole)) return sketch.nothing();
        if (!groups.isEmpty())
            sketch.legend(
                    groups,
                    false,
                    chart.stages().stream().map(Chart.Stage::group).toList());
        double names = chart.stages().stream()
                .mapToDouble(stage -> sketch.widthOf(stage.name()))
                .max()
                .orElse(0);
        boolean beside = names < 0.4 * sketch.width;
        left = beside ? names + 10 : 0;
        right = sketch.width - roomForValues();
        double pitch = THICK + (beside ? 6 : 6 + Sketch.ROW);
        double at = 0;
        double y = sketch.top + 4;
        for (Chart.Stage stage : chart.stages()) {
            double bar = name(stage.name(), beside, y, false);
            if (isDrawable(stage)) {
                draw(stage, at, bar);
                at += stage.value();
                sketch.line(x(at), bar + THICK, x(at), bar + pitch, Role.AXIS);
            } else sketch.text(x(at) + 6, bar + 13, "no value", Anchor.START, Role.MUTED);
            y += pitch;
        }
        double bar = name("Together", beside, y, true);
        String text = Quantities.measured(whole, unit);
        sketch.rect(left, bar, right - left, THICK, Role.AXIS, datum("Together", text, whole));
        sketch.text(right + 6, bar + 13, text, Anchor.START, Role.TEXT, Sketch.SIZE, true);
        return y + pitch + 8;
    }

    /** Writes a row's name; returns where its bar begins. */
    private double name(String name, boolean beside, double y, boolean bold) {
        if (beside) {
            sketch.text(left - 10, y + 13, name, Anchor.END, Role.TEXT, Sketch.SIZE, bold);
            return y;
        }
        sketch.text(0, y + 13, sketch.fitted(name, sketch.width, bold), Anchor.START, Role.TEXT, Sketch.SIZE, bold);
        return y + Sketch.ROW;
    }

    private double roomForValues() {
        double widest = sketch.widthOf(Quantities.measured(whole, unit), true);
        for (Chart.Stage stage : chart.stages()) widest = Math.max(widest, sketch.widthOf(text(stage)));
        return Math.min(widest + 12, 0.5 * sketch.width);
    }

    private String text(Chart.Stage stage) {
        if (!isDrawable(stage)) return "no value";
        return Quantities.measured(stage.value(), unit) + ", " + Quantities.percent(stage.value() / whole);
    }

    private double x(double value) {
        return left + Math.clamp(value / whole, 0, 1) * (right - left);
    }

    private void draw(Chart.Stage stage, double at, double y) {
        double from = Math.min(x(at), right - 1);
        double to = Math.max(from + 1, x(at + stage.value()));
        Ink ink = stage.group().isEmpty()
                ? (groups.isEmpty() ? new Ink.OfSeries(0) : Role.AXIS)
                : new Ink.OfSeries(groups.indexOf(stage.group()));
        sketch.rect(from, y, to - from, THICK, ink, datum(stage.name(), text(stage), stage.value()));
        sketch.text(to + 6, y + 13, text(stage), Anchor.START, Role.TEXT);
    }

    private static Datum datum(String name, String text, double value) {
        return new Datum(name, "", text, Double.NaN, value, Optional.empty());
    }
}
