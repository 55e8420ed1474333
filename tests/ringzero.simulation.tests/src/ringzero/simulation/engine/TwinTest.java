// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ringzero.simulation.engine.Model.constant;
import static ringzero.simulation.engine.Model.exponential;
import static ringzero.simulation.engine.Model.hyper;
import static ringzero.simulation.engine.Model.use;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringzero.simulation.analytic.Twin;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** The analytic twin against theory and against the engine. Beside the engine's tests, as it is fed with the same models. */
class TwinTest {

    private static double value(Model model, String measure, String subject, String detail) {
        for (Finding.Total each : new Twin(model.scenario()).predictions())
            if (each.measure().equals(measure)
                    && each.subject().equals(subject)
                    && each.detail().equals(detail)) return each.value();
        throw new AssertionError(
                "no " + measure + " of " + subject + " in " + new Twin(model.scenario()).predictions());
    }

    private static double latency(Model model, String subject) {
        return value(model, "latency", subject, "mean") * 1e6;
    }

    private static void agrees(double expected, double found, double tolerance) {
        assertEquals(expected, found, tolerance * Math.abs(expected));
    }

    private static Model single(
            ringzero.simulation.scenario.Distribution service, int servers, Resource.Queueing queueing) {
        Model model = new Model();
        int server = model.station("server", servers, Integer.MAX_VALUE, queueing);
        return model.open("jobs", exponential(1.25 / servers), use(server, service, "service"));
    }

    @Test
    void singleQueuesAreExact() {
        agrees(5, latency(single(exponential(1), 1, Resource.Queueing.FIFO), "jobs"), 1e-6);
        agrees(3, latency(single(constant(1), 1, Resource.Queueing.FIFO), "jobs"), 1e-6);
        agrees(11, latency(single(hyper(1, 4), 1, Resource.Queueing.FIFO), "jobs"), 1e-6);
        agrees(1.74554, latency(single(exponential(1), 4, Resource.Queueing.FIFO), "jobs"), 1e-4);
        agrees(5, latency(single(hyper(1, 4), 1, Resource.Queueing.SHARED), "jobs"), 1e-6);
    }

    @Test
    void theTailOfMM1IsExponential() {
        Model model = single(exponential(1), 1, Resource.Queueing.FIFO);

        agrees(5 * Math.log(100), value(model, "latency", "jobs", "p99") * 1e6, 0.01);
    }

    @Test
    void finiteQueuesLoseWhatTheyShould() {
        Model model = new Model();
        int ring = model.station("ring", 1, 10, Resource.Queueing.FIFO);
        model.open("jobs", exponential(1 / 0.9), use(ring, exponential(1), "service"));

        agrees(0.854268, value(model, "throughput", "jobs", "") / 1e6, 1e-3);
        agrees(4.64660, latency(model, "jobs"), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIORITY", "PREEMPTIVE"})
    void prioritiesAreExact(String queueing) {
        Model model = new Model();
        int server = model.station("server", 1, Integer.MAX_VALUE, Resource.Queueing.valueOf(queueing));
        model.source("urgent", new Source.Arrivals.Open(exponential(1 / 0.3), 1), 0, use(server, exponential(1), "a"));
        model.source("other", new Source.Arrivals.Open(exponential(1 / 0.4), 1), 5, use(server, exponential(1), "a"));

        agrees(queueing.equals("PRIORITY") ? 2 : 1.42857, latency(model, "urgent"), 1e-3);
        agrees(queueing.equals("PRIORITY") ? 4.33333 : 4.76190, latency(model, "other"), 1e-3);
    }

    @Test
    void batchesAreExact() {
        Model model = new Model();
        int server = model.station("server");
        model.source("bursts", new Source.Arrivals.Open(exponential(5), 4), 0, use(server, exponential(1), "service"));

        agrees(12.5, latency(model, "bursts"), 1e-3);
    }

    @Test
    void moderationIsExact() {
        for (Resource.Moderation moderation : List.of(Resource.Moderation.TIMER, Resource.Moderation.GAP)) {
            Model model = new Model();
            int gather = model.add(new Resource.Gather("rx", "rx", Integer.MAX_VALUE, Model.micros(50), moderation));
            model.open("packets", exponential(20), new Step.Gather(gather), new Step.Ungather(gather));

            agrees(moderation == Resource.Moderation.TIMER ? 32.14 : 24.21, latency(model, "packets"), 1e-3);
        }
    }

    @Test
    void wakeUpsAreExact() {
        Model model = new Model();
        int cpu = model.processors(1, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 1, 1024, 5, 0, 0);
        model.open("jobs", exponential(1.25), use(vcpu, exponential(1), "service"));

        agrees(5 + (10 + 0.8 * 25) / (2 * (1 + 0.8 * 5)), latency(model, "jobs"), 1e-3);
    }

    /** The next job comes mostly within the longest poll, in about half of the cases, and mostly later. */
    @ParameterizedTest
    @ValueSource(doubles = {40, 100, 300})
    void pollingThatAdaptsIsAMarkovChainOfItsLengths(double interval) {
        Model model = new Model();
        int cpu = model.processors(1, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 1, 1024, 1, 30, 80, 10, -1);
        model.open("jobs", exponential(interval), use(vcpu, exponential(5), "service"));
        var run = model.run(1e4, 2e7);

        agrees(run.latency("jobs"), latency(model, "jobs"), 0.02);
        agrees(run.cpus("guest", ""), value(model, "host-cpu", "guest", ""), 0.02);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void closedNetworksAreCloseToMeanValueAnalysis(int clients) {
        Model model = new Model();
        int a = model.station("a");
        int b = model.station("b");
        int c = model.station("c");
        model.closed(
                "clients",
                clients,
                exponential(10),
                use(a, exponential(5), "a"),
                use(b, exponential(4), "b"),
                use(c, exponential(3), "c"));
        double expected = switch (clients) {
            case 1 -> 0.04545;
            case 5 -> 0.15009;
            default -> 0.19876;
        };

        agrees(expected, value(model, "throughput", "clients", "") / 1e6, 0.05);
    }

    @Test
    void machineRepairIsClose() {
        Model model = new Model();
        int server = model.station("repair");
        model.closed("machines", 10, exponential(10), use(server, exponential(1), "service"));

        agrees(0.785418, value(model, "throughput", "machines", "") / 1e6, 0.05);
    }

    @Test
    void overloadIsSeenBeforeARun() {
        Model model = new Model();
        int fine = model.station("fine");
        int full = model.station("full");
        model.open("jobs", constant(1), use(fine, 0.5), use(full, 2));
        Twin twin = new Twin(model.scenario());

        var found = twin.bottleneck().orElseThrow();
        assertEquals("full", found.resource());
        agrees(2, found.utilisation(), 1e-6);
        agrees(0.5, value(model, "throughput", "jobs", "") / 1e6, 1e-6);
    }

    @Test
    void processorsThatAreTooFewAreTheBottleneck() {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        for (int i = 0; i < 4; i++) {
            int vcpu = model.threads("guest" + i, cpu, 1);
            model.open("load" + i, exponential(10), use(vcpu, 6));
        }

        assertEquals(
                "cpu", new Twin(model.scenario()).bottleneck().orElseThrow().resource());
    }

    /** A host as models have it: guests, workers, a link, moderation; light enough for the approximations. */
    private static Model host(int guests) {
        Model model = new Model();
        int cpu = model.processors(2 * guests, Resource.Scheduling.FAIR, 3000, 1, 1);
        int link = model.station("link");
        int gather = model.add(new Resource.Gather("rx", "rx", 64, Model.micros(20), Resource.Moderation.GAP));
        for (int i = 0; i < guests; i++) {
            int vcpu = model.threads("guest" + i, cpu, 1, 1024, 2, 1, 10);
            int worker = model.threads("worker" + i, cpu, 1, 1024, 1, 0, 0);
            model.open(
                    "load" + i,
                    exponential(10.0 * guests),
                    use(vcpu, exponential(8), "app"),
                    new Step.Choose(0.8, 3, "hit"),
                    use(worker, 5),
                    new Step.Use(link, List.of(new Step.Charge(new Cost.Fixed(3e6), 0, -1))),
                    new Step.Gather(gather),
                    use(worker, 1),
                    new Step.Ungather(gather),
                    use(vcpu, exponential(4), "reply"));
        }
        return model;
    }

    @Test
    void itAgreesWithTheEngineOnAHost() {
        Model model = host(4);
        var run = model.run(1e4, 2e6);

        agrees(run.throughput("load0"), value(model, "throughput", "load0", "") / 1e6, 0.02);
        agrees(run.utilisation("link"), value(model, "utilisation", "link", ""), 0.02);
        agrees(run.latency("load0"), latency(model, "load0"), 0.15);
        agrees(run.cpus("", ""), value(model, "host-cpu", "", ""), 0.15);
        agrees(
                run.histogram("latency", "load0").quantile(0.99) * 1e6,
                value(model, "latency", "load0", "p99") * 1e6,
                0.3);
    }

    @Test
    void aHundredGuestsTakeMilliseconds() {
        long found = cpuTime(guests(100));

        // the target is 5 ms; twice that on a busy machine
        assertTrue(found < 10_000_000, () -> found / 1e6 + " ms");
    }

    /** Quadratic growth would be a factor of 64 here; measured in CPU time, as other tests run beside it. */
    @Test
    void theTimeToSolveGrowsWithTheNumberOfGuests() {
        var few = guests(50);
        var many = guests(400);

        double factor = (double) cpuTime(many) / cpuTime(few);
        assertTrue(factor < 24, () -> "eight times the guests take " + factor + " times as long");
    }

    /** So many guests with two vCPUs, a worker and a moderated interrupt each, on one host with one link. */
    private static Scenario guests(int count) {
        List<Source> sources = new ArrayList<>();
        Model parts = new Model();
        parts.processors(4 * count, Resource.Scheduling.FAIR, 3000, 1, 0.65);
        parts.station("link");
        for (int g = 0; g < count; g++) {
            List<Integer> binding = List.of(
                    parts.threads("vcpus" + g, 0, 2, 1024, 2, 1, 50),
                    parts.threads("worker" + g, 0, 1, 1024, 1, 0.5, 0),
                    1,
                    parts.add(new Resource.Gather("rx" + g, "nic", 16, Model.micros(20), Resource.Moderation.GAP)));
            sources.add(
                    new Source("guest" + g, "guest" + g, 0, binding, new Source.Arrivals.Open(exponential(80), 1), 0));
        }
        List<Resource> resources = parts.scenario().resources();
        Program program = new Program(
                "request",
                List.of(
                        use(0, exponential(5), "request"),
                        use(1, exponential(2), "transmit"),
                        use(2, exponential(20.0 / count), "link"),
                        use(1, exponential(2), "receive"),
                        new Step.Gather(3),
                        use(0, 1),
                        new Step.Ungather(3),
                        use(0, exponential(4), "reply"),
                        new Step.Leave()),
                4,
                0,
                1,
                List.of());
        return new Scenario("guests", resources, List.of(program), sources, Model.LAYERS, List.of(), List.of());
    }

    private static long cpuTime(Scenario scenario) {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long start = threads.getCurrentThreadCpuTime();
            new Twin(scenario).predictions();
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return best;
    }
}
