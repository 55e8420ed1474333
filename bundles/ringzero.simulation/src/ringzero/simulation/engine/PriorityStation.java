// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import ringzero.simulation.scenario.Resource;

/** Servers that look at priorities. Queues by rank; within a rank first come first served. */
final class PriorityStation {

    final int resource;
    final int caller;
    final int capacity;
    final boolean preemptive;
    final Flow flow;
    /** Request by server, -1: idle. */
    final int[] serving;
    /** When it will be done. */
    final long[] done;
    /** Tag of the event that is not out of date. */
    long due;

    long dueTime = Long.MAX_VALUE;
    private final RequestList[] queues;

    PriorityStation(int resource, int caller, Resource.Station station, int ranks) {
        this.resource = resource;
        this.caller = caller;
        capacity = station.capacity();
        preemptive = station.queueing() == Resource.Queueing.PREEMPTIVE;
        flow = new Flow(station.servers());
        serving = new int[station.servers()];
        Arrays.fill(serving, -1);
        done = new long[serving.length];
        queues = new RequestList[ranks];
        Arrays.setAll(queues, rank -> new RequestList());
    }

    void append(int r, int rank, int[] next) {
        queues[rank].append(r, next);
    }

    /** Puts an interrupted job back where it was: before all of its rank. */
    void prepend(int r, int rank, int[] next) {
        queues[rank].prepend(r, next);
    }

    int poll(int[] next) {
        for (RequestList queue : queues) {
            int r = queue.poll(next);
            if (r >= 0) return r;
        }
        return -1;
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
