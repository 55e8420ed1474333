// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import ringzero.report.chart.Ink.Role;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Mark.Datum;
import ringzero.report.notation.Quantities;

/** A table of colours. A ratio runs from 0 to 100 %, everything else from the least to the greatest value. */
final class HeatMapLayout {
    private static final double ROW = 26;

    private final Sketch sketch;
    private final Chart.HeatMap chart;

    HeatMapLayout(Sketch sketch, Chart.HeatMap chart) {
        this.sketch = sketch;
        this.chart = chart;
    }

    double map() {
        if (finite().findAny().isEmpty()) return sketch.nothing();
        double names = chart.rows().stream().mapToDouble(sketch::widthOf).max().orElse(0);
        double left = Math.min(names, 0.35 * sketch.width) + 10;
        double pitch = (sketch.width - left) / chart.columns().size();
        if (!chart.columnLabel().isEmpty()) {
            sketch.text(left, sketch.top + 12, chart.columnLabel(), Anchor.START, Role.MUTED);
            sketch.top += Sketch.ROW;
        }
        drawColumns(left, pitch);
        for (int r = 0; r < chart.rows().size(); r++) {
            double y = sketch.top + r * ROW;
            sketch.text(
                    left - 10, y + ROW / 2 + 4, sketch.fitted(chart.rows().get(r), left - 10), Anchor.END, Role.TEXT);
            List<Double> values = chart.values().get(r);
            for (int c = 0; c < values.size(); c++) cell(r, c, left + c * pitch, y, pitch, values.get(c));
        }
        return sketch.top + ROW * chart.rows().size() + 8;
    }

    private void drawColumns(double left, double pitch) {
        double free = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < chart.columns().size(); c++) {
            String name = sketch.fitted(chart.columns().get(c), Math.max(pitch - 4, 44));
            double half = sketch.widthOf(name) / 2;
            double middle = Math.min(left + (c + 0.5) * pitch, sketch.width - half);
            if (middle - half < free) continue;
            sketch.text(middle, sketch.top + 12, name, Anchor.MIDDLE, Role.MUTED);
            free = middle + half + 4;
        }
        sketch.top += Sketch.ROW;
    }

    private void cell(int row, int column, double x, double y, double width, double value) {
        Datum datum = new Datum(
                chart.rows().get(row),
                chart.columns().get(column),
                Quantities.measured(value, chart.unit()),
                column,
                value,
                Optional.empty());
        if (!Double.isFinite(value)) {
            sketch.rect(x, y, width - 1, ROW - 1, Role.GRID, datum);
            return;
        }
        int step = step(value);
        sketch.rect(x, y, width - 1, ROW - 1, new Ink.OfStep(step), datum);
        String text = Quantities.measured(value, chart.unit());
        if (chart.unit().equals("ratio")) {
            text = Quantities.fixed(value * 100, 0) + " %";
            if (sketch.widthOf(text) > width - 4) text = Quantities.fixed(value * 100, 0);
        }
        if (sketch.widthOf(text) <= width - 3)
            sketch.text(x + width / 2, y + ROW / 2 + 4, text, Anchor.MIDDLE, new Ink.OnStep(step));
    }

    private int step(double value) {
        boolean ratio = chart.unit().equals("ratio");
        double low = ratio ? 0 : finite().min().orElse(0);
        double high = ratio ? 1 : finite().max().orElse(1);
        if (!(high > low)) return 0;
        return Math.clamp((int) ((value - low) / (high - low) * Theme.STEPS), 0, Theme.STEPS - 1);
    }

    private DoubleStream finite() {
        return chart.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite);
    }
}
