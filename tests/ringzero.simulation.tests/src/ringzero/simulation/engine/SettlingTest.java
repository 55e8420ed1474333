// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ringzero.simulation.engine.Model.exponential;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

class SettlingTest {

    /** 200 observations: noise of deviation 1 around 10, from which a start decays. */
    private static double[] series(double start, double decay) {
        var stream = new RandomStream(5, 0, "noise");
        double[] series = new double[200];
        for (int i = 0; i < series.length; i++)
            series[i] = 10 + stream.nextNormal() + (start - 10) * Math.exp(-i / decay);
        return series;
    }

    @Test
    void noiseNeedsNoWarmUp() {
        assertThat(Settling.truncation(series(10, 1))).isLessThanOrEqualTo(4);
    }

    @Test
    void theBeginningIsLeftOut() {
        // after three decays 5 % are left of a start at 0, half of the noise
        int truncation = Settling.truncation(series(0, 10));

        assertThat(5 * truncation).isBetween(20, 50);
    }

    @Test
    void aSeriesThatStillRisesHasNotSettled() {
        assertThat(Settling.hasSettled(series(0, 100))).isFalse();
        assertThat(Settling.hasSettled(series(0, 10))).isTrue();
    }

    @Test
    void aConstantHasSettled() {
        assertThat(Settling.truncation(new double[200])).isZero();
    }

    private static final WarmUp SETTLING = WarmUp.settling(Model.micros(100), Model.micros(400));

    /** 10 requests a microsecond, each on its way for 200: it takes some 600 until as many leave as come. */
    private static Run run(WarmUp warmUp) {
        Model model = new Model();
        model.open("requests", exponential(0.1), new Step.Delay(new Cost.Drawn(exponential(200), "way")));
        return new Engine(model.scenario())
                .run(new RunControl(warmUp, Model.micros(400), 7, 0), () -> false, progress -> {});
    }

    @Test
    void whatFillsSlowlyIsMeasuredWhenItIsFull() {
        // 1 - exp(-t / 200) of those who come leave at t: on average 75 % from 100 to 500
        assertThat(new Model.Results(run(WarmUp.of(Model.micros(100)))).throughput("requests"))
                .isCloseTo(7.4, within(0.2));
        // 4000 are expected, so 2 % are one and a quarter standard deviations
        assertThat(new Model.Results(run(SETTLING)).throughput("requests")).isCloseTo(10, within(0.2));
    }

    @Test
    void aWarmUpThatWasChosenIsKept() {
        assertThat(run(WarmUp.of(Model.micros(40))).warmUp()).isEqualTo(40e-6);
    }

    @Test
    void anAutomaticRunIsTheRunWithTheWarmUpThatItFound() {
        var automatic = run(SETTLING);
        long found = Math.round(automatic.warmUp() * Scenario.SECOND);

        assertThat(found).isIn(Model.micros(800), Model.micros(1600));
        assertThat(run(WarmUp.of(found))).isEqualTo(automatic);
    }

    @Test
    void aServiceIsMeasuredWhenAsManyInstancesGoAsCome() {
        var pool = new Service.Pool("hosts", 400, 10, 1L << 40, 10, 10, 1, 1e-3, 0);
        var demand = new Service.Demand(
                "small",
                1,
                1,
                0,
                new Source.Arrivals.Open(exponential(0.1), 1),
                new Service.Stay.Kept(exponential(200)));
        var service = new Service("cloud", List.of(pool), Service.Placement.FIRST_FIT, List.of(demand));
        var scenario = new Scenario(
                "test",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(service),
                List.of(),
                List.of(),
                List.of());

        var run = new Engine(scenario)
                .run(new RunControl(SETTLING, Model.micros(400), 7, 0), () -> false, progress -> {});

        assertThat(run.warmUp()).isIn(800e-6, 1600e-6);
        // 2000 run at a time
        assertThat(new Model.Results(run).total("instances", "cloud", "")).isCloseTo(2000, within(100.0));
    }

    @Test
    void aWarmUpLeavesTheLongestRunPossible() {
        long most = RunControl.LONGEST;

        assertThat(WarmUp.settling(most / 10, most - most / 10).longest()).isEqualTo(most / 10);
        assertThat(WarmUp.settling(100, 400).longest()).isEqualTo(1600);
    }
}
