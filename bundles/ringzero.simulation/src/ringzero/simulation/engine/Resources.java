// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** The resources of one run, by their index in the scenario: only the array of its kind has an entry. */
final class Resources {

    // kinds of resources that serve
    static final byte FIFO = 0;
    static final byte SHARED = 1;
    static final byte PRIORITY = 2;
    static final byte THREADS = 3;

    final byte[] kind;
    final FifoStation[] fifo;
    final SharedStation[] shared;
    final PriorityStation[] priority;
    final ThreadGroup[] groups;
    final TokenBucket[] buckets;
    final TokenPool[] pools;
    final GatherPoint[] gathers;
    final Host[] hosts;
    /** The books of every resource that requests come to, else null. */
    final Flow[] flow;

    /** All empty and idle; hosts get their threads' events through the simulation. */
    Resources(Simulation simulation) {
        int n = simulation.code.scenario.resources().size();
        kind = new byte[n];
        fifo = new FifoStation[n];
        shared = new SharedStation[n];
        priority = new PriorityStation[n];
        groups = new ThreadGroup[n];
        buckets = new TokenBucket[n];
        pools = new TokenPool[n];
        gathers = new GatherPoint[n];
        hosts = new Host[n];
        flow = new Flow[n];
        for (int i = 0; i < n; i++) add(i, simulation);
    }

    private void add(int i, Simulation simulation) {
        int caller = simulation.callers.first(i);
        switch (simulation.code.scenario.resources().get(i)) {
            case Resource.Station station -> addStation(i, station, caller, simulation.code.ranks);
            case Resource.Processors processors -> {
                hosts[i] = new Host(i, processors, caller, simulation.callers.threadsOf(i), groups, simulation);
                for (int t : simulation.callers.threadsOf(i)) {
                    kind[t] = THREADS;
                    flow[t] = groups[t].flow;
                }
            }
            case Resource.Threads threads -> {}
            case Resource.Bucket bucket -> flow[i] = (buckets[i] = new TokenBucket(i, bucket)).flow;
            case Resource.Tokens pool -> flow[i] = (pools[i] = new TokenPool(i, pool)).flow;
            case Resource.Gather gather -> flow[i] = (gathers[i] = new GatherPoint(i, caller, gather)).flow;
        }
    }

    private void addStation(int i, Resource.Station station, int caller, int ranks) {
        switch (station.queueing()) {
            case FIFO -> {
                kind[i] = FIFO;
                flow[i] = (fifo[i] = new FifoStation(i, station)).flow;
            }
            case SHARED -> {
                kind[i] = SHARED;
                flow[i] = (shared[i] = new SharedStation(i, caller, station)).flow;
            }
            case PRIORITY, PREEMPTIVE -> {
                kind[i] = PRIORITY;
                flow[i] = (priority[i] = new PriorityStation(i, caller, station, ranks)).flow;
            }
        }
    }
}
