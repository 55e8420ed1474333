// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringzero.simulation.engine.Model.constant;
import static ringzero.simulation.engine.Model.delay;
import static ringzero.simulation.engine.Model.exponential;
import static ringzero.simulation.engine.Model.use;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** What the thread of a run takes from the heap: the difference of a long run and a short one is what its events take. */
class AllocationTest {

    /** No object has fewer bytes. */
    private static final int SMALLEST_OBJECT = 16;

    private record Taken(long bytes, long events) {}

    static Stream<Arguments> scenarios() {
        return Stream.of(
                Arguments.of(Named.of("M/M/1 at 0.9", queue()), 1.5e6),
                Arguments.of(Named.of("50 stations with 500 jobs", network()), 3e4),
                Arguments.of(Named.of("host of eight guests", host()), 1.5e6),
                Arguments.of(
                        Named.of("every kind of step", EngineTest.everything().scenario()), 1e5));
    }

    private static Scenario queue() {
        Model model = new Model();
        int server = model.station("server");
        return model.open("jobs", exponential(1 / 0.9), use(server, exponential(1), "service"))
                .scenario();
    }

    private static Scenario network() {
        Model model = new Model();
        Step[] steps = IntStream.range(0, 50)
                .mapToObj(i -> use(model.station("station" + i), exponential(1), "service"))
                .toArray(Step[]::new);
        return model.closed("jobs", 500, constant(0), steps).scenario();
    }

    private static Scenario host() {
        Model model = new Model();
        int cpu = model.processors(16, Resource.Scheduling.FAIR, 3000, 1, 1);
        int link = model.station("link");
        for (int g = 0; g < 8; g++) {
            int guest = model.threads("guest" + g, cpu, 2, 1024, 2, 1, 50);
            int worker = model.threads("worker" + g, cpu, 1, 1024, 1, 0.5, 0);
            model.open(
                    "requests" + g,
                    exponential(80),
                    use(guest, exponential(5), "request"),
                    use(worker, exponential(2), "transmit"),
                    use(link, exponential(0.5), "link"),
                    delay(10),
                    use(worker, exponential(2), "receive"),
                    use(guest, exponential(4), "reply"));
        }
        return model.scenario();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void eventsAllocateNothing(Scenario scenario, double micros) {
        Engine engine = new Engine(scenario);
        Taken few = run(engine, micros);
        Taken many = run(engine, 4 * micros);

        // what is left is rows of histograms for rare values, a few kilobytes once a run
        double million = 1e6 * (many.bytes - few.bytes) / (many.events - few.events);
        assertThat(million).isLessThan(20_000);
    }

    /** 10,000 hosts with 100,000 guests, of whom as many go as come. */
    @Test
    void theMemoryOfACloudGrowsWithItsGuestsAndNotWithItsHistory() {
        int guests = 100_000;
        double stay = 1e6;
        var demand = new Service.Demand(
                "guest",
                1,
                0,
                0,
                new Source.Arrivals.Open(exponential(stay / guests), 1),
                new Service.Stay.Kept(exponential(stay)));
        var pool = new Service.Pool("host", 10_000, 16, 0, 16, 16, 1, 1, 0);
        var service = new Service("cloud", List.of(pool), Service.Placement.FIRST_FIT, List.of(demand));
        var scenario = new Scenario(
                "cloud",
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
        Engine engine = new Engine(scenario);
        Taken once = run(engine, 8 * stay);
        Taken longer = run(engine, 16 * stay);

        assertThat((double) once.bytes / guests).isLessThan(500);
        // an array that doubles may fall into the second half
        assertThat((double) (longer.bytes - once.bytes) / (longer.events - once.events))
                .isLessThan(SMALLEST_OBJECT / 2);
    }

    private static Taken run(Engine engine, double micros) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        var control = new RunControl(0, Model.micros(micros), 7, 3);
        long before = threads.getThreadAllocatedBytes(thread);
        long events = engine.run(control, () -> false, part -> {}).events();
        return new Taken(threads.getThreadAllocatedBytes(thread) - before, events);
    }
}
