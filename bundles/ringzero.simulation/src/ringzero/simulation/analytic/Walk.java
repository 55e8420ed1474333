// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import java.util.Arrays;
import java.util.List;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** One request of a source, on average, through its program. */
final class Walk {

    private final Network network;
    private final int s;
    private final Place[] places;
    private final double rate;
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
    /** Service so far, without waiting. */
    private double served;

    private final double[] beforeGather;
    private final double[] last;

    Walk(Network network, int s) {
        this.network = network;
        this.s = s;
        places = network.places;
        rate = network.rate[s];
        source = network.scenario.sources().get(s);
        program = network.scenario.programs().get(source.program());
        closed = source.arrivals() instanceof Source.Arrivals.Closed;
        reach = new double[program.steps().size() + 1];
        registers = new Moments[program.registers()];
        Arrays.fill(registers, Moments.ZERO);
        variation = ArrivalLaw.variation(source.arrivals());
        batch = source.arrivals() instanceof Source.Arrivals.Open open ? Math.max(1, open.batch()) : 1;
        acquired = new double[source.binding().size()];
        beforeGather = new double[source.binding().size()];
        Arrays.fill(beforeGather, 1);
        last = network.own[s].clone();
    }

    void go() {
        reach[0] = 1;
        Arrays.fill(network.own[s], 0);
        network.slowest[s] = 0;
        List<Step> steps = program.steps();
        for (int pc = 0; pc < steps.size(); pc++) pc = step(pc);
        network.latency[s] = new Moments(mean, variance);
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
            case Step.WhileAway(int move, int otherwise) -> reach[otherwise] += here; // in the long run
            case Step.Jump(int target) -> reach[target] += here;
            case Step.Gather(int slot) -> {
                int i = source.binding().get(slot);
                network.gatherRate[i] += rate * here * perRequest;
                Network.Batch found = network.batch(i);
                pass(here, new Moments(found.delay(), found.delay() * found.delay() / 3));
                beforeGather[slot] = perRequest;
                perRequest /= found.size();
                reach[pc + 1] += here;
            }
            case Step.Ungather(int slot) -> {
                double together = beforeGather[slot] / perRequest;
                double mine = rate
                        * here
                        / Math.max(
                                1e-300, network.lastGatherRate[source.binding().get(slot)]);
                batch = Math.max(batch, 1 + (together - 1) * Math.min(1, mine));
                perRequest = beforeGather[slot];
                acquired[slot] = served;
                reach[pc + 1] += here;
            }
            case Step.Polled(int slot) -> {
                int i = source.binding().get(slot);
                network.polledTime[i] += rate * here * perRequest * (served - acquired[slot]);
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
                network.holdRate[i] += rate * here * perRequest;
                network.holdTime[i] += rate * here * perRequest * (mean - acquired[slot]);
                reach[pc + 1] += here;
            }
            case Step.Take(int slot, Cost tokens) -> {
                take(slot, moments(tokens), here);
                reach[pc + 1] += here;
            }
            case Step.Fork(List<Integer> branches) -> {
                return fork(pc, branches, here);
            }
            case Step.Leave() -> network.survives[s] = here;
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
        double visits = rate * here * perRequest;
        double wait;
        if (closed) {
            int clients = ((Source.Arrivals.Closed) source.arrivals()).clients();
            double ownThere = ownThere(i);
            double seen = Math.max(0, place.lastClosedThere - ownThere / clients);
            wait = place.closedWait(service, seen);
        } else {
            wait = place.openWait(service, network.rank[s]);
            network.slowest[s] = Math.max(network.slowest[s], place.blocked > 0 ? 0 : place.offered);
        }
        if (network.scenario.resources().get(i) instanceof Resource.Threads threads)
            wait += network.competition().wakeWait(i, threads);
        double residence = wait + service.mean();
        if (closed) {
            network.own[s][slot] += visits * residence;
            place.closedVisits(visits, service, residence, network.rank[s]);
        } else {
            place.openVisits(visits, service, variation, batch, network.rank[s]);
        }
        // a wait is exponential if there is one (exact for M/M/1)
        double load = Math.max(1e-9, Math.min(1, place.offered));
        double goOn = here * (1 - place.blocked);
        served += goOn * service.mean();
        pass(goOn, new Moments(wait, wait * wait * (2 / load - 1)));
        pass(goOn, service);
        double squared = Math.min(1, place.offered) * Math.min(1, place.offered);
        variation =
                1 + (1 - squared) * (variation - 1) + squared / Math.sqrt(place.servers) * (place.serviceVariation - 1);
        batch = 1;
        return goOn;
    }

    private double ownThere(int resource) {
        double sum = 0;
        for (int slot = 0; slot < last.length; slot++) if (source.binding().get(slot) == resource) sum += last[slot];
        return sum;
    }

    private double closedHoldWait(Place place) {
        double wait = place.openWait(Moments.ZERO, 0);
        return Double.isInfinite(wait) ? 0 : wait;
    }

    /** M/G/1 with the time that tokens need to come; only what exceeds the burst waits. */
    private void take(int slot, Moments tokens, double here) {
        int i = source.binding().get(slot);
        Resource.Bucket bucket = (Resource.Bucket) network.scenario.resources().get(i);
        double time = Scenario.SECOND / bucket.perSecond();
        Moments service = tokens.times(time);
        Place place = places[i];
        double visits = rate * here * perRequest;
        double wait;
        if (closed) {
            wait = Math.max(0, place.closedWait(service, Math.max(0, place.lastClosedThere)));
            place.closedVisits(visits, service, wait, network.rank[s]);
        } else {
            wait = place.openWait(service, network.rank[s]);
            network.slowest[s] = Math.max(network.slowest[s], place.offered);
            place.openVisits(visits, service, variation, batch, network.rank[s]);
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
            longest =
                    longest == 0 || branch == 0 ? longest + branch : longest + branch - 1 / (1 / longest + 1 / branch);
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
        throw new IllegalArgumentException("program " + program.name() + ": step " + fork + " forks and never joins");
    }
}
