// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.List;
import ringzero.report.answer.Exhibit;
import ringzero.report.chart.Chart;
import ringzero.report.chart.ChartLayout;
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
        page.raw("<details><summary>The numbers</summary>\n");
        Table table = Table.of(chart);
        part.table(chart.title(), table.columns(), table.rows());
        page.raw("</details>\n</figure>\n");
    }

    /** Laid out for its place, because text that is scaled down with a picture cannot be read. */
    private void picture(String place, Chart chart, double width, String id) throws IOException {
        page.raw("<div class=\"" + place + "\">");
        page.raw(SvgPainter.inline(new ChartLayout(width, false).layout(chart), id));
        page.raw("</div>\n");
    }
}
