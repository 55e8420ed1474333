// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ringzero.simulation.scenario.Scenario.SECOND;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Service.Placement;
import ringzero.simulation.scenario.Service.Stay;
import ringzero.simulation.scenario.Source.Arrivals;

class ServiceTest {

    private static final long GIB = 1L << 30;
    private static final double HOUR = 3600.0 * SECOND;

    /** Erlang's loss formula holds for every law of lifetime with the same mean. */
    static List<Distribution> lifetimes() {
        return List.of(
                new Distribution.Exponential(HOUR),
                new Distribution.Constant(HOUR),
                new Distribution.HyperExponential(HOUR, 2));
    }

    @ParameterizedTest
    @MethodSource("lifetimes")
    void blockingOfOneTypeIsErlangsB(Distribution lifetime) {
        var demand = kept("small", 1, 0, 8 / HOUR, lifetime);

        var run = run(service(Placement.FIRST_FIT, pool(1, 10, 0), demand), 2_000 * HOUR, 1);

        double erlangB = erlangB(10, 8);
        assertThat(erlangB).isCloseTo(0.1217, within(1e-4));
        // about 16,000 requests: 0.0026 is the standard deviation of independent ones, and these come in clusters
        assertThat(value(run, "blocking", "")).isCloseTo(erlangB, within(0.015));
        assertThat(value(run, "instances", "")).isCloseTo(8 * (1 - erlangB), within(0.15));
        assertThat(value(run, "utilisation", "")).isEqualTo(value(run, "instances", "") / 10, within(1e-12));
    }

    private static double erlangB(int servers, double load) {
        double b = 1;
        for (int n = 1; n <= servers; n++) b = load * b / (n + load * b);
        return b;
    }

    /** The recursion of Kaufman (1981) and Roberts (1981) for types that share one resource. */
    @Test
    void blockingOfTwoTypesOnOneHostIsKaufmanRoberts() {
        var small = kept("small", 1, 0, 8 / HOUR, new Distribution.Exponential(HOUR));
        var large = kept("large", 4, 0, 1.5 / HOUR, new Distribution.Exponential(HOUR));

        var run = run(service(Placement.FIRST_FIT, pool(1, 16, 0), small, large), 2_000 * HOUR, 2);

        double[] q = new double[17];
        q[0] = 1;
        for (int j = 1; j <= 16; j++) q[j] = (8 * q[j - 1] + (j >= 4 ? 4 * 1.5 * q[j - 4] : 0)) / j;
        double all = Arrays.stream(q).sum();
        assertThat(value(run, "blocking", "small")).isCloseTo(q[16] / all, within(0.012));
        assertThat(value(run, "blocking", "large")).isCloseTo((q[16] + q[15] + q[14] + q[13]) / all, within(0.03));
    }

    @Test
    void instancesAreChargedForTheTimeTheyRun() {
        // one at 1 h, one at 2 h, each for 3 h; measured from 0 to 10 h
        var demand = new Service.Demand(
                "small",
                2,
                4 * GIB,
                0.5 / HOUR,
                new Arrivals.Trace(new long[] {(long) HOUR, 2 * (long) HOUR}),
                new Stay.Kept(new Distribution.Constant(3 * HOUR)));
        var pool = new Service.Pool("host", 2, 4, 16 * GIB, 4, 4, 1, 1, 0.25 / HOUR);

        var run = run(service(Placement.WORST_FIT, pool, demand), 10 * HOUR, 1);

        double perHour = 3600;
        assertThat(value(run, "revenue", "") * perHour).isEqualTo(0.5 * 6 / 10, within(1e-12));
        assertThat(value(run, "cost", "") * perHour).isEqualTo(0.5, within(1e-12));
        assertThat(value(run, "instances", "")).isEqualTo(0.6, within(1e-12));
        assertThat(value(run, "active-hosts", "")).isEqualTo(0.6, within(1e-12));
        assertThat(value(run, "utilisation", "memory")).isEqualTo(0.6 * 4 / 32, within(1e-12));
    }

    @Test
    void aBatchOfTasksSharesItsInstance() {
        var demand = new Service.Demand(
                "worker",
                2,
                0,
                1 / HOUR,
                new Arrivals.Trace(new long[] {SECOND}),
                new Stay.Working(10, new Distribution.Constant(60.0 * SECOND), false));

        var run = run(service(Placement.FIRST_FIT, pool(1, 2, 0), demand), HOUR, 1);

        var latency = (Finding.Histogram) run.findings().stream()
                .filter(f -> f.measure().equals("latency"))
                .findFirst()
                .orElseThrow();
        assertThat(latency.count()).isEqualTo(10);
        assertThat(latency.min()).isEqualTo(300);
        assertThat(latency.max()).isEqualTo(300);
        assertThat(value(run, "price-of-work", "")).isEqualTo(300.0 / 3600 / 10, within(1e-12));
    }

    @Test
    void tenantsWhoAreRejectedAskAgain() {
        var patient = tenant("patient", 1, 0.6);
        var hasty = tenant("hasty", 0.35, 0.5);

        var run = run(service(Placement.FIRST_FIT, pool(1, 1, 0), patient, hasty), 3.3 * HOUR, 1);

        // hasty runs from 0.35 to 0.85, patient from 1 to 1.6, hasty from 1.9 to 2.4, patient from 2.6 to 3.2; hasty
        // asks in vain at
        // 1.2, 1.55, 2.75 and 3.1
        double seconds = 3.3 * 3600;
        assertThat(value(run, "accepted", "patient") * seconds).isEqualTo(2, within(1e-9));
        assertThat(value(run, "rejected", "patient")).isZero();
        assertThat(value(run, "accepted", "hasty") * seconds).isEqualTo(2, within(1e-9));
        assertThat(value(run, "rejected", "hasty") * seconds).isEqualTo(4, within(1e-9));
    }

    private static Service.Demand tenant(String name, double think, double stay) {
        return new Service.Demand(
                name,
                1,
                0,
                0,
                new Arrivals.Closed(1, new Distribution.Constant(think * HOUR)),
                new Stay.Kept(new Distribution.Constant(stay * HOUR)));
    }

    @Test
    void memoryGrowsWithInstancesThatRunAndNotWithThoseThatRan() {
        var demand = kept("small", 1, 0, 100 / HOUR, new Distribution.Exponential(HOUR / 10));
        var run = new ServiceRun(
                service(Placement.BEST_FIT, pool(10, 10, 0), demand), new RunControl(0, (long) (1000 * HOUR), 5, 0));

        run.run(() -> false, part -> {});

        assertThat(run.accepted[0]).isGreaterThan(90_000);
        assertThat(run.slots()).isLessThan(50);
    }

    @Test
    void otherPlacementsSeeTheSameTenants() {
        var demand = kept("small", 1, 0, 8 / HOUR, new Distribution.Exponential(HOUR));

        var first = run(service(Placement.FIRST_FIT, pool(2, 10, 0), demand), 500 * HOUR, 1);
        var worst = run(service(Placement.WORST_FIT, pool(2, 10, 0), demand), 500 * HOUR, 1);

        assertThat(value(first, "instances", "")).isEqualTo(value(worst, "instances", ""));
        assertThat(value(first, "active-hosts", "")).isLessThan(value(worst, "active-hosts", ""));
    }

    @Test
    void aRunCanBeRepeatedBitForBit() {
        var demand = kept("small", 1, 0, 8 / HOUR, new Distribution.Exponential(HOUR));
        var service = service(Placement.BEST_FIT, pool(3, 4, 0), demand);

        assertThat(run(service, 300 * HOUR, 9)).isEqualTo(run(service, 300 * HOUR, 9));
        assertThat(run(service, 300 * HOUR, 9).fingerprint())
                .isNotEqualTo(run(service, 300 * HOUR, 10).fingerprint());
    }

    private static Service.Demand kept(String type, int vcpus, long memory, double perPicosecond, Distribution life) {
        return new Service.Demand(
                type,
                vcpus,
                memory,
                0,
                new Arrivals.Open(new Distribution.Exponential(1 / perPicosecond), 1),
                new Stay.Kept(life));
    }

    private static Service.Pool pool(int hosts, int vcpus, long memory) {
        return new Service.Pool("host", hosts, vcpus, memory, vcpus, vcpus, 1, 1, 0);
    }

    private static Service service(Placement placement, Service.Pool pool, Service.Demand... demands) {
        return new Service("cloud", List.of(pool), placement, List.of(demands));
    }

    private static Run run(Service service, double duration, long seed) {
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
        var run = new Engine(scenario).run(new RunControl(0, (long) duration, seed, 0), () -> false, part -> {});
        assertThat(run.audit()).isNotEmpty().allMatch(Run.AuditCheck::holds);
        return run;
    }

    private static double value(Run run, String measure, String detail) {
        return run.findings().stream()
                .filter(f -> f.measure().equals(measure) && f.detail().equals(detail))
                .map(f -> ((Finding.Total) f).value())
                .findFirst()
                .orElseThrow();
    }
}
