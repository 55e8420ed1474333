// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import ringzero.report.answer.Comparison;
import ringzero.report.answer.Comparison.Kind;
import ringzero.report.notation.Quantities;

/** The variants side by side. */
final class ComparisonSection {
    private final Part part;
    private final Page page;

    ComparisonSection(Part part) {
        this.part = part;
        this.page = part.page();
    }

    void write() throws IOException {
        if (part.answer().comparisons().isEmpty()) return;
        part.section("comparison", "Comparison");
        for (Comparison comparison : part.answer().comparisons()) comparison(comparison);
        page.raw("<p class=\"key\">");
        page.text(key());
        page.raw("</p>\n</section>\n");
    }

    private void comparison(Comparison comparison) throws IOException {
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
        page.text(comparison.heading());
        page.raw("\"><table class=\"comparison sortable\">\n");
        page.element("caption", comparison.heading());
        page.raw("\n<thead><tr>");
        boolean named = comparison.columns().stream().noneMatch(c -> c.kind() == Kind.LEVEL);
        if (named) page.raw("<th scope=\"col\">Variant</th>");
        for (Comparison.Column column : comparison.columns()) {
            page.raw(column.kind() == Kind.FIGURE ? "<th scope=\"col\" class=\"figure\">" : "<th scope=\"col\">");
            page.name(column.label());
            page.raw("</th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
        for (Comparison.Row row : comparison.rows()) {
            page.raw("<tr>");
            if (named) part.head(row.name());
            for (int i = 0; i < row.cells().size(); i++) {
                Comparison.Cell cell = row.cells().get(i);
                switch (comparison.columns().get(i).kind()) {
                    case LEVEL -> part.head(cell.text());
                    case FACT -> {
                        page.raw("<td>");
                        page.name(cell.text());
                        page.raw("</td>");
                    }
                    case FIGURE -> figure(cell);
                }
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }

    private String key() {
        boolean intervals =
                part.study().variants().stream().anyMatch(v -> v.runs().size() > 1);
        String baseline = part.answer().comparisons().getFirst().baseline();
        return (part.answer().comparisons().getFirst().rows().size() < 2
                        ? ""
                        : "Multiples (×) compare with the first row, " + baseline
                                + ", run by run under the same arrivals. Marked ▲: no other row is surely better. ")
                + (hasPercentile() ? "p99: 99 of 100 requests are faster. " : "")
                + (intervals
                        ? "± and ranges are confidence intervals at "
                                + Quantities.confidence(confidence())
                                + " over independent repetitions."
                        : "One run each: there are no confidence intervals; repeat the experiment to get them.");
    }

    private boolean hasPercentile() {
        return part.answer().comparisons().stream()
                .flatMap(comparison -> comparison.columns().stream())
                .anyMatch(column -> column.label().startsWith("p99"));
    }

    private double confidence() {
        return part.study().variants().stream()
                .flatMap(v -> v.findings().stream())
                .map(f -> f instanceof ringzero.simulation.results.Finding.Total t
                        ? t.interval()
                        : java.util.Optional.<ringzero.simulation.results.Interval>empty())
                .flatMap(java.util.Optional::stream)
                .mapToDouble(i -> i.confidence())
                .findFirst()
                .orElse(0.95);
    }

    private void figure(Comparison.Cell cell) throws IOException {
        boolean bar = !Double.isNaN(cell.share());
        page.raw("<td class=\"figure" + (cell.best() ? " best" : "") + "\"");
        if (bar) page.raw(" style=\"--share:" + Math.round(cell.share() * 1000) / 10.0 + "%\"");
        page.raw("><span class=\"value\">");
        page.text(cell.text());
        if (cell.best()) page.raw("<span class=\"mark\" title=\"no other row is surely better\"> ▲</span>");
        page.raw("</span>");
        if (!cell.uncertainty().isEmpty()) page.raw("<span class=\"sure\">" + cell.uncertainty() + "</span>");
        if (bar) page.raw("<span class=\"bar\"></span>");
        if (!cell.relative().isEmpty()) page.raw("<span class=\"ratio\">" + cell.relative() + "</span>");
        page.raw("</td>");
    }
}
