// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.report.answer.Answer;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;

/**
 * The page. It reads as an answer: what was asked, the verdict, what was found, the evidence, what it rests on, how to repeat it.
 * The same study gives the same bytes.
 */
public final class HtmlReport {
    private final Part part;
    private final Answer answer;
    private final Study study;
    private final Page page;

    private HtmlReport(Part part) {
        this.part = part;
        this.answer = part.answer();
        this.study = part.study();
        this.page = part.page();
    }

    /** Writes the whole page; encode it as UTF-8. */
    public static void write(Study study, Appendable out) throws IOException {
        write(List.of(study), out);
    }

    /** Writes one page of several studies of one model, one after the other; encode it as UTF-8. */
    public static void write(List<Study> studies, Appendable out) throws IOException {
        if (studies.isEmpty()) throw new IllegalArgumentException("a report needs a study");
        Page page = new Page(out);
        Study last = studies.getLast();
        boolean several = studies.size() > 1;
        String title = several ? last.provenance().model() : last.name();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.raw("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        page.raw("<meta name=\"generator\" content=\"Ringzero\"/>\n");
        page.element("title", title + " – Ringzero report");
        page.raw("\n<style>\n" + Style.sheet() + "</style>\n</head>\n<body>\n");
        if (several) several(studies, page);
        else {
            page.raw("<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n");
            var report = new HtmlReport(new Part(Answer.of(last), page, "", 0, true, "L"));
            report.header();
            page.raw("<main>\n");
            report.body();
            page.raw("</main>\n");
        }
        page.raw("<footer>");
        page.text("Ringzero " + last.provenance().version() + ", finished "
                + last.provenance().finished());
        page.raw("</footer>\n<script>\n" + Style.script() + "</script>\n</body>\n</html>\n");
    }

    private static void several(List<Study> studies, Page page) throws IOException {
        List<Answer> answers = studies.stream().map(Answer::of).toList();
        page.raw("<a class=\"skip\" href=\"#p1-answer\">Skip to the first answer</a>\n");
        page.raw("<header>\n<p class=\"kicker\">Ringzero report</p>\n");
        page.element("h1", studies.getLast().provenance().model());
        page.raw("\n<nav aria-label=\"Experiments\"><ol class=\"parts\">");
        for (int i = 0; i < answers.size(); i++) {
            page.raw("<li><a href=\"#p" + (i + 1) + "-top\">");
            page.text(studies.get(i).name());
            page.raw("</a> <span class=\"where\">");
            page.text(answers.get(i).verdict());
            page.raw("</span></li>");
        }
        page.raw("</ol></nav>\n</header>\n<main>\n");
        String text = studies.getLast().provenance().text();
        boolean common =
                studies.stream().allMatch(study -> study.provenance().text().equals(text));
        for (int i = 0; i < answers.size(); i++) {
            String prefix = "p" + (i + 1) + "-";
            var report = new HtmlReport(new Part(
                    answers.get(i), page, prefix, 1, !common || i == answers.size() - 1, common ? "L" : prefix + "L"));
            page.raw("<article class=\"part\" id=\"" + prefix + "top\">\n");
            report.header();
            report.body();
            page.raw("</article>\n");
        }
        page.raw("</main>\n");
    }

    private void body() throws IOException {
        new AnswerSection(part).write();
        new ComparisonSection(part).write();
        new ModelSection(part).write();
        var exhibits = new ExhibitsSection(part);
        exhibits.write("curves", "What was found", answer.figures());
        exhibits.write("time", "Where the time goes", answer.parts());
        new TrustSection(part).write();
        new AssumptionsSection(part).write();
        new RepeatSection(part).write();
    }

    private void header() throws IOException {
        page.raw("<header>\n<p class=\"kicker\">" + (part.depth() == 0 ? "Ringzero report · " : "Experiment in "));
        page.name(study.provenance().model());
        page.raw("</p>\n");
        page.raw("<" + part.heading(1) + " id=\"" + part.prefix() + "title\">");
        page.text(study.name());
        page.raw("</" + part.heading(1) + ">");
        if (!study.question().isBlank())
            page.raw("\n<div class=\"question\">" + Prose.html(study.question()) + "</div>");
        page.raw("\n<p class=\"scope\">");
        page.text(scope());
        page.raw("</p>\n<nav aria-label=\"");
        page.text("Contents of " + study.name());
        page.raw("\"><ul>");
        for (var section : sections().entrySet()) {
            page.raw("<li><a href=\"#" + part.prefix() + section.getKey() + "\">");
            page.text(section.getValue());
            page.raw("</a></li>");
        }
        page.raw("</ul></nav>\n</header>\n");
    }

    private Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("answer", "Answer");
        if (!answer.comparisons().isEmpty()) sections.put("comparison", "Comparison");
        if (ModelSection.isNeeded(part)) sections.put("setup", "What was simulated");
        if (!answer.figures().isEmpty()) sections.put("curves", "What was found");
        if (!answer.parts().isEmpty()) sections.put("time", "Where the time goes");
        sections.put("trust", "How far to trust it");
        if (!study.assumptions().isEmpty()) sections.put("assumptions", "What it rests on");
        sections.put("repeat", "How to repeat it");
        return sections;
    }

    /** "48 variants: 4 levels of path, 12 of rate; 5 repetitions each; 20 s measured after 2 s of warm-up." */
    private String scope() {
        if (study.variants().isEmpty()) return "Nothing was run.";
        StringBuilder scope =
                new StringBuilder(Quantities.count(study.variants().size(), "variant"));
        int least =
                study.variants().stream().mapToInt(v -> v.runs().size()).min().orElse(0);
        int most =
                study.variants().stream().mapToInt(v -> v.runs().size()).max().orElse(0);
        if (most > 0)
            scope.append(", ")
                    .append(
                            least == most
                                    ? Quantities.count(most, "run") + " each"
                                    : least + " to " + most + " runs each");
        study.variants().stream()
                .flatMap(v -> v.runs().stream())
                .findFirst()
                .ifPresent(run -> scope.append(", ")
                        .append(Quantities.exact(run.duration(), "s"))
                        .append(" measured after ")
                        .append(Quantities.exact(run.warmUp(), "s"))
                        .append(" of warm-up"));
        long events = study.variants().stream()
                .flatMap(v -> v.runs().stream())
                .mapToLong(run -> run.events())
                .sum();
        if (events > 0) scope.append(", ").append(Quantities.count(events, "event"));
        return scope.append('.').toString();
    }
}
