// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** The resources of one run, by their index in the scenario: only the array of its kind has an entry. */
final class Resources {

    /** Every resource that requests come to, of whatever kind. */
    final Place[] places;

    final SharedStation[] shared;
    final PriorityStation[] priority;
    final ThreadGroup[] groups;
    final TokenBucket[] buckets;
    final TokenPool[] pools;
    final GatherPoint[] gathers;
    final Host[] hosts;

    /** All empty and idle; hosts get their threads' events through the simulation. */
    Resources(Simulation simulation) {
        int n = simulation.code.scenario.resources().size();
        places = new Place[n];
        shared = new SharedStation[n];
        priority = new PriorityStation[n];
        groups = new ThreadGroup[n];
        buckets = new TokenBucket[n];
        pools = new TokenPool[n];
        gathers = new GatherPoint[n];
        hosts = new Host[n];
        for (int i = 0; i < n; i++) add(i, simulation);
    }

    private void add(int i, Simulation simulation) {
        int caller = simulation.callers.first(i);
        Requests requests = simulation.requests;
        switch (simulation.code.scenario.resources().get(i)) {
            case Resource.Station station -> addStation(i, station, caller, simulation.code.ranks, requests);
            case Resource.Processors processors -> {
                hosts[i] = new Host(i, processors, caller, simulation.callers.threadsOf(i), groups, simulation);
                for (int t : simulation.callers.threadsOf(i)) places[t] = groups[t];
            }
            case Resource.Threads threads -> {}
            case Resource.Bucket bucket -> places[i] = buckets[i] = new TokenBucket(i, bucket);
            case Resource.Tokens pool -> places[i] = pools[i] = new TokenPool(i, pool, requests);
            case Resource.Gather gather -> places[i] = gathers[i] = new GatherPoint(i, caller, gather, requests);
        }
    }

    private void addStation(int i, Resource.Station station, int caller, int ranks, Requests requests) {
        places[i] = switch (station.queueing()) {
            case FIFO -> new FifoStation(i, station, requests);
            case SHARED -> shared[i] = new SharedStation(i, caller, station);
            case PRIORITY, PREEMPTIVE -> priority[i] = new PriorityStation(i, caller, station, ranks, requests);
        };
    }
}
