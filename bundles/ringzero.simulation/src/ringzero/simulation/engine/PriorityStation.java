// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import ringzero.simulation.scenario.Resource;

/** Servers that look at priorities. Queues by rank; within a rank first come first served. */
final class PriorityStation extends Place {

    final int caller;
    final int capacity;
    final boolean preemptive;
    /** Request by server, -1: idle. */
    final int[] serving;
    /** When it will be done. */
    final long[] done;
    /** Tag of the event that is not out of date. */
    long due;

    long dueTime = Long.MAX_VALUE;
    private final RequestList[] queues;

    PriorityStation(int resource, int caller, Resource.Station station, int ranks, Requests requests) {
        super(resource, station.servers());
        this.caller = caller;
        capacity = station.capacity();
        preemptive = station.queueing() == Resource.Queueing.PREEMPTIVE;
        serving = new int[station.servers()];
        Arrays.fill(serving, -1);
        done = new long[serving.length];
        queues = new RequestList[ranks];
        Arrays.setAll(queues, rank -> new RequestList(requests));
    }

    void append(Request q, int rank) {
        queues[rank].append(q);
    }

    /** Puts an interrupted job back where it was: before all of its rank. */
    void prepend(Request q, int rank) {
        queues[rank].prepend(q);
    }

    /** Takes out the most urgent one that waits; null if there is none. */
    Request poll() {
        for (RequestList queue : queues) {
            Request q = queue.poll();
            if (q != null) return q;
        }
        return null;
    }

    int idle() {
        for (int i = 0; i < serving.length; i++) if (serving[i] < 0) return i;
        return -1;
    }

    /** The server with the earliest end of service, or -1. */
    int earliest() {
        int found = -1;
        for (int i = 0; i < serving.length; i++) if (serving[i] >= 0 && (found < 0 || done[i] < done[found])) found = i;
        return found;
    }
}
