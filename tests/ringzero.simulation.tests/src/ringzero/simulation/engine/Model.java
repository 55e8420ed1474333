// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Move;
import ringzero.simulation.scenario.Outage;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** Writes small scenarios. The unit of time is a microsecond. Every source gets a measure "latency" of its own subject. */
final class Model {

    static final double MICROSECOND = 1e6;

    private final List<Resource> resources = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Scenario.Measure> measures = new ArrayList<>();
    private final List<Scenario.Counter> counters = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    static final List<String> LAYERS = List.of("user", "kernel", "polling", "wake-up");

    static long micros(double value) {
        return Math.round(value * MICROSECOND);
    }

    static Distribution exponential(double mean) {
        return new Distribution.Exponential(mean * MICROSECOND);
    }

    static Distribution constant(double value) {
        return new Distribution.Constant(value * MICROSECOND);
    }

    static Distribution erlang(int phases, double mean) {
        return new Distribution.Erlang(phases, mean * MICROSECOND);
    }

    static Distribution hyper(double mean, double squaredVariation) {
        return new Distribution.HyperExponential(mean * MICROSECOND, Math.sqrt(squaredVariation));
    }

    int add(Resource resource) {
        resources.add(resource);
        return resources.size() - 1;
    }

    int station(String name) {
        return station(name, 1, Integer.MAX_VALUE, Resource.Queueing.FIFO);
    }

    int station(String name, int servers, int capacity, Resource.Queueing queueing) {
        return add(new Resource.Station(name, name, servers, capacity, queueing));
    }

    int processors(int count, Resource.Scheduling scheduling, double slice, double switchCost, double siblingSpeed) {
        return add(new Resource.Processors("cpu", count, scheduling, micros(slice), micros(switchCost), siblingSpeed));
    }

    /** Threads that cost nothing to wake up. */
    int threads(String name, int processors, int count) {
        return threads(name, processors, count, 1024, 0, 0, 0);
    }

    int threads(
            String name, int processors, int count, int weight, double wakeCost, double wakeDelay, double haltPoll) {
        return threads(name, processors, count, weight, wakeCost, wakeDelay, haltPoll, 0, -1);
    }

    int threads(
            String name,
            int processors,
            int count,
            int weight,
            double wakeCost,
            double wakeDelay,
            double haltPoll,
            double haltPollStart,
            int haltCounter) {
        long poll = Double.isInfinite(haltPoll) ? Long.MAX_VALUE : micros(haltPoll);
        return add(new Resource.Threads(
                name,
                name,
                "vcpu",
                processors,
                count,
                Integer.MAX_VALUE,
                weight,
                micros(wakeCost),
                3,
                micros(wakeDelay),
                poll,
                micros(haltPollStart),
                2,
                haltCounter));
    }

    static Step use(int slot, Distribution law, String stream) {
        return new Step.Use(slot, List.of(new Step.Charge(new Cost.Drawn(law, stream), 0, -1)));
    }

    static Step use(int slot, double micros) {
        return new Step.Use(slot, List.of(new Step.Charge(new Cost.Fixed(micros * MICROSECOND), 0, -1)));
    }

    static Step delay(double micros) {
        return new Step.Delay(new Cost.Fixed(micros * MICROSECOND));
    }

    int counter(String name) {
        counters.add(new Scenario.Counter("", name, ""));
        return counters.size() - 1;
    }

    int measure(String name) {
        measures.add(new Scenario.Measure("", name));
        return measures.size() - 1;
    }

    /** A source with a program of its own; slots are resources; its whole latency is observed. */
    Model source(String name, Source.Arrivals arrivals, int priority, Step... steps) {
        List<Step> all = new ArrayList<>(Arrays.asList(steps));
        all.add(new Step.Observe(measures.size(), 0));
        all.add(new Step.Leave());
        measures.add(new Scenario.Measure(name, "latency"));
        List<Integer> binding = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) binding.add(i);
        programs.add(new Program(name, all, resources.size(), 2, 4, List.of()));
        sources.add(new Source(name, name, programs.size() - 1, binding, arrivals, priority));
        return this;
    }

    Model open(String name, Distribution interval, Step... steps) {
        return source(name, new Source.Arrivals.Open(interval, 1), 0, steps);
    }

    Model closed(String name, int clients, Distribution think, Step... steps) {
        return source(name, new Source.Arrivals.Closed(clients, think), 0, steps);
    }

    Model outage(Outage outage) {
        outages.add(outage);
        return this;
    }

    Model move(Move move) {
        moves.add(move);
        return this;
    }

    Scenario scenario() {
        return new Scenario(
                "test", resources, programs, sources, LAYERS, measures, counters, List.of(), List.of(), outages, moves);
    }

    Results run(double warmUp, double duration) {
        return run(warmUp, duration, 42, 0);
    }

    Results run(double warmUp, double duration, long seed, int replication) {
        var control = new RunControl(micros(warmUp), micros(duration), seed, replication);
        Run run = new Engine(scenario()).run(control, () -> false, p -> {});
        for (Run.AuditCheck check : run.audit()) if (!check.holds()) throw new AssertionError(check);
        return new Results(run);
    }

    /** Finds findings; times are microseconds, rates are per microsecond. */
    record Results(Run run) {

        Finding.Histogram histogram(String measure, String subject) {
            for (Finding finding : run.findings())
                if (finding instanceof Finding.Histogram h
                        && h.measure().equals(measure)
                        && h.subject().equals(subject)) return h;
            throw new AssertionError("no histogram " + measure + " of " + subject);
        }

        double latency(String subject) {
            return histogram("latency", subject).mean() * 1e6;
        }

        double total(String measure, String subject, String detail) {
            for (Finding finding : run.findings())
                if (finding instanceof Finding.Total t
                        && t.measure().equals(measure)
                        && t.subject().equals(subject)
                        && t.detail().equals(detail)) return t.value();
            throw new AssertionError("no total " + measure + " of " + subject + " " + detail + " in " + run.findings());
        }

        double queue(String resource) {
            return total("queue", resource, "");
        }

        double utilisation(String resource) {
            return total("utilisation", resource, "");
        }

        double throughput(String subject) {
            return total("throughput", subject, "") / 1e6;
        }

        double waiting(String subject, String resource) {
            return total("latency-part", subject, resource + ": waiting") * 1e6;
        }

        double cpus(String subject, String layer) {
            return total("host-cpu", subject, layer);
        }
    }
}
