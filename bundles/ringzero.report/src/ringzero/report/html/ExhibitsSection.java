// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ringzero.report.answer.Exhibit;
import ringzero.report.chart.Chart;
import ringzero.report.chart.ChartLayout;
import ringzero.report.chart.Ink;
import ringzero.report.chart.SvgPainter;
import ringzero.report.chart.Table;

/** Charts, each with the numbers behind it. */
final class ExhibitsSection {
    private static final double WIDE = 760;
    private static final double NARROW = 350;
    private static final double HALF = 400;

    private final Part part;
    private final Page page;
    private int pictures;

    ExhibitsSection(Part part) {
        this.part = part;
        this.page = part.page();
    }

    void write(String id, String title, List<Exhibit> exhibits) throws IOException {
        if (exhibits.isEmpty()) return;
        part.section(id, title);
        boolean beside = false;
        for (Exhibit exhibit : exhibits) {
            if (beside == exhibit.main()) {
                page.raw(beside ? "</div>\n" : "<div class=\"pairs\">\n");
                beside = !beside;
            }
            exhibit(exhibit);
        }
        page.raw((beside ? "</div>\n" : "") + "</section>\n");
    }

    private void exhibit(Exhibit exhibit) throws IOException {
        Chart chart = exhibit.chart();
        String id = part.prefix() + "c" + ++pictures;
        page.raw("<figure id=\"" + id + "\">\n<figcaption>");
        page.element(part.heading(3), chart.title());
        if (!exhibit.caption().isEmpty()) page.element("p", exhibit.caption());
        page.raw("</figcaption>\n");
        if (exhibit.main()) {
            picture("wide", chart, WIDE, id + "w");
            picture("narrow", chart, NARROW, id + "n");
        } else picture("half", chart, HALF, id + "h");
        toggles(chart);
        page.raw("<details><summary>The numbers</summary>\n");
        Table table = Table.of(chart);
        part.table(chart.title(), table.columns(), table.rows());
        page.raw("</details>\n</figure>\n");
    }

    /** Switches that the page's script brings to life; without it they stay hidden, as they could do nothing. */
    private void toggles(Chart chart) throws IOException {
        List<String> names = series(chart);
        if (names.size() < 2) return;
        page.raw(
                "<div class=\"toggles\" role=\"group\" aria-label=\"Shown in this chart\" hidden=\"hidden\"><span class=\"where\">Show</span>");
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) continue;
            String colour = "s" + new Ink.OfSeries(i).colour();
            page.raw("<button type=\"button\" aria-pressed=\"true\" data-series=\"" + colour
                    + "\"><svg width=\"10\" height=\"10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" class=\"f-"
                    + colour + "\"/></svg> ");
            page.name(names.get(i));
            page.raw("</button>");
        }
        page.raw("</div>\n");
    }

    /** What the colours stand for, by their number; empty for those that the chart does not use. */
    private static List<String> series(Chart chart) {
        return switch (chart) {
            case Chart.Lines lines ->
                lines.series().stream().map(Chart.Series::name).toList();
            case Chart.Distribution distribution ->
                distribution.tails().stream().map(Chart.Series::name).toList();
            case Chart.Bars bars ->
                bars.series().stream().map(Chart.BarSeries::name).toList();
            case Chart.HeatMap map -> List.of();
            case Chart.Lanes lanes ->
                shown(
                        lanes.groups(),
                        lanes.lanes().stream()
                                .flatMap(lane -> lane.spans().stream())
                                .map(Chart.Span::group)
                                .collect(Collectors.toSet()));
            case Chart.Waterfall waterfall ->
                shown(
                        waterfall.groups(),
                        waterfall.stages().stream().map(Chart.Stage::group).collect(Collectors.toSet()));
        };
    }

    private static List<String> shown(List<String> groups, Set<String> used) {
        return groups.stream().map(group -> used.contains(group) ? group : "").toList();
    }

    /** Laid out for its place, because text that is scaled down with a picture cannot be read. */
    private void picture(String place, Chart chart, double width, String id) throws IOException {
        page.raw("<div class=\"" + place + "\">");
        page.raw(SvgPainter.inline(new ChartLayout(width, false).layout(chart), id));
        page.raw("</div>\n");
    }
}
