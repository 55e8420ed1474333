// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.stream.DoubleStream;
import ringzero.report.chart.Chart.Bar;
import ringzero.report.chart.Chart.BarSeries;
import ringzero.report.chart.Ink.Role;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Mark.Datum;
import ringzero.report.notation.Quantities;

/** Horizontal bars from a common zero. */
final class BarsLayout {
    private static final double THICK = 22;
    private static final double THIN = 14;

    private final Sketch sketch;
    private final Chart.Bars chart;
    private final String unit;
    private double left;
    private double right;
    private Ticks across;

    BarsLayout(Sketch sketch, Chart.Bars chart) {
        this.sketch = sketch;
        this.chart = chart;
        this.unit = chart.value().unit();
    }

    double bars() {
        if (values().findAny().isEmpty()) return sketch.nothing();
        if (chart.series().size() > 1)
            sketch.legend(chart.series().stream().map(BarSeries::name).toList(), false);
        double names =
                chart.categories().stream().mapToDouble(sketch::widthOf).max().orElse(0);
        boolean beside = names < 0.3 * sketch.width;
        left = beside ? names + 10 : 0;
        right = sketch.width - roomForValues();
        across = Ticks.linear(
                Math.min(0, values().min().orElse(0)),
                Math.max(0, values().max().orElse(0)),
                Math.clamp((int) ((right - left) / 60), 3, 7),
                unit);

        double rows = chart.stacked()
                ? THICK
                : chart.series().size() == 1 ? THICK : THIN * chart.series().size();
        double pitch = rows + (beside ? 10 : 10 + Sketch.ROW);
        double gridTop = sketch.top;
        double gridBottom = gridTop + pitch * chart.categories().size();
        drawGrid(gridTop, gridBottom);
        for (int c = 0; c < chart.categories().size(); c++) {
            double y = gridTop + c * pitch + 5;
            String name = chart.categories().get(c);
            if (beside) sketch.text(left - 10, y + rows / 2 + 4, name, Anchor.END, Role.TEXT);
            else {
                sketch.text(0, y + 12, sketch.fitted(name, sketch.width), Anchor.START, Role.TEXT);
                y += Sketch.ROW;
            }
            if (chart.stacked()) stack(c, y);
            else group(c, y, chart.series().size() == 1 ? THICK : THIN);
        }
        sketch.line(x(0), gridTop, x(0), gridBottom, Role.AXIS);
        String symbol = across.symbol().isEmpty() ? "" : " (" + across.symbol() + ")";
        sketch.text(
                sketch.width,
                gridBottom + 36,
                sketch.fitted(chart.value().label() + symbol, sketch.width),
                Anchor.END,
                Role.MUTED);
        return gridBottom + 44;
    }

    /** Everything a bar reaches: its value, its interval, or the sum of its stack. */
    private DoubleStream values() {
        if (chart.stacked()) {
            return java.util.stream.IntStream.range(0, chart.categories().size())
                    .filter(c -> chart.series().stream()
                            .anyMatch(s -> Double.isFinite(s.bars().get(c).value())))
                    .mapToDouble(this::sum);
        }
        return chart.series().stream()
                .flatMap(s -> s.bars().stream())
                .filter(bar -> Double.isFinite(bar.value()))
                .flatMapToDouble(bar -> DoubleStream.of(
                                bar.value(), bar.interval().map(i -> i.high()).orElse(bar.value()))
                        .filter(Double::isFinite));
    }

    private double sum(int category) {
        return chart.series().stream()
                .mapToDouble(s -> s.bars().get(category).value())
                .filter(Double::isFinite)
                .sum();
    }

    private double roomForValues() {
        double widest = chart.stacked()
                ? java.util.stream.IntStream.range(0, chart.categories().size())
                        .mapToDouble(c -> sketch.widthOf(Quantities.measured(sum(c), unit), true))
                        .max()
                        .orElse(0)
                : chart.series().stream()
                        .flatMap(s -> s.bars().stream())
                        .mapToDouble(bar -> sketch.widthOf(text(bar)))
                        .max()
                        .orElse(0);
        return widest + 10;
    }

    private static final String NONE = "no value";

    private String text(Bar bar) {
        return Double.isNaN(bar.value()) ? NONE : Quantities.measured(bar.value(), unit);
    }

    private double x(double value) {
        return left + Math.clamp(across.position(value), 0, 1) * (right - left);
    }

    private void drawGrid(double top, double bottom) {
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < across.values().size(); i++) {
            double x = x(across.values().get(i));
            sketch.line(x, top, x, bottom, Role.GRID);
            String label = across.labels().get(i);
            double half = sketch.widthOf(label) / 2;
            double middle = Math.max(half, x);
            if (middle - half < free) continue;
            sketch.text(middle, bottom + 18, label, Anchor.MIDDLE, Role.MUTED);
            free = middle + half + 6;
        }
    }

    private void group(int category, double y, double thickness) {
        for (int s = 0; s < chart.series().size(); s++) {
            BarSeries series = chart.series().get(s);
            Bar bar = series.bars().get(category);
            double middle = y + s * thickness + thickness / 2;
            if (!Double.isFinite(bar.value())) {
                sketch.text(x(0) + 6, middle + 4, text(bar), Anchor.START, Role.MUTED);
                continue;
            }
            double from = Math.min(x(0), x(bar.value()));
            double to = Math.max(x(0), x(bar.value()));
            sketch.rect(
                    from,
                    y + s * thickness + 1,
                    Math.max(1, to - from),
                    thickness - 2,
                    new Ink.OfSeries(s),
                    datum(series, category, bar));
            double end = to;
            if (bar.interval().isPresent() && bar.interval().get().halfWidth() > 0) {
                double low = x(bar.interval().get().low());
                double high = x(bar.interval().get().high());
                sketch.line(low, middle, high, middle, Role.TEXT);
                sketch.line(low, middle - 3, low, middle + 3, Role.TEXT);
                sketch.line(high, middle - 3, high, middle + 3, Role.TEXT);
                end = Math.max(end, high);
            }
            sketch.text(end + 6, middle + 4, text(bar), Anchor.START, Role.TEXT);
        }
    }

    private void stack(int category, double y) {
        double at = 0;
        for (int s = 0; s < chart.series().size(); s++) {
            BarSeries series = chart.series().get(s);
            Bar bar = series.bars().get(category);
            if (!Double.isFinite(bar.value()) || bar.value() <= 0) continue;
            double from = x(at);
            double to = x(at + bar.value());
            at += bar.value();
            if (to - from < 0.3) continue;
            double gap = to - from > 3 ? 1 : 0;
            sketch.rect(from, y, to - from - gap, THICK, new Ink.OfSeries(s), datum(series, category, bar));
            String share = Quantities.percent(bar.value() / sum(category));
            if (sketch.widthOf(share) + 6 < to - from)
                sketch.text((from + to) / 2, y + THICK / 2 + 4, share, Anchor.MIDDLE, new Ink.OnSeries(s));
        }
        boolean none = chart.series().stream()
                .noneMatch(s -> Double.isFinite(s.bars().get(category).value()));
        String total = none ? NONE : Quantities.measured(sum(category), unit);
        sketch.text(
                x(at) + 6, y + THICK / 2 + 4, total, Anchor.START, none ? Role.MUTED : Role.TEXT, Sketch.SIZE, !none);
    }

    private Datum datum(BarSeries series, int category, Bar bar) {
        String text = Quantities.sentence(bar.value(), bar.interval(), unit);
        return new Datum(series.name(), chart.categories().get(category), text, category, bar.value(), bar.interval());
    }
}
