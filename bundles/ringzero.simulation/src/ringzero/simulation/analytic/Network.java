// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/** The queues of a scenario and what is known of them so far; each sweep over all sources and queues knows it better. */
final class Network {

    private static final int SWEEPS = 300;
    private static final double CLOSE = 1e-7;
    /** Beyond this share of time in polls the formula for their length no longer holds. */
    private static final double MOST_POLLED = 0.9;

    final Scenario scenario;

    // by resource
    final Place[] places;
    final double[] gatherRate;
    final double[] lastGatherRate;
    final double[] holdRate;
    final double[] holdTime;
    /** Service of those who are polled at once, on average; by gather. */
    final double[] polledTime;

    private final double[] lastPolledTime;
    private final Competition competition;

    // by source
    final int[] rank;
    final double[] rate;
    final double[] survives;
    final Moments[] latency;
    /** Number of its own requests at the resource of the slot, for closed sources. */
    final double[][] own;

    final double[] slowest;

    Network(Scenario scenario) {
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
        polledTime = new double[places.length];
        lastPolledTime = new double[places.length];
        competition = new Competition(scenario.resources(), places);
        rate = new double[sources.size()];
        survives = new double[sources.size()];
        latency = new Moments[sources.size()];
        own = new double[sources.size()][];
        slowest = new double[sources.size()];
        for (int s = 0; s < rate.length; s++) {
            own[s] = new double[sources.get(s).binding().size()];
            rate[s] = ArrivalLaw.offeredRate(sources.get(s).arrivals());
        }
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

    /** Sweeps until nothing changes. */
    void solve() {
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
        System.arraycopy(polledTime, 0, lastPolledTime, 0, polledTime.length);
        Arrays.fill(polledTime, 0);
        Arrays.fill(holdRate, 0);
        Arrays.fill(holdTime, 0);
        double change = 0;
        for (int s = 0; s < rate.length; s++) {
            Moments before = latency[s];
            double rateBefore = rate[s];
            new Walk(this, s).go();
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
            if (scenario.resources().get(i) instanceof Resource.Processors processors) competition.share(i, processors);
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

    /** A batch at a gather: its mean size and how long one waits for it. */
    record Batch(double size, double delay) {}

    /** What happens at a gather, by the rate of the sweep before. */
    Batch batch(int i) {
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
        size /= 1 - Math.min(MOST_POLLED, lastPolledTime[i]); // who is found by a poll, as in a busy period of M/G/1
        if (size <= gather.limit()) return new Batch(size, wait);
        return new Batch(gather.limit(), (gather.limit() - 1) / (2 * lambda));
    }

    Competition competition() {
        return competition;
    }
}
