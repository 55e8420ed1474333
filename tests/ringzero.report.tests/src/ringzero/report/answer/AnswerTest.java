// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringzero.report.Studies;
import ringzero.report.answer.Comparison.Kind;
import ringzero.report.chart.Chart;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Variant;

class AnswerTest {
    private final Answer lesson = Answer.of(Studies.lesson());
    private final Answer paths = Answer.of(Studies.pathsUnderLoad());

    @Test
    void withoutANumericFactorEveryVariantIsARow() {
        assertThat(lesson.comparisons()).singleElement().satisfies(table -> {
            assertThat(table.rows())
                    .extracting(Comparison.Row::name)
                    .containsExactly("bare-metal", "emulated", "paravirtual", "hardware-assisted");
            assertThat(table.columns().stream().map(Comparison.Column::label))
                    .startsWith(
                            "mode",
                            "Guest OS modification",
                            "Guest OS compatibility",
                            "Throughput",
                            "Mean latency",
                            "p99 latency",
                            "Host CPU");
        });
    }

    @Test
    void withANumericFactorThereIsOneTableAtEachEndOfIt() {
        assertThat(paths.comparisons())
                .extracting(Comparison::title)
                .containsExactly("At rate 5000/s", "At rate 60000/s");
        assertThat(paths.comparisons())
                .allSatisfy(table -> assertThat(table.rows()).hasSize(4));
    }

    @Test
    void theFirstRowIsTheBaselineOfTheOthers() {
        var table = lesson.comparisons().getFirst();
        int latency =
                table.columns().stream().map(Comparison.Column::label).toList().indexOf("p99 latency");

        assertThat(table.rows().getFirst().cells().get(latency).relative()).isEmpty();
        assertThat(table.rows().get(1).cells().get(latency).relative()).matches("5\\.\\d × \\(5\\.\\d–5\\.\\d\\)");
    }

    @Test
    void whatCannotBeToldApartIsNotCalledBest() {
        var table = lesson.comparisons().getFirst();
        int throughput =
                table.columns().stream().map(Comparison.Column::label).toList().indexOf("Throughput");

        assertThat(table.rows()).noneMatch(row -> row.cells().get(throughput).best());
        assertThat(table.rows().get(1).cells().get(throughput).relative()).isEqualTo("no sure difference");
        assertThat(lesson.messages())
                .extracting(Message::headline)
                .contains("No difference in throughput can be told.");
    }

    @Test
    void factsAndFiguresAreToldApartByTheirColumns() {
        assertThat(lesson.comparisons().getFirst().columns().stream().filter(c -> c.kind() == Kind.FACT))
                .hasSize(2);
    }

    @Test
    void theMessagesNameTheBestWithItsLead() {
        assertThat(lesson.messages())
                .extracting(Message::text)
                .anyMatch(text -> text.matches(
                        "bare-metal has the lowest p99 latency\\. .* ± .* %; emulated has 5\\.\\d times as much .*"));
    }

    @Test
    void theMessagesNameTheLoadUpToWhichEachKeepsUp() {
        assertThat(paths.messages())
                .extracting(Message::text)
                .contains(
                        "3 of 4 alternatives cannot keep up with the highest load. Throughput follows the load for emulated up to 20000/s,"
                                + " virtio up to 40000/s and vhost up to 50000/s; sr-iov at every load that was tried.");
    }

    /** What the intervals allow may be chance: nobody is said to be behind for it. */
    @Test
    void whoIsBehindWithinTheIntervalsOnlyKeepsUp() {
        var study = Studies.pathsUnderLoad();
        var vague = study.variants().stream()
                .map(v -> new Variant(
                        v.levels(),
                        v.facts(),
                        v.runs(),
                        v.findings().stream().map(AnswerTest::vague).toList(),
                        v.predictions(),
                        v.notes()))
                .toList();

        assertThat(Answer.of(new Study(
                                study.name(),
                                study.question(),
                                study.factors(),
                                vague,
                                study.verdicts(),
                                study.plots(),
                                study.observations(),
                                study.assumptions(),
                                study.warnings(),
                                study.provenance(),
                                study.topology()))
                        .messages())
                .extracting(Message::text)
                .anyMatch(text -> text.startsWith("Every alternative keeps up"));
    }

    private static Finding vague(Finding finding) {
        return finding instanceof Finding.Total total && total.measure().equals("throughput")
                ? new Finding.Total(
                        total.measure(),
                        total.subject(),
                        total.detail(),
                        total.unit(),
                        total.value(),
                        Optional.of(new Interval(0.1 * total.value(), 10 * total.value(), 0.95)))
                : finding;
    }

    @Test
    void missedRequirementsComeFirst() {
        assertThat(paths.requirements())
                .extracting(Requirement::decision)
                .containsExactly(Decision.MISSED, Decision.MISSED, Decision.NOT_DECIDED);
        assertThat(paths.requirements().getFirst().summary()).isEqualTo("missed in 1 of 12 variants");
        assertThat(paths.verdict()).isEqualTo("Of 3 requirements, 2 are missed and 1 is not decided.");
        assertThat(lesson.verdict()).isEqualTo("Of 2 requirements, 1 is missed and 1 is met.");
    }

    @Test
    void theAskedPlotComesFirstAndOnlyOnce() {
        var titles = paths.figures().stream().map(e -> e.chart().title()).toList();

        assertThat(titles)
                .startsWith("p99 latency", "Throughput", "Mean latency")
                .doesNotHaveDuplicates();
        assertThat(paths.figures().getFirst().chart()).isInstanceOfSatisfying(Chart.Lines.class, lines -> {
            assertThat(lines.series())
                    .hasSize(4)
                    .allSatisfy(s -> assertThat(s.points()).hasSize(12));
            assertThat(lines.rules())
                    .extracting(Chart.Rule::name)
                    .containsExactly("600 µs required of sr-iov", "2 ms required of virtio");
        });
    }

    @Test
    void whereTheTimeGoesIsAStackThatLeavesOutIdling() {
        assertThat(lesson.parts().stream()
                        .map(Exhibit::chart)
                        .filter(Chart.Bars.class::isInstance)
                        .map(Chart.Bars.class::cast))
                .hasSize(2)
                .allSatisfy(bars -> {
                    assertThat(bars.stacked()).isTrue();
                    assertThat(bars.series())
                            .extracting(Chart.BarSeries::name)
                            .doesNotContain("idle")
                            .startsWith("user", "kernel");
                });
    }

    @Test
    void partsThatNobodyCouldSeeAreOnePart() {
        var study = Studies.of(
                part("vCPUs: service", 97e-6),
                part("vCPUs: waiting", 1e-6),
                part("link: service", 1e-6),
                part("link: waiting", 1e-6));

        var stack = (Chart.Bars) Answer.of(study).parts().getFirst().chart();

        assertThat(stack.series().stream().map(Chart.BarSeries::name)).containsExactly("service by vCPUs", "other");
        assertThat(stack.series().getLast().bars().getFirst().value()).isEqualTo(3e-6, within(1e-12));
    }

    private static Finding part(String detail, double seconds) {
        return new Finding.Total("latency-part", "web", detail, "s", seconds, Optional.empty());
    }

    @Test
    void manyAlternativesAreDividedIntoSeveralCharts() {
        var study = Studies.grid(3, 4, 5);

        var charts = Answer.of(study).figures().stream()
                .map(Exhibit::chart)
                .filter(Chart.Lines.class::isInstance)
                .toList();

        assertThat(charts)
                .hasSize(3)
                .allSatisfy(c -> assertThat(((Chart.Lines) c).series()).hasSize(4));
    }

    @Test
    void anEmptyStudyHasAnEmptyAnswer() {
        var answer = Answer.of(Studies.empty());

        assertThat(answer.comparisons()).isEmpty();
        assertThat(answer.figures()).isEmpty();
        assertThat(answer.messages()).isEmpty();
        assertThat(answer.verdict()).isEmpty();
    }

    @Test
    void predictionsStandBesideTheSimulatedMeans() {
        assertThat(paths.predictions())
                .hasSize(96)
                .anySatisfy(p -> assertThat(p.predicted().text()).isEqualTo("unbounded"));
        assertThat(Wording.predictions(paths.predictions()))
                .startsWith("Half of ")
                .contains("cannot be compared");
    }

    @Test
    void theSameStudyGivesTheSameAnswer() {
        assertThat(Answer.of(Studies.lesson()).messages()).isEqualTo(lesson.messages());
    }

    @Test
    void aVerdictOnAVariantThatIsNotThereIsStillShown() {
        Study lost = Studies.of();
        var verdict =
                new Study.Verdict("x <= 1", 1, 7, Decision.NOT_DECIDED, Double.NaN, java.util.Optional.empty(), 1, "s");
        var study = new Study(
                lost.name(),
                "",
                List.of(),
                lost.variants(),
                List.of(verdict),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                lost.provenance(),
                lost.topology());

        assertThat(Answer.of(study)
                        .requirements()
                        .getFirst()
                        .judgements()
                        .getFirst()
                        .found())
                .isEqualTo("no request finished");
    }

    @Test
    void aFactThatAllShareIsSaidOnce() {
        var shared = Answer.of(Studies.named("fact")).comparisons().getFirst();

        assertThat(shared.title()).isEqualTo("All variants");
        assertThat(shared.common()).isEqualTo("The same for all: fact fact");
        assertThat(shared.columns()).noneMatch(column -> column.kind() == Kind.FACT);
    }

    @Test
    void aFactThatOnlyRepeatsTheLevelHasNoColumn() {
        var first = two("best-fit", 0, "placement", "best-fit");
        var second = two("worst-fit", 0, "placement", "worst-fit");

        var repeated = Answer.of(study(List.of(first, second))).comparisons().getFirst();
        var telling = Answer.of(study(List.of(two("a", 0, "placement", "x"), two("b", 0, "placement", "y"))))
                .comparisons()
                .getFirst();

        assertThat(repeated.columns()).noneMatch(column -> column.kind() == Kind.FACT);
        assertThat(telling.columns()).anyMatch(column -> column.kind() == Kind.FACT);
    }

    @Test
    void allThatShareTheExtremeAreNamed() {
        var answer = Answer.of(study(List.of(two("a", 0, "f", "x"), two("b", 0, "f", "x"), two("c", 5, "f", "y"))));

        assertThat(answer.figures())
                .extracting(Exhibit::caption)
                .contains("a and b have the least with 0 /s, c the most with 5.00 /s.");
    }

    /** A variant with so many exits in a second, and a fact. */
    private static Variant two(String level, double exits, String fact, String says) {
        return new Variant(
                Map.of("place", new Variant.Level(level, Double.NaN, "")),
                Map.of(fact, says),
                List.of(),
                List.of(new Finding.Total("exits", "", "", "1/s", exits, java.util.Optional.empty())),
                List.of(),
                List.of());
    }

    private static Study study(List<Variant> variants) {
        Study bare = Studies.of();
        return new Study(
                "Two",
                "",
                List.of("place"),
                variants,
                List.of(),
                List.of(),
                List.of("exits"),
                List.of(),
                List.of(),
                bare.provenance(),
                bare.topology());
    }
}
