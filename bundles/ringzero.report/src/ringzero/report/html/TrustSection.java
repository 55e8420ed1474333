// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Wording;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Variant;

/** Self-checks, predictions by formulas, and what went on that a reader must know. */
final class TrustSection {
    private final Part part;
    private final Page page;

    TrustSection(Part part) {
        this.part = part;
        this.page = part.page();
    }

    void write() throws IOException {
        part.section("trust", "How far to trust it");
        audit();
        predictions();
        notes();
        page.raw("</section>\n");
    }

    private void audit() throws IOException {
        Answer.Audit audit = part.answer().audit();
        page.raw("<" + part.heading(3) + ">Self-checks</" + part.heading(3) + ">\n");
        if (audit.checks() == 0) page.raw("<p>No self-checks were recorded.</p>\n");
        else if (audit.failures().isEmpty()) {
            page.raw("<p>");
            page.text("All " + Quantities.count(audit.checks(), "self-check") + " of all runs hold: "
                    + String.join(", ", audit.laws()) + ".");
            page.raw("</p>\n");
        } else {
            page.raw("<p class=\"note bad\">");
            page.text("Of " + Quantities.count(audit.checks(), "self-check") + ", "
                    + audit.failures().size()
                    + " do not hold. These results contradict themselves: please report it with the model.");
            page.raw("</p>\n");
            part.table(
                    "Self-checks that do not hold",
                    List.of("Law", "Where", "Variant", "Run", "Expected", "Found"),
                    audit.failures().stream()
                            .map(f -> List.of(
                                    f.check().law(),
                                    f.check().subject(),
                                    f.variant(),
                                    String.valueOf(f.replication()),
                                    Quantities.exact(f.check().expected(), ""),
                                    Quantities.exact(f.check().found(), "")))
                            .toList());
        }
    }

    private void predictions() throws IOException {
        if (part.answer().predictions().isEmpty()) return;
        page.raw("<" + part.heading(3) + ">Beside the analytic prediction</" + part.heading(3) + ">\n<p>");
        page.text(Wording.predictions(part.answer().predictions()));
        page.raw("</p>\n<details><summary>All " + part.answer().predictions().size() + " predictions</summary>\n");
        part.table(
                "Simulated and predicted means",
                List.of("Variant", "Figure", "Simulated", "Predicted", "Difference"),
                part.answer().predictions().stream()
                        .map(p -> List.of(
                                p.variant(),
                                p.label(),
                                p.simulated().sentence(),
                                p.predicted().text(),
                                Wording.difference(p)))
                        .toList());
        page.raw("</details>\n");
    }

    private void notes() throws IOException {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (int i = 0; i < part.study().variants().size(); i++) {
            Variant variant = part.study().variants().get(i);
            for (String note : variant.notes())
                notes.computeIfAbsent(note, n -> new java.util.ArrayList<>())
                        .add(part.answer().design().variantNames().get(i));
        }
        if (notes.isEmpty() && part.study().warnings().isEmpty()) return;
        page.raw("<" + part.heading(3) + ">Notes</" + part.heading(3) + ">\n<ul class=\"notes\">\n");
        for (String warning : part.study().warnings()) {
            page.raw("<li>");
            page.name(warning);
            page.raw("</li>\n");
        }
        for (var note : notes.entrySet()) {
            page.raw("<li>");
            page.name(note.getKey());
            page.raw(" <span class=\"where\">");
            page.text("(" + Wording.some(note.getValue()) + ")");
            page.raw("</span></li>\n");
        }
        page.raw("</ul>\n");
    }
}
