// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.List;
import ringzero.report.answer.Answer;
import ringzero.simulation.results.Study;

/**
 * One study's part of a page, and what its sections have in common.
 *
 * @param prefix before every anchor of this part, so that parts of one page do not share any
 * @param depth how many headings stand above this part's own
 * @param source whether this part shows the model's text; parts of one page that have it in common show it once
 * @param lines before the number of a line of the model, as an anchor
 */
record Part(Answer answer, Page page, String prefix, int depth, boolean source, String lines) {

    Study study() {
        return answer.study();
    }

    /** The element of a heading: "h2". */
    String heading(int level) {
        return "h" + (level + depth);
    }

    /** Opens a section; parts of one page have sections of the same name, which the name of the study tells apart. */
    void section(String id, String title) throws IOException {
        String anchor = prefix + id;
        String name = anchor + "-h" + (depth == 0 ? "" : " " + prefix + "title");
        page.raw("<section id=\"" + anchor + "\" aria-labelledby=\"" + name + "\">\n<" + heading(2) + " id=\"" + anchor
                + "-h\">");
        page.text(title);
        page.raw("</" + heading(2) + ">\n");
    }

    /** A plain table whose first column heads the rows. */
    void table(String caption, List<String> columns, List<List<String>> rows) throws IOException {
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
        page.text(caption);
        page.raw("\"><table class=\"sortable\">\n");
        page.element("caption", caption);
        page.raw("\n<thead><tr>");
        for (String column : columns) {
            if (column.isEmpty()) page.raw("<td></td>");
            else {
                page.raw("<th scope=\"col\">");
                page.name(column);
                page.raw("</th>");
            }
        }
        page.raw("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            page.raw("<tr>");
            head(row.getFirst());
            for (String cell : row.subList(1, row.size())) {
                page.raw("<td>");
                page.name(cell);
                page.raw("</td>");
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }

    void head(String text) throws IOException {
        page.raw("<th scope=\"row\">");
        page.name(text);
        page.raw("</th>");
    }
}
