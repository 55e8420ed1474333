// SPDX-License-Identifier: EPL-2.0
package ringzero.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.inject.Injector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRequest.Results;
import ringzero.experiment.run.StudyRunner;
import ringzero.experiment.trace.TracedRun;
import ringzero.language.Models;
import ringzero.language.format.ModelFormatter;
import ringzero.language.ide.VmmIdeSetup;
import ringzero.model.Experiment;
import ringzero.model.Model;
import ringzero.simulation.analytic.Twin;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.engine.Engine;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Trace;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/**
 * Every example does what it did when somebody last looked at its results. Its expected file is changed only on purpose: by a run with
 * {@code -Dringzero.expected=write}, whose difference is then read and committed.
 */
class ExamplesTest {

    private static final Path ROOT = Path.of(System.getProperty("ringzero.root", "../.."));
    private static final Path EXPECTED = ROOT.resolve("tests/ringzero.examples.tests/expected");
    private static final boolean WRITE = "write".equals(System.getProperty("ringzero.expected"));

    private static final Injector LANGUAGE = new VmmIdeSetup().createInjectorAndDoEMFRegistration();
    private static final ModelFormatter FORMATTER = LANGUAGE.getInstance(ModelFormatter.class);
    private static final Models MODELS = new Models(LANGUAGE);
    private static final StudyRunner RUNNER = new StudyRunner();

    static Stream<Path> examples() {
        return vmmFiles(ROOT.resolve("examples")).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void asksAQuestionAndSaysWhatToSee(Path example) throws IOException {
        var text = Files.readString(example);
        var checked = MODELS.load(example);

        assertThat(checked.errors()).isEmpty();
        for (var experiment : experiments(checked.model())) {
            assertThat(experiment.getRequirements()).as(experiment.getName()).isNotEmpty();
            assertThat(text).containsPattern("(?s)\\?((?!\\*/).)*\\*/\\s*experiment " + experiment.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isLaidOutAsTheFormatterDoes(Path example) throws IOException {
        var text = Files.readString(example);

        assertThat(FORMATTER.format(text)).contains(text);
    }

    /** Written with two threads, compared with one or three: what is found depends on their number nowhere. */
    @ParameterizedTest
    @MethodSource("examples")
    void givesTheExpectedResults(Path example) throws IOException {
        var file = EXPECTED.resolve(example.getFileName().toString().replace(".vmm", ".expected"));

        var found = new StringBuilder();
        for (var experiment : experiments(MODELS.load(example).model()))
            found.append(KeyFigures.of(study(example, experiment.getName(), threads(example))));

        if (WRITE) Files.writeString(file, found);
        assertThat(found.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void thereIsNoExpectedFileWithoutItsExample() throws IOException {
        assumeThat(WRITE).isFalse();

        try (var files = Files.list(EXPECTED)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".expected", ".vmm")))
                    .containsExactlyInAnyOrderElementsOf(examples()
                            .map(each -> each.getFileName().toString())
                            .toList());
        }
    }

    /** Where the time of requests goes adds up to their latencies to the picosecond. */
    @ParameterizedTest
    @MethodSource("examples")
    void explainsEveryLatencyExactly(Path example) {
        for (var experiment : experiments(MODELS.load(example).model())) {
            var run = RUNNER.first(request(example, experiment.getName()));
            if (run.compiled().scenario().sources().isEmpty()) continue; // a service has no requests
            var traced = new TracedRun(run, 500, () -> false);

            for (var request : traced.trace().requests())
                assertThat(request.moments().stream()
                                .filter(moment -> !moment.parallel())
                                .mapToLong(Trace.Moment::duration)
                                .sum())
                        .as(request.source())
                        .isEqualTo(request.latency());
            for (var subject : traced.trace().requests().stream()
                    .map(Trace.Request::subject)
                    .distinct()
                    .toList())
                for (double percentile : List.of(50.0, 90.0, 99.0)) {
                    var breakdown = traced.breakdown(subject, percentile);
                    assertThat(breakdown.parts().stream()
                                    .mapToLong(Breakdown.Part::time)
                                    .sum())
                            .as(subject + " p" + percentile)
                            .isEqualTo(breakdown.latency())
                            .isPositive();
                }
        }
    }

    /**
     * What is watched is the plain run: all of its requests took as long, to the picosecond. First requests of clients that wait for their
     * answers are born at the very beginning and not watched; their latencies are those that are missing.
     */
    @ParameterizedTest
    @MethodSource("examples")
    void watchingARunChangesNothingInIt(Path example) {
        for (var experiment : experiments(MODELS.load(example).model())) {
            var scenario = RUNNER.first(request(example, experiment.getName()))
                    .compiled()
                    .scenario();
            if (scenario.sources().isEmpty()) continue; // a service has no requests
            var control = new RunControl(0, duration(scenario), 1, 0);

            var run = new Engine(scenario).run(control, () -> false, part -> {});
            var trace = new Engine(scenario).trace(control, Long.MAX_VALUE);

            var found = new HashSet<String>();
            for (var finding : run.findings()) {
                if (!(finding instanceof Finding.Histogram latency)) continue;
                if (!latency.measure().equals("latency") || latency.count() == 0) continue;
                found.add(latency.subject());
                var watched = trace.requests().stream()
                        .filter(request -> request.subject().equals(latency.subject()))
                        .mapToLong(Trace.Request::latency)
                        .summaryStatistics();
                long missing = latency.count() - watched.getCount();
                assertThat(missing).as(latency.subject()).isBetween(0L, clients(scenario, latency.subject()));
                double sum = latency.mean() * latency.count();
                double rounding = 1e-9 * sum;
                assertThat(watched.getSum() / (double) Scenario.SECOND)
                        .as(latency.subject())
                        .isBetween(sum - missing * latency.max() - rounding, sum - missing * latency.min() + rounding);
            }
            assertThat(found).as(experiment.getName()).isNotEmpty();
        }
    }

    private static long clients(Scenario scenario, String subject) {
        return scenario.sources().stream()
                .filter(source -> source.subject().equals(subject))
                .mapToLong(source -> source.arrivals() instanceof Source.Arrivals.Closed closed ? closed.clients() : 0)
                .sum();
    }

    /** In which some two thousand requests are done. */
    private static long duration(Scenario scenario) {
        double perSecond = new Twin(scenario)
                .predictions().stream()
                        .filter(prediction -> prediction.measure().equals("throughput"))
                        .mapToDouble(Finding.Total::value)
                        .sum();
        return (long) (2_000 / perSecond * Scenario.SECOND);
    }

    private static int threads(Path example) {
        if (WRITE) return 2;
        return example.getFileName().toString().length() % 2 == 0 ? 1 : 3;
    }

    /** A tenth of the time, once: enough to see that something changed. */
    private static Study study(Path example, String experiment, int threads) {
        return RUNNER.run(request(example, experiment).withThreads(threads), StudyProgress.unwatched());
    }

    private static StudyRequest request(Path example, String experiment) {
        return StudyRequest.of(example)
                .withExperiment(experiment)
                .withQuick(true)
                .withRepetitions(1)
                .withResults(new Results.Nowhere());
    }

    private static List<Experiment> experiments(Model model) {
        return model.getDeclarations().stream()
                .filter(Experiment.class::isInstance)
                .map(Experiment.class::cast)
                .toList();
    }

    private static List<Path> vmmFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".vmm"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
