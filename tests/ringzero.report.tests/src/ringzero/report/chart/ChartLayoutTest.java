// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringzero.report.chart.Chart.Axis;
import ringzero.report.chart.Chart.Bar;
import ringzero.report.chart.Chart.BarSeries;
import ringzero.report.chart.Chart.Point;
import ringzero.report.chart.Chart.Rule;
import ringzero.report.chart.Chart.Series;
import ringzero.simulation.results.Interval;

class ChartLayoutTest {
    private static final double NAN = Double.NaN;

    private static Chart.Lines lines(boolean logarithmic, double... ys) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < ys.length; i++)
            points.add(new Point(i + 1, ys[i], Optional.of(new Interval(ys[i] * 0.9, ys[i] * 1.1, 0.95))));
        return new Chart.Lines(
                "t",
                "d",
                new Axis("x", "1/s", false),
                new Axis("y", "s", logarithmic),
                List.of(new Series("a", points)),
                List.of());
    }

    private static Chart.Bars bars(boolean stacked, double... values) {
        List<BarSeries> series = new ArrayList<>();
        for (double value : values)
            series.add(new BarSeries("s" + series.size(), List.of(new Bar(value, Optional.empty()))));
        return new Chart.Bars("t", "d", new Axis("v", "CPUs", false), List.of("c"), series, stacked);
    }

    private static Chart.Distribution distribution(double... bounds) {
        List<Point> tail = new ArrayList<>();
        for (int i = 0; i < bounds.length; i++) tail.add(new Point(bounds[i], 1 - (double) i / bounds.length));
        return new Chart.Distribution("t", "d", new Axis("x", "s", true), "share", List.of(new Series("a", tail)));
    }

    private static Chart.HeatMap map(double... values) {
        List<String> columns = DoubleStream.of(values).mapToObj(v -> "column").toList();
        return new Chart.HeatMap(
                "t",
                "d",
                "s",
                "",
                columns,
                List.of("r"),
                List.of(DoubleStream.of(values).boxed().toList()));
    }

    /** One after the other, in three groups; the window is where they are. */
    private static Chart.Lanes lanes(double... lengths) {
        List<Chart.Span> spans = new ArrayList<>();
        double at = 1;
        for (double length : lengths) {
            double end = at + Math.max(0, length);
            spans.add(new Chart.Span(
                    at, end, "span " + spans.size(), spans.size() % 3 == 0 ? "" : "layer " + spans.size() % 3));
            at = end;
        }
        return new Chart.Lanes(
                "t",
                "d",
                1,
                Double.isFinite(at) && at > 1 ? at : 2,
                List.of(new Chart.Lane("lane", spans), new Chart.Lane("idle", List.of())));
    }

    private static Chart.Waterfall waterfall(double... values) {
        List<Chart.Stage> stages = new ArrayList<>();
        for (double value : values)
            stages.add(new Chart.Stage("stage " + stages.size(), value, "g" + stages.size() % 3));
        return new Chart.Waterfall("t", "d", new Axis("time", "s", false), stages);
    }

    /** Everything that data can do to a chart. */
    static List<Named<Chart>> difficult() {
        List<double[]> data = List.of(
                new double[] {},
                new double[] {1},
                new double[] {0},
                new double[] {NAN},
                new double[] {NAN, 1, NAN, 2, 3, NAN},
                new double[] {5, 5, 5, 5},
                new double[] {0, 0, 0},
                new double[] {-1, -5},
                new double[] {-1, 0, 1},
                new double[] {1e-300, 1e300},
                new double[] {4.9e-324, 1.7e308},
                new double[] {-1.7e308, 1.7e308},
                new double[] {Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY},
                new double[] {1e15, 1e15 + 1},
                IntStream.range(0, 5000).mapToDouble(i -> 1 + i % 97).toArray());
        List<Chart> charts = new ArrayList<>();
        for (double[] values : data) {
            charts.add(lines(false, values));
            charts.add(lines(true, values));
            charts.add(bars(false, values.length > 100 ? new double[] {1} : values));
            charts.add(bars(true, values.length > 100 ? new double[] {1} : values));
            charts.add(distribution(values));
            charts.add(map(values.length > 100 ? new double[] {1} : values));
            charts.add(lanes(values));
            charts.add(waterfall(values.length > 100 ? new double[] {1} : values));
        }
        String endless = "name ".repeat(40);
        List<Series> forty = new ArrayList<>();
        List<BarSeries> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double value = Math.pow(10, i * 0.6 - 12);
            forty.add(new Series(endless + i, List.of(new Point(1, value), new Point(1e12, -value))));
            bars.add(new BarSeries(
                    endless + i, List.of(new Bar(value, Optional.of(new Interval(-value, 2 * value, 0.95))))));
        }
        Axis axis = new Axis(endless, "s", false);
        charts.add(new Chart.Lines(endless, endless, axis, axis, forty, List.of(new Chart.Rule(endless, 1))));
        charts.add(new Chart.Bars(endless, endless, axis, List.of(endless), bars, false));
        charts.add(new Chart.Bars(endless, endless, axis, List.of(endless), bars, true));
        charts.add(new Chart.Distribution(endless, endless, axis, endless, forty));
        charts.add(new Chart.HeatMap(
                endless, endless, "s", endless, List.of(endless), List.of(endless), List.of(List.of(1e12))));
        charts.add(new Chart.Lanes(
                endless,
                endless,
                0,
                1e-12,
                List.of(new Chart.Lane(endless, List.of(new Chart.Span(0, 1, endless, endless))))));
        charts.add(new Chart.Waterfall(endless, endless, axis, List.of(new Chart.Stage(endless, 1e12, endless))));
        List<Named<Chart>> named = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++)
            named.add(Named.of(charts.get(i).getClass().getSimpleName() + " of data " + i / 8, charts.get(i)));
        return named;
    }

    @ParameterizedTest
    @MethodSource("difficult")
    void noDataBreaksAChart(Chart chart) {
        for (double width : new double[] {200, 320, 760, 2000}) {
            var picture = new ChartLayout(width, true).layout(chart);

            assertThat(picture.height()).isBetween(20.0, 20_000.0);
            assertThat(picture.marks())
                    .isNotEmpty()
                    .allSatisfy(mark -> assertThat(coordinates(mark))
                            .allSatisfy(c -> assertThat(c).isBetween(-300.0, Math.max(width, picture.height()) + 300)));
            assertThat(SvgPainter.inline(picture, "p")).doesNotContain("NaN").doesNotContain("Infinity");
        }
    }

    private static List<Double> coordinates(Mark mark) {
        double[] all = switch (mark) {
            case Mark.Line line -> new double[] {line.x1(), line.y1(), line.x2(), line.y2()};
            case Mark.Polyline line -> both(line.xs(), line.ys());
            case Mark.Polygon area -> both(area.xs(), area.ys());
            case Mark.Rect rect -> new double[] {rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()};
            case Mark.Symbol symbol -> new double[] {symbol.x(), symbol.y()};
            case Mark.Area area -> new double[] {area.x(), area.y(), area.x() + area.width(), area.y() + area.height()};
            case Mark.Text text -> new double[] {text.x(), text.y()};
        };
        return DoubleStream.of(all).boxed().toList();
    }

    private static double[] both(double[] xs, double[] ys) {
        return DoubleStream.concat(DoubleStream.of(xs), DoubleStream.of(ys)).toArray();
    }

    @Test
    void manyShortSpansCostNoMoreMarksThanThePictureHasPixels() {
        var spans = DoubleStream.iterate(0, i -> i < 100_000, i -> i + 1)
                .mapToObj(i -> new Chart.Span(i * 1e-5, i * 1e-5 + 0.5e-5, "s", "user"))
                .toList();

        var picture = new ChartLayout(760, false)
                .layout(new Chart.Lanes("t", "d", 0, 1, List.of(new Chart.Lane("vCPU 0", spans))));

        assertThat(picture.marks()).hasSizeLessThan(900);
        assertThat(picture.marks())
                .filteredOn(mark -> mark instanceof Mark.Rect rect && rect.width() <= 1)
                .hasSizeGreaterThan(600)
                .allSatisfy(mark -> assertThat(((Mark.Rect) mark).height()).isBetween(9.0, 11.0));
    }

    @Test
    void aSmallerWindowShowsASpanByItsName() {
        var lane = new Chart.Lane("vCPU 0", List.of(new Chart.Span(1.5, 1.5001, "VM exit", "exit")));

        var far = new ChartLayout(760, false).layout(new Chart.Lanes("t", "d", 0, 10, List.of(lane)));
        var near = new ChartLayout(760, false).layout(new Chart.Lanes("t", "d", 1.4999, 1.5002, List.of(lane)));

        assertThat(texts(far)).doesNotContain("VM exit");
        assertThat(texts(near)).contains("VM exit", "time after 1.4999 s (µs)");
    }

    @Test
    void theStagesOfAWaterfallFollowEachOtherUpToTheWhole() {
        var picture = new ChartLayout(760, false).layout(waterfall(3e-6, 0, 1e-6));

        var bars = picture.marks().stream()
                .filter(mark -> mark instanceof Mark.Rect rect && rect.datum().isPresent())
                .map(Mark.Rect.class::cast)
                .toList();
        assertThat(bars.get(2).x())
                .isCloseTo(bars.get(0).x() + bars.get(0).width(), org.assertj.core.api.Assertions.within(0.5));
        assertThat(bars.getLast().width())
                .isCloseTo(bars.get(0).width() / 3 * 4, org.assertj.core.api.Assertions.within(1.0));
        assertThat(texts(picture)).contains("3.00 µs, 75 %", "1.00 µs, 25 %", "4.00 µs");
    }

    @Test
    void theTableOfLanesSaysHowLongEachLayerTookWithinTheWindow() {
        var spans = List.of(new Chart.Span(0, 2, "a", "user"), new Chart.Span(2, 3, "b", "exit"));

        var table = Table.of(new Chart.Lanes("t", "d", 1, 5, List.of(new Chart.Lane("vCPU 0", spans))));

        assertThat(table.columns()).containsExactly("", "in use", "user", "exit");
        assertThat(table.rows()).containsExactly(List.of("vCPU 0", "50 %", "1.00 s", "1.00 s"));
    }

    @Test
    void whereThereIsNothingToDrawTheChartSaysSo() {
        var picture = new ChartLayout(400, false).layout(lines(false));

        assertThat(texts(picture)).containsExactly("Nothing to draw: no run gave a value.");
    }

    @Test
    void aMissingPointIsAGapAndNotALine() {
        var picture = new ChartLayout(400, false).layout(lines(false, 1, 2, NAN, 3, 4));

        assertThat(picture.marks().stream().filter(Mark.Polyline.class::isInstance))
                .hasSize(2);
    }

    @Test
    void everyPointCarriesItsData() {
        var picture = new ChartLayout(400, false).layout(lines(false, 0.001, 0.002));

        assertThat(picture.marks().stream()
                        .filter(Mark.Symbol.class::isInstance)
                        .map(m -> ((Mark.Symbol) m).datum().orElseThrow().sentence()))
                .containsExactly("a at 1 /s: 1.00 ms ± 10 %", "a at 2 /s: 2.00 ms ± 10 %");
    }

    @Test
    void aLongCurveIsDecimatedToWhatTheScreenCanShow() {
        var picture = new ChartLayout(400, false)
                .layout(lines(
                        false,
                        IntStream.range(0, 1_000_000).mapToDouble(Math::sin).toArray()));

        int points = picture.marks().stream()
                .filter(Mark.Polyline.class::isInstance)
                .mapToInt(m -> ((Mark.Polyline) m).xs().length)
                .sum();
        assertThat(points).isBetween(400, 1600);
    }

    @Test
    void aRequiredBoundIsDrawnAndNamed() {
        var plain = lines(false, 1, 2);
        var chart =
                new Chart.Lines("t", "d", plain.x(), plain.y(), plain.series(), List.of(new Rule("3 s required", 3)));

        var picture = new ChartLayout(400, false).layout(chart);

        assertThat(texts(picture)).contains("3 s required", "3");
    }

    @Test
    void theUnitStandsBesideEveryAxis() {
        assertThat(texts(new ChartLayout(400, false).layout(lines(false, 0.001, 0.002))))
                .contains("y (ms)", "x (/s)");
    }

    @Test
    void theSegmentsOfAStackAreAsWideAsTheirShare() {
        var picture = new ChartLayout(760, false).layout(bars(true, 1, 3));

        var widths = picture.marks().stream()
                .filter(m -> m instanceof Mark.Rect r && r.datum().isPresent())
                .mapToDouble(m -> ((Mark.Rect) m).width() + 1)
                .toArray();
        assertThat(widths[1] / widths[0]).isBetween(2.99, 3.01);
    }

    @Test
    void namesThatAreTooLongEndInAnEllipsis() {
        var chart = new Chart.Bars(
                "t",
                "d",
                new Axis("v", "s", false),
                List.of("a name that is much longer than the whole picture is wide, and then some more of it"),
                List.of(new BarSeries("s", List.of(new Bar(1, Optional.empty())))),
                false);

        assertThat(texts(new ChartLayout(240, false).layout(chart))).anyMatch(t -> t.endsWith("…"));
    }

    @Test
    void labelsAreMovedApart() {
        double[] placed = LinesLayout.apart(new double[] {10, 11, 12, 200}, 15, 0, 210);

        assertThat(placed).containsExactly(10, 25, 40, 200);
        assertThat(LinesLayout.apart(new double[] {200, 205, 210}, 15, 0, 210)).containsExactly(180, 195, 210);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 199, Double.NaN})
    void aWidthThatCannotBeReadIsRefused(double width) {
        assertThatThrownBy(() -> new ChartLayout(width, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> texts(Picture picture) {
        return picture.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(m -> ((Mark.Text) m).text())
                .toList();
    }
}
