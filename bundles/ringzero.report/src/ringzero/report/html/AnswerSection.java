// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.List;
import ringzero.report.answer.Message;
import ringzero.report.answer.Requirement;
import ringzero.simulation.results.Study.Decision;

/** The verdict, its evidence and what was found, in sentences. */
final class AnswerSection {
    private final Part part;
    private final Page page;

    AnswerSection(Part part) {
        this.part = part;
        this.page = part.page();
    }

    void write() throws IOException {
        part.section("answer", "The answer");
        if (!part.answer().verdict().isEmpty()) {
            page.raw("<p class=\"verdict\">");
            page.text(part.answer().verdict());
            page.raw("</p>\n<ul class=\"cards\">\n");
            for (Requirement requirement : part.answer().requirements()) card(requirement);
            page.raw("</ul>\n");
        }
        if (!part.answer().messages().isEmpty()) {
            page.raw("<ul class=\"messages\">\n");
            for (Message message : part.answer().messages()) {
                page.raw("<li>");
                page.element("strong", message.headline());
                page.raw(" ");
                page.text(message.evidence());
                page.raw("</li>\n");
            }
            page.raw("</ul>\n");
        }
        if (part.study().variants().isEmpty())
            page.raw(
                    "<p class=\"note\">Nothing was run, so there is nothing to report. Run the experiment and make the report again.</p>\n");
        if (!part.answer().audit().failures().isEmpty())
            page.raw("<p class=\"note bad\">Some self-checks failed. <a href=\"#" + part.prefix()
                    + "trust\">Read which</a> before you use these numbers.</p>\n");
        page.raw("</section>\n");
    }

    private void card(Requirement requirement) throws IOException {
        String kind = style(requirement.decision());
        page.raw("<li class=\"card " + kind + "\">\n<p class=\"badge\"><span aria-hidden=\"true\">"
                + sign(requirement.decision()) + "</span> ");
        page.text(requirement.summary().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + requirement.summary().substring(1));
        page.raw("</p>\n<p><code>");
        page.name(requirement.text());
        page.raw("</code>");
        if (requirement.line() > 0)
            page.raw(" <a class=\"line\" href=\"#" + part.lines() + requirement.line() + "\">line " + requirement.line()
                    + "</a>");
        page.raw("</p>\n");
        List<Requirement.Judgement> all = requirement.judgements();
        judgement(deciding(requirement));
        if (all.size() > 1) {
            page.raw("<details><summary>All " + all.size() + " variants</summary>\n");
            part.table(
                    "Verdicts on " + requirement.text(),
                    List.of("Variant", "Verdict", "Found", "Bound"),
                    all.stream()
                            .map(j -> List.of(j.variant(), Requirement.word(j.decision()), j.found(), j.bound()))
                            .toList());
            page.raw("</details>\n");
        }
        page.raw("</li>\n");
    }

    /** The one that settles it: of those with the overall decision, the one farthest on the wrong side of its bound. */
    private static Requirement.Judgement deciding(Requirement requirement) {
        return requirement.judgements().stream()
                .filter(j -> j.decision() == requirement.decision())
                .findFirst()
                .orElseThrow();
    }

    private void judgement(Requirement.Judgement judgement) throws IOException {
        page.raw("<p class=\"found\">");
        page.element("b", judgement.found());
        page.text(" against " + judgement.bound());
        if (!judgement.why().isEmpty()) page.text(": " + judgement.why());
        page.raw("</p>\n");
        if (!judgement.variant().isEmpty()) {
            page.raw("<p class=\"where\">");
            page.name(judgement.variant());
            page.raw("</p>\n");
        }
    }

    private static String style(Decision decision) {
        return switch (decision) {
            case MET -> "met";
            case MISSED -> "missed";
            case NOT_DECIDED -> "open";
        };
    }

    private static String sign(Decision decision) {
        return switch (decision) {
            case MET -> "✓";
            case MISSED -> "✗";
            case NOT_DECIDED -> "?";
        };
    }
}
