// SPDX-License-Identifier: EPL-2.0
package ringzero.report.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Comparison;
import ringzero.report.answer.Exhibit;
import ringzero.report.answer.Message;
import ringzero.report.answer.Requirement;
import ringzero.report.answer.Wording;
import ringzero.report.chart.ChartLayout;
import ringzero.report.chart.Picture;
import ringzero.report.notation.Quantities;
import ringzero.report.pdf.Flow.Span;
import ringzero.report.topology.TopologyLayout;
import ringzero.report.topology.Utilisation;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;

/** The report on paper, in the same order as the page: answer, comparison, pictures, trust, assumptions, how to repeat it. */
public final class PdfReport {
    private static final int MET = 0x0A6B4A;
    private static final int MISSED = 0xB42318;
    private static final int OPEN = 0x7A5200;
    private static final double PICTURE = 660;

    private final Answer answer;
    private final Study study;
    private final Flow flow = new Flow();

    private PdfReport(Answer answer) {
        this.answer = answer;
        this.study = answer.study();
    }

    public static void write(Study study, OutputStream out) throws IOException {
        PdfReport report = new PdfReport(Answer.of(study));
        report.compose();
        PdfFile.write(study.name(), report.subject(), report.flow.sheets(), report.flow.bookmarks(), out);
    }

    /** The verdict, or the first line of the question. */
    private String subject() {
        return answer.verdict().isEmpty()
                ? study.question().strip().lines().findFirst().orElse("")
                : answer.verdict();
    }

    private void compose() {
        flow.need(0);
        flow.paragraph(small("Ringzero report · " + study.provenance().model()), 0);
        flow.paragraph(new Span(study.name(), Face.BOLD, 22, flow.theme.text()), 0);
        for (String part : study.question().strip().replaceAll("[*`]", "").split("\n\\s*\n"))
            if (!part.isBlank()) flow.paragraph(new Span(part, Face.REGULAR, 12, flow.theme.text()), 0);
        answer();
        comparisons();
        topology();
        exhibits("What was found", answer.figures());
        exhibits("Where the time goes", answer.parts());
        trust();
        assumptions();
        repeat();
        flow.footers(study.name() + " · Ringzero " + study.provenance().version() + " · finished "
                + study.provenance().finished());
    }

    private Span body(String text) {
        return new Span(text, Face.REGULAR, 10, flow.theme.text());
    }

    private Span bold(String text) {
        return new Span(text, Face.BOLD, 10, flow.theme.text());
    }

    private Span small(String text) {
        return new Span(text, Face.REGULAR, 8, flow.theme.muted());
    }

    private Span cell(String text) {
        return new Span(text, Face.REGULAR, 8.5, flow.theme.text());
    }

    private Span head(String text) {
        return new Span(text, Face.BOLD, 8, flow.theme.muted());
    }

    private void answer() {
        flow.section("The answer");
        if (study.variants().isEmpty()) flow.paragraph(body("Nothing was run, so there is nothing to report."), 0);
        if (!answer.verdict().isEmpty())
            flow.paragraph(new Span(answer.verdict(), Face.BOLD, 12, flow.theme.text()), 0);
        flow.space(4);
        for (Requirement requirement : answer.requirements()) requirement(requirement);
        for (Message message : answer.messages()) {
            flow.space(3);
            flow.bullet("•", Face.REGULAR, 10, flow.theme.text());
            flow.paragraph(bold(message.headline()), 12);
            if (!message.evidence().isEmpty()) flow.paragraph(body(message.evidence()), 12);
        }
        if (!answer.audit().failures().isEmpty())
            flow.paragraph(
                    new Span(
                            "Some self-checks failed; see \"How far to trust it\" before you use these numbers.",
                            Face.BOLD,
                            10,
                            MISSED),
                    0);
    }

    private void requirement(Requirement requirement) {
        Requirement.Judgement one = requirement.judgements().stream()
                .filter(j -> j.decision() == requirement.decision())
                .findFirst()
                .orElseThrow();
        flow.need(48);
        String line = requirement.line() > 0 ? " (line " + requirement.line() + ")" : "";
        flow.paragraph(new Span(requirement.summary() + line, Face.BOLD, 10, colour(requirement.decision())), 0);
        flow.paragraph(new Span(requirement.text(), Face.MONO, 8.5, flow.theme.text()), 12);
        String why = one.why().isEmpty() ? "" : ": " + one.why();
        String where = one.variant().isEmpty() ? "" : " (" + one.variant() + ")";
        flow.paragraph(body(one.found() + " against " + one.bound() + why + where), 12);
        flow.space(5);
    }

    private static int colour(Decision decision) {
        return switch (decision) {
            case MET -> MET;
            case MISSED -> MISSED;
            case NOT_DECIDED -> OPEN;
        };
    }

    private void comparisons() {
        List<Comparison> comparisons = answer.comparisons().stream()
                .filter(comparison -> !comparison.rows().isEmpty())
                .toList();
        if (comparisons.isEmpty()) return;
        flow.section("Comparison");
        comparisons.forEach(this::comparison);
        flow.paragraph(
                small("Multiples (×) compare with the first row, "
                        + comparisons.getFirst().baseline()
                        + ". Bold figures: no other row is surely better. p99: 99 of 100 requests are faster."),
                0);
    }

    private void comparison(Comparison comparison) {
        flow.need(90);
        flow.paragraph(bold(comparison.heading()), 0);
        boolean named = comparison.columns().stream().noneMatch(c -> c.kind() == Comparison.Kind.LEVEL);
        List<List<List<Span>>> rows = new ArrayList<>();
        List<List<Span>> heads = new ArrayList<>();
        if (named) heads.add(List.of(head("Variant")));
        comparison.columns().forEach(column -> heads.add(List.of(head(column.label()))));
        rows.add(heads);
        for (Comparison.Row row : comparison.rows()) {
            List<List<Span>> cells = new ArrayList<>();
            if (named) cells.add(List.of(new Span(row.name(), Face.BOLD, 8.5, flow.theme.text())));
            for (int c = 0; c < row.cells().size(); c++)
                cells.add(cell(row.cells().get(c), comparison.columns().get(c).kind()));
            rows.add(cells);
        }
        flow.table(rows);
    }

    /** What was simulated, as on the page; in words for whoever cannot see it. */
    private void topology() {
        if (study.topology().nodes().isEmpty()) return;
        flow.section("What was simulated");
        Utilisation utilisation = Utilisation.of(study);
        Picture picture = new TopologyLayout(PICTURE, PdfPainter.measure()).layout(study.topology(), utilisation);
        double scale =
                Math.min(Math.min(Flow.WIDTH / PICTURE, Flow.WIDTH / picture.width()), Flow.LONGEST / picture.height());
        flow.paragraph(small(TopologyLayout.caption(utilisation)), 0);
        flow.need(picture.height() * scale + 8);
        flow.picture(picture, 0, 4, scale);
        flow.space(picture.height() * scale + 12);
    }

    private List<Span> cell(Comparison.Cell cell, Comparison.Kind kind) {
        boolean strong = cell.best() || kind == Comparison.Kind.LEVEL;
        List<Span> spans = new ArrayList<>();
        boolean number = kind == Comparison.Kind.FIGURE && !Double.isNaN(cell.share());
        spans.add(new Span(
                number ? together(cell.text()) : cell.text(),
                strong ? Face.BOLD : Face.REGULAR,
                8.5,
                cell.best() ? MET : flow.theme.text()));
        if (!cell.uncertainty().isEmpty())
            spans.add(new Span(together(cell.uncertainty()), Face.REGULAR, 7, flow.theme.muted()));
        if (!cell.relative().isEmpty()) spans.add(new Span(cell.relative(), Face.REGULAR, 7, flow.theme.muted()));
        return spans;
    }

    /** A number keeps its unit on its line. */
    private static String together(String text) {
        return text.contains(" to ") ? text : text.replace(' ', '\u00a0');
    }

    private void exhibits(String title, List<Exhibit> exhibits) {
        if (exhibits.isEmpty()) return;
        flow.section(title);
        List<Exhibit> row = new ArrayList<>();
        for (Exhibit exhibit : exhibits) {
            if (!row.isEmpty() && (exhibit.main() || row.size() == 2)) {
                beside(row, 2);
                row.clear();
            }
            if (exhibit.main()) beside(List.of(exhibit), 1);
            else row.add(exhibit);
        }
        if (!row.isEmpty()) beside(row, 2);
    }

    /** Exhibits side by side in as many columns, on one page. */
    private void beside(List<Exhibit> exhibits, int columns) {
        double gap = 18;
        double width = (Flow.WIDTH - gap * (columns - 1)) / columns;
        double scale = Flow.WIDTH / PICTURE;
        List<Picture> pictures = new ArrayList<>();
        double text = 0;
        double height = 0;
        for (Exhibit exhibit : exhibits) {
            Picture picture = new ChartLayout(width / scale, false, PdfPainter.measure()).layout(exhibit.chart());
            pictures.add(picture);
            text = Math.max(text, flow.heightOf(title(exhibit), width) + flow.heightOf(caption(exhibit), width));
            height = Math.max(height, picture.height() * scale);
        }
        flow.need(text + 4 + height);
        for (int i = 0; i < exhibits.size(); i++) {
            double left = i * (width + gap);
            flow.at(left, 0, title(exhibits.get(i)), width);
            flow.at(left, flow.heightOf(title(exhibits.get(i)), width), caption(exhibits.get(i)), width);
            flow.picture(pictures.get(i), left, text + 4, scale);
        }
        flow.space(text + 4 + height + 12);
    }

    private Span title(Exhibit exhibit) {
        return bold(exhibit.chart().title());
    }

    private Span caption(Exhibit exhibit) {
        return new Span(exhibit.caption(), Face.REGULAR, 9, flow.theme.muted());
    }

    private void trust() {
        flow.section("How far to trust it");
        Answer.Audit audit = answer.audit();
        if (audit.checks() == 0) flow.paragraph(body("No self-checks were recorded."), 0);
        else if (audit.failures().isEmpty())
            flow.paragraph(
                    body("All " + Quantities.count(audit.checks(), "self-check") + " of all runs hold: "
                            + String.join(", ", audit.laws()) + "."),
                    0);
        else {
            flow.paragraph(
                    bold("Of " + Quantities.count(audit.checks(), "self-check") + ", "
                            + audit.failures().size()
                            + " do not hold. These results contradict themselves: please report it with the model."),
                    0);
            for (Answer.Audit.Failure failure :
                    audit.failures().subList(0, Math.min(20, audit.failures().size())))
                flow.paragraph(
                        body(failure.check().law() + " on " + failure.check().subject() + " in " + failure.variant()),
                        12);
        }
        if (!answer.predictions().isEmpty()) flow.paragraph(body(Wording.predictions(answer.predictions())), 0);
        for (String warning : study.warnings()) flow.paragraph(body(warning), 0);
        for (String note : study.variants().stream()
                .flatMap(v -> v.notes().stream())
                .distinct()
                .toList()) flow.paragraph(body(note), 0);
    }

    private void assumptions() {
        if (study.assumptions().isEmpty()) return;
        flow.section("What it rests on");
        flow.paragraph(body(Wording.assumptions(study.assumptions())), 0);
        List<List<List<Span>>> rows = new ArrayList<>();
        rows.add(List.of("Declared in", "Name", "Value", "Range", "Confidence", "Source").stream()
                .map(name -> List.of(head(name)))
                .toList());
        for (Study.Assumption one : study.assumptions())
            rows.add(
                    List.of(one.declaredIn(), one.name(), one.value(), one.range(), one.confidence(), one.source())
                            .stream()
                            .map(text -> List.of(cell(text)))
                            .toList());
        flow.table(rows);
    }

    private void repeat() {
        flow.section("How to repeat it");
        flow.paragraph(new Span(Wording.command(study), Face.MONO, 9, flow.theme.text()), 0);
        flow.space(4);
        flow.paragraph(
                body("Version " + study.provenance().version() + ", seed "
                        + study.provenance().seed() + "."),
                0);
        flow.paragraph(
                body("SHA-256 of everything that was read: "
                        + study.provenance().digest()),
                0);
        if (study.provenance().text().isEmpty()) return;
        flow.space(8);
        int number = 0;
        for (String line : study.provenance().text().stripTrailing().split("\n")) {
            number++;
            flow.bullet(String.valueOf(number), Face.MONO, 7.5, flow.theme.muted());
            // no-break spaces keep the indentation of the model
            String shown = line.replace("\t", "    ");
            int indent = shown.length() - shown.stripLeading().length();
            flow.paragraph(new Span("\u00a0".repeat(indent) + shown.strip(), Face.MONO, 7.5, flow.theme.text()), 28);
        }
    }
}
