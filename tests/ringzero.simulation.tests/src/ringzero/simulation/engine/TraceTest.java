// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.results.Trace;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

class TraceTest {

    private static final RunControl CONTROL = new RunControl(Model.micros(1e3), Model.micros(5e4), 1, 0);

    @Test
    void momentsFollowEachOtherWithoutGapsAndAddUpToTheLatency() {
        Trace trace = new Engine(EngineTest.everything().scenario()).trace(CONTROL, 500);

        assertEquals(500, trace.requests().size());
        for (Trace.Request request : trace.requests()) {
            long at = request.born();
            for (Trace.Moment moment : request.moments()) {
                if (moment.parallel()) continue;
                assertEquals(at, moment.start(), () -> "" + request);
                at += moment.duration();
            }
            assertEquals(request.born() + request.latency(), at, () -> "" + request);
        }
        assertTrue(trace.requests().stream().anyMatch(r -> r.moments().stream().anyMatch(Trace.Moment::parallel)));
    }

    @Test
    void sharesAddUpToTheLatencies() {
        Trace trace = new Engine(EngineTest.everything().scenario()).trace(CONTROL, 300);

        assertEquals(
                trace.requests().stream().mapToLong(Trace.Request::latency).sum(),
                trace.shares().stream().mapToLong(Trace.Share::time).sum());
    }

    @Test
    void aTracedRunIsTheSameRun() {
        Scenario scenario = EngineTest.everything().scenario();
        Trace trace = new Engine(scenario).trace(CONTROL, Long.MAX_VALUE);
        var run = new Model.Results(new Engine(scenario).run(CONTROL, () -> false, p -> {}));

        var traced = trace.requests().stream()
                .filter(r -> r.subject().equals("open"))
                .toList();
        double mean =
                traced.stream().mapToLong(Trace.Request::latency).average().orElseThrow();
        // the plain run also counts those born in the warm-up, a handful
        assertEquals(run.latency("open"), mean / 1e6, 0.02 * run.latency("open"));
        assertEquals(run.histogram("latency", "open").count(), traced.size(), 50);
    }

    @Test
    void everyChargeIsShownWithItsOrigin() {
        var program = new Program(
                "request",
                List.of(
                        new Step.Use(
                                1,
                                List.of(
                                        new Step.Charge(new Cost.Fixed(3e6), 0, 0),
                                        new Step.Charge(new Cost.Fixed(1e6), 1, 1))),
                        new Step.Delay(new Cost.Fixed(2e6), 2),
                        new Step.Leave()),
                2,
                0,
                1,
                List.of(
                        new Program.Origin("work", "workload web", "serve"),
                        new Program.Origin("kick", "mode hardware-assisted", "transmit"),
                        new Program.Origin("wire", "path vhost for nic", "transmit")));
        var scenario = new Scenario(
                "test",
                List.of(
                        new Resource.Processors("cpu", 1, Resource.Scheduling.FAIR, 1_000_000, 0, 1),
                        new Resource.Threads("guest", "web", "vcpu", 0, 1, 10, 1024, 0, 0, 0, 0, 0, 0, -1)),
                List.of(program),
                List.of(new Source("web", "web", 0, List.of(0, 1), new Source.Arrivals.Trace(new long[] {10, 20}), 0)),
                List.of("user", "exit"),
                List.of(),
                List.of());
        Trace trace = new Engine(scenario).trace(new RunControl(0, Model.micros(100), 1, 0), 10);

        assertEquals(
                List.of(
                        new Trace.Moment(
                                10,
                                3_000_000,
                                0,
                                Trace.Kind.SERVING,
                                "guest",
                                "user",
                                "work",
                                "workload web",
                                "serve",
                                0,
                                false),
                        new Trace.Moment(
                                3_000_010,
                                1_000_000,
                                0,
                                Trace.Kind.SERVING,
                                "guest",
                                "exit",
                                "kick",
                                "mode hardware-assisted",
                                "transmit",
                                1,
                                false),
                        new Trace.Moment(
                                4_000_010,
                                2_000_000,
                                1,
                                Trace.Kind.DELAY,
                                "",
                                "",
                                "wire",
                                "path vhost for nic",
                                "transmit",
                                2,
                                false)),
                trace.requests().getFirst().moments());
        var second = trace.requests().get(1).moments().getFirst();
        assertEquals(Trace.Kind.WAITING, second.kind());
        assertEquals(3_999_990, second.duration());
        assertEquals("serve", second.stage());
    }

    @Test
    void noHardwareThreadIsOccupiedTwiceAndAllServiceFallsIntoAnOccupancy() {
        var program = new Program(
                "request",
                List.of(new Step.Use(0, List.of(new Step.Charge(new Cost.Fixed(3e6), 0, -1))), new Step.Leave()),
                1,
                0,
                1,
                List.of());
        var scenario = new Scenario(
                "test",
                List.of(
                        new Resource.Processors("cpu", 2, Resource.Scheduling.FAIR, 1_000_000, 0, 1),
                        new Resource.Threads("a vCPUs", "a", "vcpu", 0, 1, 10, 1024, 0, 0, 0, 0, 0, 0, -1),
                        new Resource.Threads("b vCPUs", "b", "vcpu", 0, 2, 10, 1024, 0, 0, 0, 0, 0, 0, -1)),
                List.of(program),
                List.of(
                        new Source("a", "a", 0, List.of(1), new Source.Arrivals.Trace(new long[] {10, 20}), 0),
                        new Source("b", "b", 0, List.of(2), new Source.Arrivals.Trace(new long[] {10, 20}), 0)),
                List.of("user"),
                List.of(),
                List.of());

        Trace trace = new Engine(scenario).trace(new RunControl(0, Model.micros(100), 1, 0), 4);

        long occupied = trace.occupancies().stream()
                .mapToLong(each -> each.end() - each.start())
                .sum();
        assertEquals(4 * 3_000_000, occupied);
        for (int h = 0; h < 2; h++) {
            long free = 0;
            for (Trace.Occupancy each : trace.occupancies()) {
                if (each.hardwareThread() != h) continue;
                assertTrue(each.start() >= free);
                free = each.end();
            }
        }
    }
}
