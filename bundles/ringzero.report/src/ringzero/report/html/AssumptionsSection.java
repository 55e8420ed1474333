// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.report.answer.Wording;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;

/** The numbers that the answer rests on, with their sources. */
final class AssumptionsSection {
    private final Part part;
    private final Page page;

    AssumptionsSection(Part part) {
        this.part = part;
        this.page = part.page();
    }

    void write() throws IOException {
        if (part.study().assumptions().isEmpty()) return;
        part.section("assumptions", "What it rests on");
        page.raw("<p>");
        page.text(Wording.assumptions(part.study().assumptions()));
        page.raw("</p>\n");
        Map<String, List<Study.Assumption>> groups = new LinkedHashMap<>();
        for (Study.Assumption one : part.study().assumptions())
            groups.computeIfAbsent(one.declaredIn(), d -> new java.util.ArrayList<>())
                    .add(one);
        for (var group : groups.entrySet()) {
            page.raw("<details class=\"group\"><summary>");
            page.name(group.getKey().isEmpty() ? "The model" : group.getKey());
            page.raw(" <span class=\"where\">"
                    + Quantities.count(group.getValue().size(), "number") + "</span></summary>\n");
            part.table(
                    "Numbers of " + group.getKey(),
                    List.of("Name", "Value", "Range", "Confidence", "Source"),
                    group.getValue().stream()
                            .map(a -> List.of(
                                    a.name(),
                                    a.value(),
                                    a.range().isEmpty() ? "–" : a.range(),
                                    a.confidence().isEmpty() ? "not stated" : a.confidence(),
                                    a.source().isEmpty() ? "no source" : a.source()))
                            .toList());
            page.raw("</details>\n");
        }
        page.raw("</section>\n");
    }
}
