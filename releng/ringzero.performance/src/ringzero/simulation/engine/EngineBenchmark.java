// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import ringzero.simulation.analytic.Twin;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** Whole models with all their statistics; the score is nanoseconds per event. The unit of time is a microsecond. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class EngineBenchmark {

    private static final double MICROSECOND = 1e6;

    private final Engine queue = new Engine(mm1());
    private final Engine network = new Engine(closedNetwork());
    private final Engine host = new Engine(host(8));
    private final Scenario large = host(100);

    /** M/M/1 at a load of 0.9: two events a job. */
    @Benchmark
    @OperationsPerInvocation(1_800_000)
    public Run mm1Event() {
        return run(queue, 1e6);
    }

    /** 500 jobs that go round 50 exponential stations. */
    @Benchmark
    @OperationsPerInvocation(2_270_000)
    public Run closedNetworkEvent() {
        return run(network, 5e4);
    }

    /** Eight guests with two vCPUs and a worker each on 16 hardware threads, 100,000 requests a second in all: 0.2 s of it. */
    @Benchmark
    @OperationsPerInvocation(20_000)
    public Run hostRequest() {
        return run(host, 2e5);
    }

    /** A host of a hundred guests, solved by formulas. */
    @Benchmark
    public List<Finding.Total> twin() {
        return new Twin(large).predictions();
    }

    private static Run run(Engine engine, double micros) {
        return engine.run(new RunControl(0, (long) (micros * MICROSECOND), 1, 0), () -> false, progress -> {});
    }

    private static Distribution exponential(double mean) {
        return new Distribution.Exponential(mean * MICROSECOND);
    }

    private static Step use(int slot, double mean, String stream) {
        return new Step.Use(slot, List.of(new Step.Charge(new Cost.Drawn(exponential(mean), stream), 0, -1)));
    }

    private static Resource station(String name) {
        return new Resource.Station(name, name, 1, Integer.MAX_VALUE, Resource.Queueing.FIFO);
    }

    private static Scenario mm1() {
        var program = new Program(
                "job", List.of(use(0, 1, "service"), new Step.Observe(0, 0), new Step.Leave()), 1, 0, 1, List.of());
        return new Scenario(
                "M/M/1",
                List.of(station("server")),
                List.of(program),
                List.of(new Source("jobs", "jobs", 0, List.of(0), new Source.Arrivals.Open(exponential(1 / 0.9), 1), 0)),
                List.of("user"),
                List.of(new Scenario.Measure("jobs", "latency")),
                List.of());
    }

    private static Scenario closedNetwork() {
        List<Resource> stations = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Integer> binding = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stations.add(station("station" + i));
            steps.add(use(i, 1, "service"));
            binding.add(i);
        }
        steps.add(new Step.Observe(0, 0));
        steps.add(new Step.Leave());
        return new Scenario(
                "closed network",
                stations,
                List.of(new Program("job", steps, 50, 0, 1, List.of())),
                List.of(new Source(
                        "jobs", "jobs", 0, binding, new Source.Arrivals.Closed(500, new Distribution.Constant(0)), 0)),
                List.of("user"),
                List.of(new Scenario.Measure("jobs", "latency")),
                List.of());
    }

    private static Scenario host(int guests) {
        List<Resource> resources = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        List<Scenario.Measure> measures = new ArrayList<>();
        List<Program> programs = new ArrayList<>();
        resources.add(new Resource.Processors(
                "cpu", 2 * guests, Resource.Scheduling.FAIR, 3_000_000_000L, 1_000_000, 1));
        resources.add(station("link"));
        for (int g = 0; g < guests; g++) {
            String guest = "guest" + g;
            resources.add(new Resource.Threads(
                    guest, guest, "vcpu", 0, 2, 1000, 1024, 2_000_000, 0, 1_000_000, 50_000_000, 0, 1, -1));
            resources.add(new Resource.Threads(
                    "worker" + g, guest, "worker", 0, 1, 1000, 1024, 1_000_000, 0, 500_000, 0, 0, 1, -1));
            List<Step> steps = List.of(
                    use(0, 5, "request"),
                    use(1, 2, "transmit"),
                    use(2, 4.0 / guests, "link"),
                    new Step.Delay(new Cost.Fixed(10 * MICROSECOND)),
                    use(2, 4.0 / guests, "link"),
                    use(1, 2, "receive"),
                    use(0, 4, "reply"),
                    new Step.Observe(g, 0),
                    new Step.Leave());
            programs.add(new Program(guest, steps, 3, 0, 1, List.of()));
            measures.add(new Scenario.Measure(guest, "latency"));
            sources.add(new Source(
                    guest,
                    guest,
                    g,
                    List.of(2 + 2 * g, 3 + 2 * g, 1),
                    new Source.Arrivals.Open(exponential(80), 1),
                    0));
        }
        return new Scenario(
                "host", resources, programs, sources, List.of("user", "polling"), measures, List.of());
    }
}
