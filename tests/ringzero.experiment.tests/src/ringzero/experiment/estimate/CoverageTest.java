// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringzero.experiment.compile.ScenarioCompiler;
import ringzero.experiment.run.Scenarios;
import ringzero.language.Models;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.engine.Engine;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Scenario;

/**
 * An interval of 95 % has to hold the true value in 93 to 97 % of all runs. How many of the runs made here may miss follows from the
 * binomial distribution: a method whose coverage is in that range fails in one of a thousand sets of seeds. {@code
 * -Dringzero.coverage=1000} makes the runs that the documentation speaks of.
 */
class CoverageTest {

    private static final double CONFIDENCE = 0.95;
    private static final double LEAST = 0.93;
    private static final double MOST = 0.97;
    private static final double RISK = 0.001;
    private static final int SEEDS = Integer.getInteger("ringzero.coverage", 200);

    /** Ten repetitions are one answer. */
    private static final int REPETITIONS = 10;

    private static List<Run> runs(Scenario scenario, double warmUp, double duration, int count) {
        var engine = new Engine(scenario);
        var runs = new ArrayList<Run>();
        long second = Scenario.SECOND;
        for (int i = 0; i < count; i++)
            runs.add(engine.run(
                    new RunControl((long) (warmUp * second), (long) (duration * second), 2026, i),
                    () -> false,
                    part -> {}));
        return runs;
    }

    // ---- M/M/1 at 80 %: services of 1 us ----

    private static final double LOAD = 0.8;
    private static final double MEAN_TIME = 1e-6 / (1 - LOAD);
    private static final List<Run> QUEUE = runs(Scenarios.queue(1 / LOAD), 1e-3, 125e-3, SEEDS);

    private static final List<Run> SHORT = runs(Scenarios.queue(1 / LOAD), 0.5e-3, 25e-3, SEEDS * REPETITIONS);

    private static double theory(Observable observable) {
        return switch (observable.measure()) {
            case "throughput" -> LOAD * 1e6;
            case "utilisation" -> LOAD;
            case "queue" -> LOAD / (1 - LOAD);
            default -> MEAN_TIME * times(observable.statistic());
        };
    }

    /** The time in an M/M/1 is exponential: so many means. */
    private static double times(String statistic) {
        if (statistic.equals("mean")) return 1;
        return -Math.log1p(-Double.parseDouble(statistic.substring(1)) / 100);
    }

    static List<Observable> printedOfTheQueue() {
        return printed(QUEUE);
    }

    @ParameterizedTest
    @MethodSource("printedOfTheQueue")
    void everyIntervalOfARunOfAQueueCoversTheTheory(Observable observable) {
        covers(observable, theory(observable), QUEUE, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "p50", "p90", "p99"})
    void repetitionsCoverTheTimesOfAQueue(String statistic) {
        var observable = new Observable("latency", statistic, "clients", "");

        covers(observable, theory(observable), SHORT, REPETITIONS);
    }

    // ---- a host as people write it ----

    /** Four web servers behind vhost, each busy for a fifth of a CPU, on two cores: they wait for each other. */
    private static final String HOST = """
            import ringzero.devices.*
            processor Small : ringzero.processors.IntelXeonGold6338 { cores 2 threads-per-core 1 }
            host server { processor 1 x Small  memory 64 GiB  hypervisor KVM  nic eth0 : Ethernet25G }
            guest web[4] on server {
                os Linux  mode hardware-assisted  vcpus 1  memory 8 GiB  net eth0 via vhost  runs Pages
            }
            workload Pages {
                arrivals poisson 2000/s
                request { receive 512 B  compute exponential 100 us  send 4 KiB }
            }
            """;

    private static final List<Run> SERVER = server(SEEDS);

    private static List<Run> server(int count) {
        var checked = new Models().parse(HOST, "coverage.vmm");
        assertThat(checked.errors()).isEmpty();
        return runs(new ScenarioCompiler(null).compile(checked.model()).scenario(), 0.02, 1, count);
    }

    /** Nobody knows the true value; what all runs say together is known many times as well as what one says. */
    private static double together(Observable observable) {
        return observable.of(SERVER, CONFIDENCE).value();
    }

    static List<Observable> printedOfTheHost() {
        return printed(SERVER);
    }

    @ParameterizedTest
    @MethodSource("printedOfTheHost")
    void everyIntervalOfARunOfAHostCoversWhatAllRunsSay(Observable observable) {
        covers(observable, together(observable), SERVER, 1);
    }

    @ParameterizedTest
    @CsvSource({"latency, mean", "latency, p99", "throughput, ''"})
    void repetitionsCoverAHost(String measure, String statistic) {
        var observable = new Observable(measure, statistic, "web", "");

        // five short runs each
        covers(observable, together(observable), SERVER, 5);
    }

    // ---- counting ----

    /** All that reports print an interval of; but not what is the same in every run, such as the time of a step that nobody waits for. */
    private static List<Observable> printed(List<Run> runs) {
        var observables = new ArrayList<Observable>();
        for (Finding finding : runs.getFirst().findings()) {
            var statistics = finding instanceof Finding.Histogram
                    ? List.of("mean", "p25", "p50", "p75", "p90", "p95", "p99")
                    : List.of("");
            for (String statistic : statistics)
                observables.add(new Observable(finding.measure(), statistic, finding.subject(), finding.detail()));
        }
        return observables.stream().filter(each -> varies(each, runs)).toList();
    }

    private static boolean varies(Observable observable, List<Run> runs) {
        var intervals = runs.stream()
                .map(run -> observable.of(List.of(run), CONFIDENCE).interval())
                .flatMap(Optional::stream)
                .toList();
        return !intervals.isEmpty() && intervals.stream().allMatch(interval -> interval.halfWidth() > 0);
    }

    private static void covers(Observable observable, double expected, List<Run> runs, int together) {
        int asked = 0;
        int covered = 0;
        for (int i = 0; i + together <= runs.size(); i += together) {
            Optional<Interval> interval =
                    observable.of(runs.subList(i, i + together), CONFIDENCE).interval();
            if (interval.isEmpty()) continue; // too few values to tell
            asked++;
            if (interval.get().low() <= expected && expected <= interval.get().high()) covered++;
        }

        if (Boolean.getBoolean("ringzero.coverage.print"))
            System.out.printf("%s of %d runs: %d of %d%n", observable, together, covered, asked);
        assertThat(asked).isGreaterThanOrEqualTo(runs.size() / together * 9 / 10);
        assertThat(covered)
                .as("of %d intervals of %s that cover %s", asked, observable, expected)
                .isBetween(quantile(asked, LEAST, RISK), quantile(asked, MOST, 1 - RISK));
    }

    /** The least number that so many trials with this probability of success do not exceed with probability p. */
    private static int quantile(int trials, double success, double p) {
        double logOfTerm = trials * Math.log(1 - success); // which itself is too small for a double
        double sum = Math.exp(logOfTerm);
        int k = 0;
        while (sum < p && k < trials) {
            k++;
            logOfTerm += Math.log((trials - k + 1) / (double) k * success / (1 - success));
            sum += Math.exp(logOfTerm);
        }
        return k;
    }
}
