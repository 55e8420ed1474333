// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Comparison;
import ringzero.report.answer.Exhibit;
import ringzero.report.answer.Message;
import ringzero.report.answer.Requirement;
import ringzero.report.answer.Wording;
import ringzero.report.chart.Table;
import ringzero.report.notation.Escape;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;

/** For pull requests and wikis: GitHub's Markdown, tables instead of pictures. */
public final class MarkdownReport {
    private final Answer answer;
    private final Study study;
    private final Appendable out;

    private MarkdownReport(Answer answer, Appendable out) {
        this.answer = answer;
        this.study = answer.study();
        this.out = out;
    }

    public static void write(Study study, Appendable out) throws IOException {
        new MarkdownReport(Answer.of(study), out).write();
    }

    private void write() throws IOException {
        paragraph("# " + plain(study.name()));
        // the question is Markdown already; only markup of HTML is taken from it
        if (!study.question().isBlank())
            paragraph(Escape.lines(study.question()).replace("<", "&lt;").strip());
        if (study.variants().isEmpty()) paragraph("Nothing was run.");
        requirements();
        for (Message message : answer.messages())
            out.append("- **")
                    .append(plain(message.headline()))
                    .append("** ")
                    .append(plain(message.evidence()))
                    .append('\n');
        if (!answer.messages().isEmpty()) out.append('\n');
        for (Comparison comparison : answer.comparisons()) comparison(comparison);
        for (Exhibit exhibit : answer.figures()) if (exhibit.main()) exhibit(exhibit);
        for (Exhibit exhibit : answer.parts()) exhibit(exhibit);
        notes();
        repeat();
    }

    private void requirements() throws IOException {
        if (answer.requirements().isEmpty()) return;
        paragraph("## " + plain(answer.verdict()));
        List<List<String>> rows = new ArrayList<>();
        for (Requirement requirement : answer.requirements()) {
            Requirement.Judgement one = requirement.judgements().stream()
                    .filter(j -> j.decision() == requirement.decision())
                    .findFirst()
                    .orElseThrow();
            String sign = switch (requirement.decision()) {
                case MET -> "✅ ";
                case MISSED -> "❌ ";
                case NOT_DECIDED -> "❔ ";
            };
            rows.add(
                    List.of(requirement.text(), sign + requirement.summary(), one.found(), one.bound(), one.variant()));
        }
        table(List.of("Requirement", "Verdict", "Found", "Bound", "Variant"), rows);
    }

    private void comparison(Comparison comparison) throws IOException {
        if (comparison.rows().isEmpty()) return;
        paragraph("## Comparison: " + plain(comparison.heading()));
        boolean named = comparison.columns().stream().noneMatch(c -> c.kind() == Comparison.Kind.LEVEL);
        List<String> columns = new ArrayList<>();
        if (named) columns.add("Variant");
        comparison.columns().forEach(c -> columns.add(c.label()));
        List<List<String>> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            List<String> cells = new ArrayList<>();
            if (named) cells.add(row.name());
            for (Comparison.Cell cell : row.cells())
                cells.add((cell.text() + " " + cell.uncertainty()).strip()
                        + (cell.relative().isEmpty() ? "" : "; " + cell.relative())
                        + (cell.best() ? " ▲" : ""));
            rows.add(cells);
        }
        table(columns, rows);
    }

    private void exhibit(Exhibit exhibit) throws IOException {
        paragraph("### " + plain(exhibit.chart().title()));
        if (!exhibit.caption().isEmpty()) paragraph(plain(exhibit.caption()));
        Table table = Table.of(exhibit.chart());
        table(table.columns(), table.rows());
    }

    private void notes() throws IOException {
        List<String> notes = new ArrayList<>(study.warnings());
        study.variants().stream().flatMap(v -> v.notes().stream()).distinct().forEach(notes::add);
        if (!answer.audit().failures().isEmpty())
            notes.add("Of " + Quantities.count(answer.audit().checks(), "self-check") + ", "
                    + answer.audit().failures().size() + " do not hold.");
        if (!answer.predictions().isEmpty()) notes.add(Wording.predictions(answer.predictions()));
        if (!study.assumptions().isEmpty()) notes.add(Wording.assumptions(study.assumptions()));
        if (notes.isEmpty()) return;
        paragraph("## Notes");
        for (String note : notes) out.append("- ").append(plain(note)).append('\n');
        out.append('\n');
    }

    private void repeat() throws IOException {
        paragraph("## How to repeat it");
        paragraph("    " + Escape.line(Wording.command(study)));
        paragraph("Version %s, seed %d, SHA-256 %s, finished %s."
                .formatted(
                        plain(study.provenance().version()),
                        study.provenance().seed(),
                        plain(study.provenance().digest()),
                        plain(study.provenance().finished())));
    }

    private void paragraph(String text) throws IOException {
        out.append(text).append("\n\n");
    }

    private void table(List<String> columns, List<List<String>> rows) throws IOException {
        line(columns);
        out.append("|").append(" --- |".repeat(columns.size())).append('\n');
        for (List<String> row : rows) line(row);
        out.append('\n');
    }

    private void line(List<String> cells) throws IOException {
        out.append(cells.stream().map(MarkdownReport::plain).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Text that means nothing but itself: every sign with a meaning in Markdown or HTML is escaped. */
    private static String plain(String text) {
        return Escape.line(text)
                .replace("&", "&amp;")
                .replaceAll("([\\\\`*_{}\\[\\]#|~])", "\\\\$1")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
