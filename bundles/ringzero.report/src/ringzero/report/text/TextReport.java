// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Comparison;
import ringzero.report.answer.Comparison.Kind;
import ringzero.report.answer.Message;
import ringzero.report.answer.Requirement;
import ringzero.report.answer.Wording;
import ringzero.report.notation.Escape;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;

/** The answer for the terminal: verdicts, messages and tables, no wider than the terminal is. No colours, no cursor control. */
public final class TextReport {
    private static final int LEAST = 40;

    private final Answer answer;
    private final Study study;
    private final int width;
    private final Appendable out;

    private TextReport(Answer answer, int width, Appendable out) {
        this.answer = answer;
        this.study = answer.study();
        this.width = Math.max(LEAST, width);
        this.out = out;
    }

    /** Writes lines of at most {@code width} columns, as far as single words fit in. */
    public static void write(Study study, int width, Appendable out) throws IOException {
        new TextReport(Answer.of(study), width, out).write();
    }

    private void write() throws IOException {
        wrapped("", study.name() + " (" + study.provenance().model() + ")");
        if (!study.question().isBlank()) wrapped("", study.question().strip().split("\n\\s*\n")[0]);
        out.append('\n');
        if (study.variants().isEmpty()) {
            wrapped("", "Nothing was run, so there is nothing to report.");
            return;
        }
        requirements();
        for (Message message : answer.messages()) wrapped("- ", message.text());
        if (!answer.messages().isEmpty()) out.append('\n');
        for (Comparison comparison : answer.comparisons()) comparison(comparison);
        foot();
    }

    private void requirements() throws IOException {
        if (answer.requirements().isEmpty()) return;
        wrapped("", answer.verdict());
        for (Requirement requirement : answer.requirements()) {
            Requirement.Judgement one = requirement.judgements().stream()
                    .filter(j -> j.decision() == requirement.decision())
                    .findFirst()
                    .orElseThrow();
            String word = Requirement.word(requirement.decision()).toUpperCase(Locale.ROOT);
            wrapped(
                    "  " + pad(word, 13),
                    requirement.text() + (requirement.line() > 0 ? " (line " + requirement.line() + ")" : ""));
            String many = requirement.judgements().size() > 1 ? "; " + requirement.summary() : "";
            String where = one.variant().isEmpty() ? "" : " (" + one.variant() + ")";
            String why = one.why().isEmpty() ? "" : ": " + one.why();
            wrapped(" ".repeat(15), one.found() + " against " + one.bound() + why + many + where);
        }
        out.append('\n');
    }

    /** As many columns side by side as there is room for; the others below, beside the same first column. */
    private void comparison(Comparison comparison) throws IOException {
        wrapped("", comparison.heading());
        List<String> names = new ArrayList<>();
        comparison.rows().forEach(row -> names.add(row.name()));
        List<List<String>> columns = new ArrayList<>();
        for (Kind kind : List.of(Kind.FIGURE, Kind.FACT))
            for (int c = 0; c < comparison.columns().size(); c++)
                if (comparison.columns().get(c).kind() == kind) columns.add(column(comparison, c));
        List<String> first = new ArrayList<>(List.of(""));
        first.addAll(names);
        int room = Math.max(12, width / 3);
        List<String> heads = first.stream().map(n -> cut(n, room)).toList();
        int left = widest(heads);
        for (int from = 0; from < columns.size(); ) {
            int used = left;
            int to = from;
            while (to < columns.size() && (to == from || used + 2 + widest(columns.get(to)) <= width)) {
                used += 2 + widest(columns.get(to));
                to++;
            }
            block(heads, left, columns.subList(from, to));
            from = to;
        }
    }

    private List<String> column(Comparison comparison, int index) {
        List<String> column = new ArrayList<>();
        int room = Math.max(12, width / 2);
        column.add(cut(comparison.columns().get(index).label(), room));
        for (Comparison.Row row : comparison.rows()) {
            Comparison.Cell cell = row.cells().get(index);
            column.add(cut((cell.text() + " " + cell.uncertainty()).strip() + (cell.best() ? " *" : ""), room));
        }
        return column;
    }

    private void block(List<String> heads, int left, List<List<String>> columns) throws IOException {
        for (int r = 0; r < heads.size(); r++) {
            StringBuilder line = new StringBuilder(pad(heads.get(r), left));
            for (List<String> column : columns) line.append("  ").append(pad(column.get(r), widest(column)));
            out.append(line.toString().stripTrailing()).append('\n');
        }
        out.append('\n');
    }

    private void foot() throws IOException {
        boolean marked = answer.comparisons().stream()
                .flatMap(c -> c.rows().stream())
                .flatMap(r -> r.cells().stream())
                .anyMatch(Comparison.Cell::best);
        if (marked) wrapped("", "* no other row is surely better");
        int broken = answer.audit().failures().size();
        if (broken > 0)
            wrapped(
                    "",
                    "Of " + Quantities.count(answer.audit().checks(), "self-check") + ", " + broken
                            + " do not hold: do not trust these numbers, and please report it with the model.");
        for (String warning : study.warnings()) wrapped("Warning: ", warning);
        for (String note : study.variants().stream()
                .flatMap(v -> v.notes().stream())
                .distinct()
                .toList()) wrapped("Note: ", note);
        wrapped("Repeat:  ", Wording.command(study));
        wrapped(
                "Version: ",
                study.provenance().version() + ", SHA-256 " + study.provenance().digest());
    }

    /** Words in lines; the following lines are indented by the width of the prefix. */
    private void wrapped(String prefix, String text) throws IOException {
        String indent = " ".repeat(prefix.length());
        StringBuilder line = new StringBuilder(prefix);
        boolean fresh = true;
        for (String word : Escape.line(text).strip().split(" +")) {
            if (!fresh && columns(line.toString()) + 1 + columns(word) > width) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
                fresh = true;
            }
            if (!fresh) line.append(' ');
            line.append(word);
            fresh = false;
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(TextReport::columns).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - columns(text)));
    }

    private static String cut(String text, int width) {
        String line = Escape.line(text);
        if (columns(line) <= width) return line;
        int end = line.length();
        while (end > 0 && columns(line.substring(0, end)) > width - 1) end = line.offsetByCodePoints(end, -1);
        return line.substring(0, end) + "…";
    }

    /** Columns on a terminal: none for combining marks, two for Han, Hangul, Kana and emoji. */
    private static int columns(String text) {
        return text.codePoints()
                .map(c -> switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
                    default ->
                        c >= 0x1100 && c <= 0x115f
                                        || c >= 0x2e80 && c <= 0xa4cf
                                        || c >= 0xac00 && c <= 0xd7a3
                                        || c >= 0xf900 && c <= 0xfaff
                                        || c >= 0xff00 && c <= 0xff60
                                        || c >= 0x1f300 && c <= 0x1faff
                                ? 2
                                : 1;
                })
                .sum();
    }
}
