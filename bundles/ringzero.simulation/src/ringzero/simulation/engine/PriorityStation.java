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
    private final int[] first;
    private final int[] last;

    PriorityStation(int resource, int caller, Resource.Station station, int ranks) {
        this.resource = resource;
        this.caller = caller;
        capacity = station.capacity();
        preemptive = station.queueing() == Resource.Queueing.PREEMPTIVE;
        flow = new Flow(station.servers());
        serving = new int[station.servers()];
        Arrays.fill(serving, -1);
        done = new long[serving.length];
        first = new int[ranks];
        last = new int[ranks];
        Arrays.fill(first, -1);
    }

    void append(int r, int rank, int[] next) {
        next[r] = -1;
        if (first[rank] < 0) first[rank] = r;
        else next[last[rank]] = r;
        last[rank] = r;
    }

    /** Puts an interrupted job back where it was: before all of its rank. */
    void prepend(int r, int rank, int[] next) {
        next[r] = first[rank];
        if (first[rank] < 0) last[rank] = r;
        first[rank] = r;
    }

    int poll(int[] next) {
        for (int rank = 0; rank < first.length; rank++) {
            int r = first[rank];
            if (r < 0) continue;
            first[rank] = next[r];
            return r;
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
