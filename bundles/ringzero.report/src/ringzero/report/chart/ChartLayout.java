// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

/**
 * Turns a chart into marks for a given width; the height follows from what is shown.
 *
 * @param width of the picture in pixels, at least 200
 * @param heading whether the title is part of the picture; not if the page around it says it
 * @param measure of the font that will be used
 */
public record ChartLayout(double width, boolean heading, TextMeasure measure) {
    public ChartLayout {
        if (!(width >= 200)) throw new IllegalArgumentException("width must be at least 200, but is " + width);
    }

    /** For files and pages: estimated text widths. */
    public ChartLayout(double width, boolean heading) {
        this(width, heading, TextMeasure.estimate());
    }

    /** Where everything goes. Takes time in proportion to the number of points. */
    public Picture layout(Chart chart) {
        Sketch sketch = new Sketch(width, measure);
        if (heading) sketch.heading(chart.title());
        double height = switch (chart) {
            case Chart.Lines lines -> new LinesLayout(sketch).lines(lines);
            case Chart.Distribution distribution -> new LinesLayout(sketch).distribution(distribution);
            case Chart.Bars bars -> new BarsLayout(sketch, bars).bars();
            case Chart.HeatMap map -> new HeatMapLayout(sketch, map).map();
            case Chart.Lanes lanes -> new LanesLayout(sketch, lanes).lanes();
            case Chart.Waterfall waterfall -> new WaterfallLayout(sketch, waterfall).waterfall();
        };
        return new Picture(width, Math.ceil(height), chart.title(), chart.description(), sketch.marks());
    }
}
