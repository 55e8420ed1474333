// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import ringzero.simulation.scenario.Resource;

/**
 * All jobs at once, each at an equal share of the servers, by virtual time: a clock that runs at the rate of one share. A job is
 * done when the clock has advanced by its demand, which is known when it comes, so that a change of share costs no event.
 */
final class SharedStation extends Place {

    final int caller;
    final int capacity;
    final int servers;
    long due;
    long dueTime = Long.MAX_VALUE;
    /** The virtual clock. */
    double clock;

    private long since;

    // heap of jobs by (end on the virtual clock, order of coming)
    private double[] end = new double[4];
    private long[] order = new long[4];
    private int[] job = new int[4];
    private int size;
    private long sequence;

    SharedStation(int resource, int caller, Resource.Station station) {
        super(resource, station.servers());
        this.caller = caller;
        capacity = station.capacity();
        servers = station.servers();
    }

    void advance(long now) {
        if (size > servers) clock += (double) (now - since) * servers / size;
        else clock += now - since;
        since = now;
        if (size == 0) clock = 0; // nobody would notice, and small numbers are exact
    }

    int size() {
        return size;
    }

    /** Whether the first job is done, to the half of a picosecond. */
    boolean firstIsDone() {
        return size > 0 && end[0] <= clock + 0.5;
    }

    /** When the first job will be done if nobody comes, at least one picosecond from now. */
    long firstDone(long now) {
        double rest = end[0] - clock;
        if (size > servers) rest = rest * size / servers;
        return now + Math.max(1, (long) Math.ceil(rest));
    }

    /** What is left to do of the job at this place in the heap. */
    double rest(int i) {
        return Math.max(0, end[i] - clock);
    }

    int jobAt(int i) {
        return job[i];
    }

    void add(int r, long demand) {
        if (size == end.length) {
            end = Arrays.copyOf(end, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
            job = Arrays.copyOf(job, 2 * size);
        }
        double key = clock + demand;
        long number = sequence++;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (end[parent] <= key) break; // it came earlier
            move(parent, at);
            at = parent;
        }
        put(at, key, number, r);
    }

    int poll() {
        int r = job[0];
        int last = --size;
        if (last > 0) sink(end[last], order[last], job[last]);
        return r;
    }

    private void sink(double key, long number, int r) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && before(child + 1, end[child], order[child])) child++;
            if (!before(child, key, number)) break;
            move(child, at);
            at = child;
        }
        put(at, key, number, r);
    }

    private boolean before(int i, double key, long number) {
        return end[i] < key || end[i] == key && order[i] < number;
    }

    private void move(int from, int to) {
        put(to, end[from], order[from], job[from]);
    }

    private void put(int at, double key, long number, int r) {
        end[at] = key;
        order[at] = number;
        job[at] = r;
    }
}
