// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Comparison;
import ringzero.report.answer.Comparison.Kind;
import ringzero.report.answer.Exhibit;
import ringzero.report.answer.Message;
import ringzero.report.answer.Requirement;
import ringzero.report.answer.Wording;
import ringzero.report.chart.Chart;
import ringzero.report.chart.ChartLayout;
import ringzero.report.chart.SvgPainter;
import ringzero.report.chart.Table;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Variant;

/**
 * The page. It reads as an answer: what was asked, the verdict, what was found, the evidence, what it rests on, how to repeat it.
 * The same study gives the same bytes.
 */
public final class HtmlReport {
    private static final double WIDE = 760;
    private static final double NARROW = 350;
    private static final double HALF = 400;

    private final Answer answer;
    private final Study study;
    private final Page page;
    private int pictures;

    /** Before every anchor of this part, so that parts of one page do not share any. */
    private final String prefix;

    /** How many headings stand above this part's own. */
    private final int depth;

    /** Whether this part shows the model's text; parts of one page that have it in common show it once. */
    private final boolean source;

    /** Before the number of a line of the model, as an anchor. */
    private final String lines;

    private HtmlReport(Answer answer, Page page, String prefix, int depth, boolean source, String lines) {
        this.answer = answer;
        this.study = answer.study();
        this.page = page;
        this.prefix = prefix;
        this.depth = depth;
        this.source = source;
        this.lines = lines;
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
            var report = new HtmlReport(Answer.of(last), page, "", 0, true, "L");
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
            var part = new HtmlReport(
                    answers.get(i), page, prefix, 1, !common || i == answers.size() - 1, common ? "L" : prefix + "L");
            page.raw("<article class=\"part\" id=\"" + prefix + "top\">\n");
            part.header();
            part.body();
            page.raw("</article>\n");
        }
        page.raw("</main>\n");
    }

    private void body() throws IOException {
        answer();
        comparison();
        exhibits("curves", "What was found", answer.figures());
        exhibits("time", "Where the time goes", answer.parts());
        trust();
        assumptions();
        repeat();
    }

    private String heading(int level) {
        return "h" + (level + depth);
    }

    private void header() throws IOException {
        page.raw("<header>\n<p class=\"kicker\">" + (depth == 0 ? "Ringzero report · " : "Experiment in "));
        page.name(study.provenance().model());
        page.raw("</p>\n");
        page.element(heading(1), study.name());
        if (!study.question().isBlank())
            page.raw("\n<div class=\"question\">" + Prose.html(study.question()) + "</div>");
        page.raw("\n<p class=\"scope\">");
        page.text(scope());
        page.raw("</p>\n<nav aria-label=\"");
        page.text("Contents of " + study.name());
        page.raw("\"><ul>");
        for (var section : sections().entrySet()) {
            page.raw("<li><a href=\"#" + prefix + section.getKey() + "\">");
            page.text(section.getValue());
            page.raw("</a></li>");
        }
        page.raw("</ul></nav>\n</header>\n");
    }

    private Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("answer", "Answer");
        if (!answer.comparisons().isEmpty()) sections.put("comparison", "Comparison");
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

    private void section(String id, String title) throws IOException {
        String anchor = prefix + id;
        page.raw("<section id=\"" + anchor + "\" aria-labelledby=\"" + anchor + "-h\">\n<" + heading(2) + " id=\""
                + anchor + "-h\">");
        page.text(title);
        page.raw("</" + heading(2) + ">\n");
    }

    private void answer() throws IOException {
        section("answer", "The answer");
        if (!answer.verdict().isEmpty()) {
            page.raw("<p class=\"verdict\">");
            page.text(answer.verdict());
            page.raw("</p>\n<ul class=\"cards\">\n");
            for (Requirement requirement : answer.requirements()) card(requirement);
            page.raw("</ul>\n");
        }
        if (!answer.messages().isEmpty()) {
            page.raw("<ul class=\"messages\">\n");
            for (Message message : answer.messages()) {
                page.raw("<li>");
                page.element("strong", message.headline());
                page.raw(" ");
                page.text(message.evidence());
                page.raw("</li>\n");
            }
            page.raw("</ul>\n");
        }
        if (study.variants().isEmpty())
            page.raw(
                    "<p class=\"note\">Nothing was run, so there is nothing to report. Run the experiment and make the report again.</p>\n");
        if (!answer.audit().failures().isEmpty())
            page.raw("<p class=\"note bad\">Some self-checks failed. <a href=\"#" + prefix
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
            page.raw(" <a class=\"line\" href=\"#" + lines + requirement.line() + "\">line " + requirement.line()
                    + "</a>");
        page.raw("</p>\n");
        List<Requirement.Judgement> all = requirement.judgements();
        judgement(deciding(requirement));
        if (all.size() > 1) {
            page.raw("<details><summary>All " + all.size() + " variants</summary>\n");
            table(
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

    private void comparison() throws IOException {
        if (answer.comparisons().isEmpty()) return;
        section("comparison", "Comparison");
        for (Comparison comparison : answer.comparisons()) comparison(comparison);
        page.raw("<p class=\"key\">");
        page.text(key());
        page.raw("</p>\n</section>\n");
    }

    private String key() {
        boolean intervals = study.variants().stream().anyMatch(v -> v.runs().size() > 1);
        String baseline = answer.comparisons().getFirst().baseline();
        return (answer.comparisons().getFirst().rows().size() < 2
                        ? ""
                        : "Multiples (×) compare with the first row, " + baseline
                                + ", run by run under the same arrivals. Marked ▲: no other row is surely better. p99: 99 of 100 requests are faster. ")
                + (intervals
                        ? "± and ranges are confidence intervals at "
                                + Quantities.confidence(confidence())
                                + " over independent repetitions."
                        : "One run each: there are no confidence intervals; repeat the experiment to get them.");
    }

    private double confidence() {
        return study.variants().stream()
                .flatMap(v -> v.findings().stream())
                .map(f -> f instanceof ringzero.simulation.results.Finding.Total t
                        ? t.interval()
                        : java.util.Optional.<ringzero.simulation.results.Interval>empty())
                .flatMap(java.util.Optional::stream)
                .mapToDouble(i -> i.confidence())
                .findFirst()
                .orElse(0.95);
    }

    private void comparison(Comparison comparison) throws IOException {
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        page.text(comparison.title());
        page.raw("\"><table class=\"comparison sortable\">\n");
        page.element("caption", comparison.title());
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
            if (named) head(row.name());
            for (int i = 0; i < row.cells().size(); i++) {
                Comparison.Cell cell = row.cells().get(i);
                switch (comparison.columns().get(i).kind()) {
                    case LEVEL -> head(cell.text());
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

    private void head(String text) throws IOException {
        page.raw("<th scope=\"row\">");
        page.name(text);
        page.raw("</th>");
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

    private void exhibits(String id, String title, List<Exhibit> exhibits) throws IOException {
        if (exhibits.isEmpty()) return;
        section(id, title);
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
        String id = prefix + "c" + ++pictures;
        page.raw("<figure id=\"" + id + "\">\n<figcaption>");
        page.element(heading(3), chart.title());
        if (!exhibit.caption().isEmpty()) page.element("p", exhibit.caption());
        page.raw("</figcaption>\n");
        if (exhibit.main()) {
            picture("wide", chart, WIDE, id + "w");
            picture("narrow", chart, NARROW, id + "n");
        } else picture("half", chart, HALF, id + "h");
        page.raw("<details><summary>The numbers</summary>\n");
        Table table = Table.of(chart);
        table(chart.title(), table.columns(), table.rows());
        page.raw("</details>\n</figure>\n");
    }

    /** Laid out for its place, because text that is scaled down with a picture cannot be read. */
    private void picture(String place, Chart chart, double width, String id) throws IOException {
        page.raw("<div class=\"" + place + "\">");
        page.raw(SvgPainter.inline(new ChartLayout(width, false).layout(chart), id));
        page.raw("</div>\n");
    }

    /** A plain table whose first column heads the rows. */
    private void table(String caption, List<String> columns, List<List<String>> rows) throws IOException {
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
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

    private void trust() throws IOException {
        section("trust", "How far to trust it");
        audit();
        predictions();
        notes();
        page.raw("</section>\n");
    }

    private void audit() throws IOException {
        Answer.Audit audit = answer.audit();
        page.raw("<" + heading(3) + ">Self-checks</" + heading(3) + ">\n");
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
            table(
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
        if (answer.predictions().isEmpty()) return;
        page.raw("<" + heading(3) + ">Beside the analytic prediction</" + heading(3) + ">\n<p>");
        page.text(Wording.predictions(answer.predictions()));
        page.raw("</p>\n<details><summary>All " + answer.predictions().size() + " predictions</summary>\n");
        table(
                "Simulated and predicted means",
                List.of("Variant", "Figure", "Simulated", "Predicted", "Difference"),
                answer.predictions().stream()
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
        for (int i = 0; i < study.variants().size(); i++) {
            Variant variant = study.variants().get(i);
            for (String note : variant.notes())
                notes.computeIfAbsent(note, n -> new java.util.ArrayList<>())
                        .add(answer.design().variantNames().get(i));
        }
        if (notes.isEmpty() && study.warnings().isEmpty()) return;
        page.raw("<" + heading(3) + ">Notes</" + heading(3) + ">\n<ul class=\"notes\">\n");
        for (String warning : study.warnings()) {
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

    private void assumptions() throws IOException {
        if (study.assumptions().isEmpty()) return;
        section("assumptions", "What it rests on");
        page.raw("<p>");
        page.text(Wording.assumptions(study.assumptions()));
        page.raw("</p>\n");
        Map<String, List<Study.Assumption>> groups = new LinkedHashMap<>();
        for (Study.Assumption one : study.assumptions())
            groups.computeIfAbsent(one.declaredIn(), d -> new java.util.ArrayList<>())
                    .add(one);
        for (var group : groups.entrySet()) {
            page.raw("<details class=\"group\"><summary>");
            page.name(group.getKey().isEmpty() ? "The model" : group.getKey());
            page.raw(" <span class=\"where\">"
                    + Quantities.count(group.getValue().size(), "number") + "</span></summary>\n");
            table(
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

    private void repeat() throws IOException {
        Study.Provenance provenance = study.provenance();
        section("repeat", "How to repeat it");
        page.raw("<pre class=\"command\"><code>");
        page.preformatted(Wording.command(study));
        page.raw("</code></pre>\n<dl>");
        term("Seed", String.valueOf(provenance.seed()));
        term("Version", provenance.version());
        term("Model", provenance.model());
        term("SHA-256 of everything read", provenance.digest());
        term("Finished", provenance.finished());
        page.raw(
                "</dl>\n<p>The same model, seed and version give the same numbers, bit for bit, on any machine.</p>\n");
        if (source && !provenance.text().isEmpty()) {
            page.raw("<details class=\"model\" id=\"" + prefix + "model\"><summary>The model, ");
            page.name(provenance.model());
            page.raw("</summary>\n<pre class=\"source\"><code>");
            int line = 0;
            for (String text : provenance.text().split("\n", -1)) {
                page.raw("<span id=\"" + lines + ++line + "\">");
                page.preformatted(text);
                page.raw("\n</span>");
            }
            page.raw("</code></pre></details>\n");
        }
        page.raw("</section>\n");
    }

    private void term(String term, String value) throws IOException {
        page.raw("<div><dt>");
        page.text(term);
        page.raw("</dt><dd>");
        page.name(value);
        page.raw("</dd></div>");
    }
}
