// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static ringzero.simulation.engine.Model.constant;
import static ringzero.simulation.engine.Model.exponential;
import static ringzero.simulation.engine.Model.use;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.simulation.engine.Model.Results;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Outage;
import ringzero.simulation.scenario.Resource.Scheduling;

/** Model's unit of time is a microsecond. */
class OutagesTest {

    private static Outage once(double at, double lasts, boolean lost, int... threads) {
        return new Outage("crash", List.of(box(threads)), constant(at), constant(0), 1, constant(lasts), lost);
    }

    private static Integer[] box(int... numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }

    private static Model model(double haltPoll) {
        var model = new Model();
        int cpu = model.processors(2, Scheduling.FAIR, 1000, 0, 1);
        model.threads("worker", cpu, 1, 1024, 0, 0, haltPoll);
        return model;
    }

    /**
     * An M/M/1 whose server fails at any time, busy or not, and goes on where it was (White and Christie, Queuing with preemptive
     * priorities or with breakdown, Operations Research 6, 1958): with arrivals l, service m, failures f, repairs r and p = l / m there
     * are p ((f + r)^2 + f m) / ((f + r) (r (1 - p) - f p)) jobs on average.
     */
    @Test
    void aServerThatFailsAndIsRepairedHoldsTheJobsThatTheorySays() {
        var model = model(0);
        model.open("jobs", exponential(10), use(1, exponential(4), "service"));
        model.outage(new Outage(
                "crash", List.of(1), exponential(200), exponential(200), Integer.MAX_VALUE, exponential(50), false));

        var results = model.run(100_000, 60_000_000);

        double l = 0.1, m = 0.25, f = 1 / 200.0, r = 1 / 50.0, p = l / m;
        double jobs = p * ((f + r) * (f + r) + f * m) / ((f + r) * (r * (1 - p) - f * p));
        assertThat(results.queue("worker")).isEqualTo(jobs, within(0.03 * jobs));
        assertThat(results.throughput("jobs")).isEqualTo(l, within(0.01 * l));
        assertThat(results.total("downtime", "crash", "") * 1e6 / 60_000_000).isEqualTo(0.2, within(0.01));
    }

    @Test
    void whatIsKeptGoesOnWhereItWasAndWhatCameMeanwhileFollows() {
        var model = model(0);
        model.open("jobs", constant(100), use(1, 40));
        model.outage(once(110, 200, false, 1)); // in the middle of the first job

        Results results = model.run(0, 1000);

        // jobs come at 100, 200, ...; the first has 10 of its 40 done at 110, goes on at 310, and the two that came are
        // served after it
        assertThat(results.histogram("latency", "jobs").max() * 1e6).isEqualTo(240, within(3.0));
        assertThat(results.throughput("jobs") * 1000).isEqualTo(9);
        assertThat(results.total("failures", "crash", "")).isEqualTo(1);
    }

    @Test
    void whatIsLostIsNotDoneAndWhatCameMeanwhileIs() {
        var model = model(0);
        model.open("jobs", constant(100), use(1, 40));
        model.outage(once(110, 200, true, 1));

        Results results = model.run(0, 1000);

        assertThat(results.throughput("jobs") * 1000).isEqualTo(8);
        assertThat(results.total("drops", "worker", "")).isEqualTo(1e6 / 1000);
        assertThat(results.histogram("latency", "jobs").max() * 1e6).isEqualTo(150, within(3.0));
    }

    /** A polling thread, one that waits for a hardware thread, one that waits for a job: all come back. */
    @Test
    void threadsComeBackWhateverTheyDidWhenTheyFailed() {
        for (double haltPoll : new double[] {0, 50, Double.POSITIVE_INFINITY}) {
            var model = new Model();
            int cpu = model.processors(1, Scheduling.FAIR, 20, 1, 1);
            model.threads("worker", cpu, 2, 1024, 2, 3, haltPoll);
            if (!Double.isInfinite(haltPoll)) model.threads("other", cpu, 1);
            model.open("jobs", exponential(100), use(1, exponential(20), "service"));
            if (!Double.isInfinite(haltPoll))
                model.closed("rival", 1, exponential(50), use(2, exponential(20), "rival"));
            model.outage(new Outage(
                    "crash", List.of(1), exponential(300), exponential(300), Integer.MAX_VALUE, exponential(60), true));

            var results = model.run(1000, 1_000_000); // with its audit

            assertThat(results.throughput("jobs") + results.total("drops", "worker", "") / 1e6)
                    .as("halt poll %s", haltPoll)
                    .isEqualTo(0.01, within(0.0005));
        }
    }

    /** Two failures that overlap: the threads serve again when both are over. */
    @Test
    void whatHasNothingToStopIsNeverDown() {
        var model = model(0);
        model.open("jobs", constant(50), use(1, 10));
        model.outage(new Outage("crash", List.of(), constant(100), constant(0), 1, constant(280), false));

        var results = model.run(0, 1000);

        assertEquals(0, results.total("downtime", "crash", ""));
        assertEquals(0, results.total("failures", "crash", ""));
    }

    @Test
    void aFailureDoesNotEndBeforeTheLastThatHoldsTheThreads() {
        var model = model(0);
        model.open("jobs", new Distribution.Constant(1e12), use(1, 40));
        model.open("early", constant(150), use(1, 1));
        model.outage(once(100, 100, false, 1));
        model.outage(new Outage("other", List.of(1), constant(120), constant(0), 1, constant(280), false));

        Results results = model.run(0, 420);

        // the job of 150 waits until 400, as does that of 300
        assertThat(results.histogram("latency", "early").max() * 1e6).isEqualTo(251, within(3.0));
    }
}
