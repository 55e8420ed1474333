// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/**
 * A scenario as a network of queues, solved by formulas. The means of programs are taken with their probabilities; every resource is
 * a queue by itself (decomposition); sources that are closed are solved by approximate mean value analysis. All depend on each
 * other, so the network is swept until nothing changes.
 *
 * <p>Exact where the theory is: single queues with Poisson arrivals, processor sharing, loss, moderation. Elsewhere approximate: a
 * few per cent at moderate load, ten to twenty for closed networks with general service, more for threads that compete for hardware
 * threads and for requests that hold tokens.
 */
public final class Twin {

    private static final int SWEEPS = 300;
    private static final double CLOSE = 1e-7;
    /** z of the 99 % quantile of the normal distribution. */
    private static final double Z99 = 2.3263478740408408;

    private final Scenario scenario;
    private final Place[] places;
    private final double[] gatherRate;
    private final double[] lastGatherRate;
    private final double[] holdRate;
    private final double[] holdTime;
    private final double[] polling;
    /** Share of time with a thread on it, by processors. */
    private final double[] occupied;

    private final int[] rank;
    private final double[] rate;
    private final double[] survives;
    private final Moments[] latency;
    /** Number of its own requests at the resource of the slot, for closed sources. */
    private final double[][] own;

    private final double[] slowest;

    /** Solves the scenario. */
    public Twin(Scenario scenario) {
        this.scenario = scenario;
        List<Resource> resources = scenario.resources();
        List<Source> sources = scenario.sources();
        TreeSet<Integer> priorities = new TreeSet<>();
        for (Source source : sources) priorities.add(source.priority());
        List<Integer> order = List.copyOf(priorities);
        rank = sources.stream().mapToInt(s -> order.indexOf(s.priority())).toArray();
        int ranks = Math.max(1, order.size());
        places = new Place[resources.size()];
        for (int i = 0; i < places.length; i++) places[i] = place(resources.get(i), ranks);
        gatherRate = new double[places.length];
        lastGatherRate = new double[places.length];
        holdRate = new double[places.length];
        holdTime = new double[places.length];
        polling = new double[places.length];
        occupied = new double[places.length];
        rate = new double[sources.size()];
        survives = new double[sources.size()];
        latency = new Moments[sources.size()];
        own = new double[sources.size()][];
        slowest = new double[sources.size()];
        for (int s = 0; s < rate.length; s++) {
            own[s] = new double[sources.get(s).binding().size()];
            rate[s] = offeredRate(sources.get(s).arrivals());
        }
        solve();
    }

    private static Place place(Resource resource, int ranks) {
        return switch (resource) {
            case Resource.Station station ->
                new Place(
                        station.name(),
                        station.servers(),
                        station.capacity(),
                        switch (station.queueing()) {
                            case FIFO -> Place.Rule.FIFO;
                            case SHARED -> Place.Rule.SHARED;
                            case PRIORITY -> Place.Rule.PRIORITY;
                            case PREEMPTIVE -> Place.Rule.PREEMPTIVE;
                        },
                        ranks);
            case Resource.Threads threads ->
                new Place(threads.name(), threads.count(), threads.capacity(), Place.Rule.FIFO, ranks);
            case Resource.Tokens tokens ->
                new Place(tokens.name(), tokens.count(), Integer.MAX_VALUE, Place.Rule.FIFO, ranks);
            case Resource.Processors processors ->
                new Place(processors.name(), processors.count(), Integer.MAX_VALUE, Place.Rule.SHARED, ranks);
            case Resource.Bucket bucket -> new Place(bucket.name(), 1, Integer.MAX_VALUE, Place.Rule.FIFO, ranks);
            case Resource.Gather gather -> new Place(gather.name(), 1, Integer.MAX_VALUE, Place.Rule.FIFO, ranks);
        };
    }

    /** Requests in a picosecond; 0 for closed sources, whose rate is a result. */
    private static double offeredRate(Source.Arrivals arrivals) {
        return switch (arrivals) {
            case Source.Arrivals.Open open ->
                Math.max(1, open.batch()) / Moments.of(open.interval()).mean();
            case Source.Arrivals.Bursty bursty -> {
                double requests = 0;
                double time = 0;
                for (int i = 0; i < bursty.stays().length; i++) {
                    requests += bursty.stays()[i] / bursty.intervals()[i];
                    time += bursty.stays()[i];
                }
                yield requests / time;
            }
            case Source.Arrivals.Trace trace -> {
                long[] times = trace.times();
                yield times.length > 1 ? (times.length - 1.0) / Math.max(1, times[times.length - 1] - times[0]) : 0;
            }
            case Source.Arrivals.Closed closed -> 0;
        };
    }

    private static double variation(Source.Arrivals arrivals) {
        return switch (arrivals) {
            case Source.Arrivals.Open open -> Moments.of(open.interval()).variation();
            case Source.Arrivals.Bursty bursty -> burstiness(bursty);
            default -> 1;
        };
    }

    /** The index of dispersion of a two-state process in the long run (Fischer and Meier-Hellstern, 1993); for more states as if two. */
    private static double burstiness(Source.Arrivals.Bursty bursty) {
        double time = 0;
        double mean = 0;
        for (int i = 0; i < bursty.stays().length; i++) {
            time += bursty.stays()[i];
            mean += bursty.stays()[i] / bursty.intervals()[i];
        }
        mean /= time;
        double spread = 0;
        double memory = 0;
        for (int i = 0; i < bursty.stays().length; i++) {
            double share = bursty.stays()[i] / time;
            double difference = 1 / bursty.intervals()[i] - mean;
            spread += share * difference * difference;
            memory += 1 / bursty.stays()[i];
        }
        return 1 + 2 * spread / (mean * memory);
    }

    // ---- solving ----

    private void solve() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double change = sweep();
            if (sweep > 3 && change < CLOSE) break;
        }
    }

    /** One pass over all sources and resources; how much it changed. */
    private double sweep() {
        for (Place place : places) place.clear();
        System.arraycopy(gatherRate, 0, lastGatherRate, 0, gatherRate.length);
        Arrays.fill(gatherRate, 0);
        Arrays.fill(holdRate, 0);
        Arrays.fill(holdTime, 0);
        double change = 0;
        for (int s = 0; s < rate.length; s++) {
            Moments before = latency[s];
            double rateBefore = rate[s];
            new Walk(s).go();
            if (scenario.sources().get(s).arrivals() instanceof Source.Arrivals.Closed closed) {
                double cycle = Moments.of(closed.think()).mean() + latency[s].mean();
                double next = cycle > 0 ? closed.clients() / cycle : 0;
                rate[s] = rateBefore == 0 ? next : (rateBefore + next) / 2;
            }
            change = Math.max(change, difference(rateBefore, rate[s]));
            change = Math.max(change, before == null ? 1 : difference(before.mean(), latency[s].mean()));
        }
        for (int i = 0; i < places.length; i++) {
            if (scenario.resources().get(i) instanceof Resource.Tokens) hold(i);
            places[i].solve();
        }
        for (int i = 0; i < places.length; i++)
            if (scenario.resources().get(i) instanceof Resource.Processors processors) share(i, processors);
        return change;
    }

    private static double difference(double one, double other) {
        if (one == other) return 0;
        return Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
    }

    /** Tokens are servers that serve for as long as they are held. */
    private void hold(int i) {
        if (holdRate[i] == 0) return;
        double mean = holdTime[i] / holdRate[i];
        places[i].openVisits(holdRate[i], new Moments(mean, mean * mean), 1, 1, 0);
    }

    /** What threads ask of their processors, and how much slower they get. */
    private void share(int host, Resource.Processors processors) {
        double busy = 0;
        double must = 0;
        int threads = 0;
        for (int i = 0; i < places.length; i++) {
            if (!(scenario.resources().get(i) instanceof Resource.Threads each) || each.processors() != host) continue;
            threads += each.count();
            double jobs = Math.min(places[i].work(), each.count());
            double wakes = places[i].rate() * wakes(i, each) * each.wakeCost();
            double idle = Math.max(0, 1 - places[i].offered);
            polling[i] = each.haltPoll() == Long.MAX_VALUE
                    ? each.count() * idle
                    : each.haltPoll() > 0 ? each.count() * idle * pollShare(i, each) : 0;
            must += jobs + wakes + (each.haltPoll() == Long.MAX_VALUE ? polling[i] : 0);
            busy += jobs + wakes + polling[i];
        }
        int count = processors.count();
        double speed = speed(processors, Math.min(busy, count));
        Place place = places[host];
        double capacity = count * speed(processors, count);
        place.offered = must / capacity;
        occupied[host] = Math.min(1, busy / speed / count);
        double stretch = 1 / speed;
        if (threads > count) {
            double load = Math.min(0.999, must / speed / count);
            stretch *= 1 + Place.erlangC(count, load) / (count * (1 - load));
        }
        for (int i = 0; i < places.length; i++)
            if (scenario.resources().get(i) instanceof Resource.Threads each && each.processors() == host)
                places[i].stretch = (places[i].stretch + stretch) / 2;
    }

    private static double speed(Resource.Processors processors, double busy) {
        double cores = (processors.count() + 1) / 2;
        if (processors.siblingSpeed() == 1 || processors.count() == 1 || busy <= cores) return 1;
        return (2 * cores - busy + 2 * (busy - cores) * processors.siblingSpeed()) / busy;
    }

    /** The part of idle time that is polled away. */
    private double pollShare(int i, Resource.Threads threads) {
        return 1 - Math.exp(-places[i].rate() * threads.haltPoll());
    }

    /** How likely a job finds a halted thread. */
    private double wakes(int i, Resource.Threads threads) {
        if (threads.haltPoll() == Long.MAX_VALUE) return 0;
        double load = Math.min(1, places[i].offered);
        double s = (double) threads.wakeCost() + threads.wakeDelay();
        double idle = threads.count() == 1
                ? (1 - load) / (1 + places[i].rate() * s)
                : 1 - Place.erlangC(threads.count(), load);
        return idle * Math.exp(-places[i].rate() * threads.haltPoll());
    }

    /** Mean time a job waits because a thread has to wake up. */
    private double wakeWait(int i, Resource.Threads threads) {
        if (threads.haltPoll() == Long.MAX_VALUE) return 0;
        double s = (double) threads.wakeCost() + threads.wakeDelay();
        if (s == 0) return 0;
        double lambda = places[i].rate();
        if (threads.count() > 1) return wakes(i, threads) * s;
        // M/G/1 with set-up, Welch 1964
        return (2 * s + lambda * s * s) / (2 * (1 + lambda * s)) * Math.exp(-lambda * threads.haltPoll());
    }

    /** A batch at a gather: its mean size and how long one waits for it. */
    private record Batch(double size, double delay) {}

    private Batch batch(int i) {
        Resource.Gather gather = (Resource.Gather) scenario.resources().get(i);
        double lambda = lastGatherRate[i];
        double window = gather.window();
        if (lambda == 0) return new Batch(1, gather.moderation() == Resource.Moderation.TIMER ? window : 0);
        double size;
        double wait;
        if (gather.moderation() == Resource.Moderation.TIMER) {
            size = 1 + lambda * window;
            wait = window * (1 + lambda * window / 2) / size;
        } else {
            if (gather.moderation() == Resource.Moderation.ADAPTIVE)
                window *= Math.max(0, Math.min(1, (lambda * window - 1) / 7));
            double cycle = window + Math.exp(-lambda * window) / lambda;
            size = lambda * cycle;
            wait = lambda * window * window / 2 / size;
        }
        if (size <= gather.limit()) return new Batch(size, wait);
        return new Batch(gather.limit(), (gather.limit() - 1) / (2 * lambda));
    }

    /** One request of a source, on average, through its program. */
    private final class Walk {

        private final int s;
        private final Source source;
        private final Program program;
        private final boolean closed;
        private final double[] reach;
        private final Moments[] registers;
        /** Requests that go through a step for each that comes to it: less than one between a gather and its end. */
        private double perRequest = 1;

        private double variation;
        private double batch;
        private double mean;
        private double variance;
        private final double[] acquired;
        private final double[] beforeGather;
        private final double[] last;

        Walk(int s) {
            this.s = s;
            source = scenario.sources().get(s);
            program = scenario.programs().get(source.program());
            closed = source.arrivals() instanceof Source.Arrivals.Closed;
            reach = new double[program.steps().size() + 1];
            registers = new Moments[program.registers()];
            Arrays.fill(registers, Moments.ZERO);
            variation = variation(source.arrivals());
            batch = source.arrivals() instanceof Source.Arrivals.Open open ? Math.max(1, open.batch()) : 1;
            acquired = new double[source.binding().size()];
            beforeGather = new double[source.binding().size()];
            Arrays.fill(beforeGather, 1);
            last = own[s].clone();
        }

        void go() {
            reach[0] = 1;
            Arrays.fill(own[s], 0);
            slowest[s] = 0;
            List<Step> steps = program.steps();
            for (int pc = 0; pc < steps.size(); pc++) pc = step(pc);
            latency[s] = new Moments(mean, variance);
        }

        private int step(int pc) {
            double here = reach[pc];
            switch (program.steps().get(pc)) {
                case Step.Use(int slot, List<Step.Charge> charges) -> reach[pc + 1] += use(slot, charges, here);
                case Step.Delay(Cost cost, int origin) -> {
                    pass(here, moments(cost));
                    reach[pc + 1] += here;
                }
                case Step.Draw(int register, Distribution distribution, String stream) -> {
                    registers[register] = Moments.of(distribution);
                    reach[pc + 1] += here;
                }
                case Step.Choose(double probability, int otherwise, String stream) -> {
                    reach[pc + 1] += here * probability;
                    reach[otherwise] += here * (1 - probability);
                }
                case Step.WhenIdle(int slot, int otherwise) -> {
                    Place place = places[source.binding().get(slot)];
                    double idle = Math.max(0, Math.pow(Math.max(0, 1 - place.offered), place.servers));
                    reach[pc + 1] += here * idle;
                    reach[otherwise] += here * (1 - idle);
                }
                case Step.First(long times, int otherwise) -> reach[otherwise] += here; // in the long run
                case Step.Jump(int target) -> reach[target] += here;
                case Step.Gather(int slot) -> {
                    int i = source.binding().get(slot);
                    gatherRate[i] += rate[s] * here * perRequest;
                    Batch found = batch(i);
                    pass(here, new Moments(found.delay(), found.delay() * found.delay() / 3));
                    beforeGather[slot] = perRequest;
                    perRequest /= found.size();
                    reach[pc + 1] += here;
                }
                case Step.Ungather(int slot) -> {
                    double together = beforeGather[slot] / perRequest;
                    double mine = rate[s]
                            * here
                            / Math.max(1e-300, lastGatherRate[source.binding().get(slot)]);
                    batch = Math.max(batch, 1 + (together - 1) * Math.min(1, mine));
                    perRequest = beforeGather[slot];
                    reach[pc + 1] += here;
                }
                case Step.Acquire(int slot) -> {
                    Place place = places[source.binding().get(slot)];
                    double wait = closed ? closedHoldWait(place) : place.openWait(Moments.ZERO, 0);
                    if (Double.isInfinite(wait)) wait = 0; // its capacity is shown as exceeded
                    pass(here, new Moments(wait, wait * wait));
                    acquired[slot] = mean;
                    reach[pc + 1] += here;
                }
                case Step.Release(int slot) -> {
                    int i = source.binding().get(slot);
                    holdRate[i] += rate[s] * here * perRequest;
                    holdTime[i] += rate[s] * here * perRequest * (mean - acquired[slot]);
                    reach[pc + 1] += here;
                }
                case Step.Take(int slot, Cost tokens) -> {
                    take(slot, moments(tokens), here);
                    reach[pc + 1] += here;
                }
                case Step.Fork(List<Integer> branches) -> {
                    return fork(pc, branches, here);
                }
                case Step.Leave() -> survives[s] = here;
                case Step.Join join -> reach[pc + 1] += here;
                case Step.Start start -> reach[pc + 1] += here;
                case Step.Observe observe -> reach[pc + 1] += here;
                case Step.Count count -> reach[pc + 1] += here;
            }
            return pc;
        }

        private void pass(double here, Moments time) {
            mean += here * time.mean();
            variance += here * time.variance() + here * (1 - here) * time.mean() * time.mean();
        }

        private Moments moments(Cost cost) {
            return switch (cost) {
                case Cost.Fixed(double amount) -> new Moments(amount, 0);
                case Cost.Linear(double base, double perUnit, int register) ->
                    registers[register].times(perUnit).plus(new Moments(base, 0));
                case Cost.Drawn(Distribution distribution, String stream) -> Moments.of(distribution);
            };
        }

        /** A visit; how many of those who come go on. */
        private double use(int slot, List<Step.Charge> charges, double here) {
            Moments service = Moments.ZERO;
            for (Step.Charge charge : charges) service = service.plus(moments(charge.cost()));
            int i = source.binding().get(slot);
            Place place = places[i];
            service = service.times(place.stretch);
            double visits = rate[s] * here * perRequest;
            double wait;
            if (closed) {
                int clients = ((Source.Arrivals.Closed) source.arrivals()).clients();
                double ownThere = ownThere(i);
                double seen = Math.max(0, place.lastClosedThere - ownThere / clients);
                wait = place.closedWait(service, seen);
            } else {
                wait = place.openWait(service, rank[s]);
                slowest[s] = Math.max(slowest[s], place.blocked > 0 ? 0 : place.offered);
            }
            if (scenario.resources().get(i) instanceof Resource.Threads threads) wait += wakeWait(i, threads);
            double residence = wait + service.mean();
            if (closed) {
                own[s][slot] += visits * residence;
                place.closedVisits(visits, service, residence, rank[s]);
            } else {
                place.openVisits(visits, service, variation, batch, rank[s]);
            }
            // a wait is exponential if there is one (exact for M/M/1)
            double load = Math.max(1e-9, Math.min(1, place.offered));
            double served = here * (1 - place.blocked);
            pass(served, new Moments(wait, wait * wait * (2 / load - 1)));
            pass(served, service);
            double squared = Math.min(1, place.offered) * Math.min(1, place.offered);
            variation = 1
                    + (1 - squared) * (variation - 1)
                    + squared / Math.sqrt(place.servers) * (place.serviceVariation - 1);
            batch = 1;
            return served;
        }

        private double ownThere(int resource) {
            double sum = 0;
            for (int slot = 0; slot < last.length; slot++)
                if (source.binding().get(slot) == resource) sum += last[slot];
            return sum;
        }

        private double closedHoldWait(Place place) {
            double wait = place.openWait(Moments.ZERO, 0);
            return Double.isInfinite(wait) ? 0 : wait;
        }

        /** M/G/1 with the time that tokens need to come; only what exceeds the burst waits. */
        private void take(int slot, Moments tokens, double here) {
            int i = source.binding().get(slot);
            Resource.Bucket bucket = (Resource.Bucket) scenario.resources().get(i);
            double time = Scenario.SECOND / bucket.perSecond();
            Moments service = tokens.times(time);
            Place place = places[i];
            double visits = rate[s] * here * perRequest;
            double wait;
            if (closed) {
                wait = Math.max(0, place.closedWait(service, Math.max(0, place.lastClosedThere)));
                place.closedVisits(visits, service, wait, rank[s]);
            } else {
                wait = place.openWait(service, rank[s]);
                slowest[s] = Math.max(slowest[s], place.offered);
                place.openVisits(visits, service, variation, batch, rank[s]);
            }
            if (wait > 0 && !Double.isInfinite(wait))
                wait *= Math.exp(-bucket.burst() * time * Math.min(1, place.offered) / wait);
            pass(here, new Moments(wait, wait * wait));
        }

        /** Branches side by side: the longest counts, each taken as exponential. Returns the step before the join. */
        private int fork(int pc, List<Integer> branches, double here) {
            int join = joinAfter(pc);
            double before = mean;
            double variationBefore = variation;
            double longest = 0;
            for (int b = 0; b < branches.size(); b++) {
                int from = branches.get(b);
                int to = b + 1 < branches.size() ? branches.get(b + 1) : join;
                Arrays.fill(reach, pc + 1, join + 1, 0);
                reach[from] = here;
                mean = 0;
                variation = variationBefore;
                for (int at = from; at < Math.max(to, from); at++) at = step(at);
                double branch = here > 0 ? mean / here : 0;
                longest = longest == 0 || branch == 0
                        ? longest + branch
                        : longest + branch - 1 / (1 / longest + 1 / branch);
            }
            mean = before + here * longest;
            Arrays.fill(reach, pc + 1, join + 1, 0);
            reach[join] = here;
            return join - 1;
        }

        private int joinAfter(int fork) {
            int depth = 0;
            for (int i = fork + 1; i < program.steps().size(); i++) {
                if (program.steps().get(i) instanceof Step.Fork) depth++;
                if (program.steps().get(i) instanceof Step.Join && depth-- == 0) return i;
            }
            throw new IllegalArgumentException(
                    "program " + program.name() + ": step " + fork + " forks and never joins");
        }
    }

    // ---- answers ----

    /** The resource with the highest offered load, if there is any; above 1 a run will overflow or drop. */
    public Optional<Bottleneck> bottleneck() {
        Place worst = null;
        for (int i = 0; i < places.length; i++) {
            if (scenario.resources().get(i) instanceof Resource.Gather) continue;
            if (worst == null || demanded(places[i]) > demanded(worst)) worst = places[i];
        }
        return worst == null || demanded(worst) == 0
                ? Optional.empty()
                : Optional.of(new Bottleneck(worst.name, demanded(worst)));
    }

    /** Offered work over capacity, without what competition adds. */
    private static double demanded(Place place) {
        return place.work() / place.servers;
    }

    /**
     * What it expects, in the words of the engine: {@code throughput} and {@code latency} (detail "mean" and "p99") by subject, {@code
     * utilisation} by resource name, {@code host-cpu} by subject and in all. What has no finite answer is left out.
     */
    public List<Finding.Total> predictions() {
        List<Finding.Total> found = new ArrayList<>();
        Map<String, double[]> bySubject = new LinkedHashMap<>();
        for (int s = 0; s < rate.length; s++) {
            double done = rate[s] * survives[s] / Math.max(1, slowest[s]);
            double[] sums = bySubject.computeIfAbsent(scenario.sources().get(s).subject(), k -> new double[3]);
            sums[0] += done;
            sums[1] += done * latency[s].mean() / Math.max(1e-300, survives[s]);
            sums[2] += done * latency[s].square();
        }
        bySubject.forEach((subject, sums) -> {
            add(found, "throughput", subject, "", "1/s", sums[0] * Scenario.SECOND);
            double mean = sums[1] / sums[0];
            double variance = Math.max(0, sums[2] / sums[0] - mean * mean);
            add(found, "latency", subject, "mean", "s", mean / Scenario.SECOND);
            add(found, "latency", subject, "p99", "s", p99(mean, variance) / Scenario.SECOND);
        });
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            if (scenario.resources().get(i) instanceof Resource.Gather) continue;
            double[] sums = byName.computeIfAbsent(places[i].name, k -> new double[2]);
            double busy = scenario.resources().get(i) instanceof Resource.Processors
                    ? occupied[i]
                    : Math.min(1, demanded(places[i]) * (1 - places[i].blocked));
            sums[0] += places[i].servers * busy;
            sums[1] += places[i].servers;
        }
        byName.forEach((name, sums) -> add(found, "utilisation", name, "", "ratio", sums[0] / sums[1]));
        hostCpu(found);
        return found;
    }

    private void hostCpu(List<Finding.Total> found) {
        Map<String, double[]> cpus = new LinkedHashMap<>();
        double all = 0;
        for (int i = 0; i < places.length; i++) {
            if (!(scenario.resources().get(i) instanceof Resource.Threads threads)) continue;
            Resource.Processors processors =
                    (Resource.Processors) scenario.resources().get(threads.processors());
            // time on a CPU is longer with SMT, but not by waiting for a CPU
            double slow = 1 / speed(processors, Math.min(processors.count(), busy(threads.processors())));
            double jobs = Math.min(threads.count(), places[i].work() * slow * (1 - places[i].blocked));
            double time = jobs + places[i].rate() * wakes(i, threads) * threads.wakeCost() + polling[i];
            cpus.computeIfAbsent(threads.subject(), k -> new double[1])[0] += time;
            all += time;
        }
        cpus.forEach((subject, sum) -> add(found, "host-cpu", subject, "", "CPUs", sum[0]));
        if (!cpus.isEmpty()) add(found, "host-cpu", "", "", "CPUs", all);
    }

    private double busy(int host) {
        double sum = 0;
        for (int i = 0; i < places.length; i++)
            if (scenario.resources().get(i) instanceof Resource.Threads each && each.processors() == host)
                sum += Math.min(each.count(), places[i].work()) + polling[i];
        return sum;
    }

    /** As if the latency had a gamma law (Wilson and Hilferty, 1931): exact to 1 % for an exponential one. */
    private static double p99(double mean, double variance) {
        if (variance <= 0) return mean;
        double shape = mean * mean / variance;
        double cube = 1 - 1 / (9 * shape) + Z99 / (3 * Math.sqrt(shape));
        return mean * cube * cube * cube;
    }

    private static void add(
            List<Finding.Total> found, String measure, String subject, String detail, String unit, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) return;
        found.add(new Finding.Total(measure, subject, detail, unit, value, Optional.empty()));
    }
}
