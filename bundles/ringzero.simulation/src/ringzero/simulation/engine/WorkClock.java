// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import ringzero.simulation.scenario.Resource;

/**
 * The clock of a host with SMT: it runs at the speed that all busy hardware threads have in common, so that a stretch of work ends
 * at a time on this clock that is known when it begins. A change of speed moves one event, not all.
 */
final class WorkClock {

    private final EventQueue events;
    private final int caller;
    /** Speed by the number of busy hardware threads. */
    private final double[] speed;

    /** Work done since the beginning, in picoseconds at full speed. */
    long work;

    private double fraction;
    private long since;

    // threads by the end of their stretch on this clock
    private final long[] end;
    private final int[] heap;
    private final int[] heapAt;
    private int size;

    private long due;
    private long dueTime = Long.MAX_VALUE;

    /** For so many threads; it is called under this number. */
    WorkClock(Resource.Processors processors, int threads, int caller, EventQueue events) {
        this.events = events;
        this.caller = caller;
        int count = processors.count();
        speed = new double[count + 1];
        int cores = (count + 1) / 2;
        for (int b = 0; b <= count; b++)
            speed[b] = b <= cores ? 1 : (2 * cores - b + 2 * (b - cores) * processors.siblingSpeed()) / b;
        end = new long[threads];
        heap = new int[threads];
        heapAt = new int[threads];
        Arrays.fill(heapAt, -1);
    }

    /** Goes up to now; to be called before the number of busy hardware threads changes. */
    void advance(int busy) {
        double exact = (events.now - since) * speed[busy] + fraction;
        long whole = (long) exact;
        work += whole;
        fraction = exact - whole;
        since = events.now;
    }

    /** The thread begins a stretch of so much work, from now. */
    void begin(int t, long length) {
        end[t] = work + length;
        int at = size++;
        while (at > 0 && end[heap[(at - 1) >> 1]] > end[t]) {
            seat(heap[(at - 1) >> 1], at);
            at = (at - 1) >> 1;
        }
        seat(t, at);
    }

    /** Its stretch, if it is in one, is not to end by itself. */
    void stop(int t) {
        if (heapAt[t] >= 0) removeAt(heapAt[t]);
    }

    /** Whether the event of this tag is the one it waits for. */
    boolean isDue(long tag) {
        if (tag != due) return false;
        dueTime = Long.MAX_VALUE;
        return true;
    }

    /** Takes out a thread whose stretch has ended, or -1. */
    int ended() {
        if (size == 0 || end[heap[0]] > work) return -1;
        int t = heap[0];
        removeAt(0);
        return t;
    }

    /** To be called at the end of every event of the host: sees to it that the next end of a stretch is not missed. */
    void settle(int busy) {
        if (size == 0) return;
        double rest = (end[heap[0]] - work - fraction) / speed[busy];
        long time = since + Math.max(0, (long) Math.ceil(rest));
        if (time <= events.now) time = end[heap[0]] <= work ? events.now : events.now + 1;
        if (time >= dueTime) return;
        dueTime = time;
        due = events.add(time, caller);
    }

    private void removeAt(int at) {
        heapAt[heap[at]] = -1;
        int t = heap[--size];
        if (at == size) return;
        while (at > 0 && end[heap[(at - 1) >> 1]] > end[t]) {
            seat(heap[(at - 1) >> 1], at);
            at = (at - 1) >> 1;
        }
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && end[heap[child + 1]] < end[heap[child]]) child++;
            if (end[heap[child]] >= end[t]) break;
            seat(heap[child], at);
            at = child;
        }
        seat(t, at);
    }

    private void seat(int t, int at) {
        heap[at] = t;
        heapAt[t] = at;
    }
}
