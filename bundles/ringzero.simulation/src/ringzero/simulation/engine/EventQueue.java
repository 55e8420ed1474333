// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;

/**
 * The future, ordered by time and, at equal times, by the order of adding. An event is the number of who wants to be called.
 *
 * <p>Events at the current time wait in a ring, first in first out. A few dozen later ones, typical of one host, are a sorted list,
 * the next one at its end: most new events are due soon and sink only a few places. More are a heap with four children to a node,
 * which lie side by side; taking leaves a hole at its root, which the next event added fills. If there are thousands, the heap has
 * the near future only and {@link FarEvents} the rest. Adding and taking cost O(log n), or O(1) when there are many, and allocate
 * nothing once the queue has reached its size.
 */
final class EventQueue {

    /** Callers are numbered below this. */
    static final int CALLERS = 1 << 24;

    /** So many events can be told apart in one run. */
    static final long SEQUENCES = 1L << 39;

    /** A list longer than this becomes a heap, and a heap that gets shorter than {@link #FEW} a list again. */
    private static final int MANY = 64;

    private static final int FEW = 16;

    /** So many places before the list are never due: looking at the last two of it needs no question whether they are there. */
    private static final int NEVER = 2;

    /** A heap larger than this is slower than buckets. */
    private static final int NEAR = 512;

    /** The time of the event taken last. */
    long now;

    /** The tag of the event taken last: sequence number and caller; unique, and ascending with the order of adding. */
    long tag;

    long sequence;

    // heap[2 i] is the time, heap[2 i + 1] the tag: sequence number and caller; a heap, or a list sorted from late to
    // soon behind those that are never due
    private long[] heap = new long[2 * 256];
    private boolean sorted = true;
    private int size;
    private boolean hole;

    /** Later events, once there are many; all before the horizon are in the heap. */
    private final FarEvents far = new FarEvents();

    private long horizon = Long.MAX_VALUE;

    private long[] ring = new long[64]; // tags
    private int first;
    private int count;

    EventQueue() {
        neverDue();
    }

    private void neverDue() {
        for (int i = 0; i < NEVER; i++) heap[2 * i] = Long.MAX_VALUE;
    }

    /** How many are pending. */
    int size() {
        return size + count + far.count() - (hole ? 1 : 0);
    }

    /**
     * Calls the caller at this time, not before now. The tag returned will be in {@link #tag} then: who keeps it can tell an event
     * in which it is no longer interested.
     */
    long add(long time, int caller) {
        long added = ++sequence << 24 | caller;
        if (time > now) insert(time, added);
        else append(added);
        return added;
    }

    private void append(long added) {
        if (count == ring.length) growRing();
        ring[(first + count++) & (ring.length - 1)] = added;
    }

    private void growRing() {
        long[] larger = new long[2 * ring.length];
        for (int i = 0; i < count; i++) larger[i] = ring[(first + i) & (ring.length - 1)];
        ring = larger;
        first = 0;
    }

    /** The next caller, with {@link #now} and {@link #tag} set, or -1 if there is none before the end. */
    int take(long end) {
        if (!sorted || count > 0) return takeOther(end);
        int soonest = 2 * (NEVER + size - 1);
        if (heap[soonest] >= end) return -1;
        size--;
        return taken(soonest);
    }

    private int taken(int at) {
        now = heap[at];
        tag = heap[at + 1];
        return (int) tag & (CALLERS - 1);
    }

    /** Takes the next one of those at the current time or of a heap. */
    private int takeOther(long end) {
        if (hole) fill();
        int next = sorted ? 2 * (NEVER + size - 1) : 0;
        if (count > 0 && (size == 0 || heap[next] > now || heap[next + 1] > ring[first])) {
            tag = ring[first];
            first = (first + 1) & (ring.length - 1);
            count--;
            return (int) tag & (CALLERS - 1);
        }
        if (size == 0) {
            if (far.count() == 0) return -1;
            horizon = far.moveTo(this); // it is a heap then
        }
        if (heap[next] >= end) return -1;
        if (sorted) size--;
        else hole = true;
        return taken(next);
    }

    private void insert(long time, long tag) {
        if (sorted && size < MANY) {
            insertIntoList(time, tag);
            return;
        }
        if (sorted) toHeap();
        if (time >= horizon) {
            far.add(time, tag);
        } else if (hole) {
            hole = false;
            down(time, tag);
        } else if (2 * size < heap.length) {
            up(size++, time, tag);
        } else {
            makeRoom();
            insert(time, tag);
        }
    }

    /** A heap that gets large keeps the near future only. */
    private void makeRoom() {
        if (size < NEAR || horizon < Long.MAX_VALUE) {
            heap = Arrays.copyOf(heap, 2 * heap.length);
            return;
        }
        far.begin();
        for (int i = 0; i < size; i++) far.add(heap[2 * i], heap[2 * i + 1]);
        size = 0;
        horizon = far.moveTo(this);
        if (2 * size == heap.length) heap = Arrays.copyOf(heap, 2 * heap.length);
    }

    /** Adds an event that is before the horizon; there is no hole. */
    void near(long time, long tag) {
        if (2 * size == heap.length) heap = Arrays.copyOf(heap, 2 * heap.length);
        up(size++, time, tag);
    }

    private void fill() {
        hole = false;
        int last = --size;
        if (last > 0) down(heap[2 * last], heap[2 * last + 1]);
        if (last < FEW && far.count() == 0) toList();
    }

    /**
     * Puts the newest event into the list. Most come to one of its last two places. Which one cannot be foretold, by a processor
     * neither, so that is computed instead of decided.
     */
    private void insertIntoList(long time, long tag) {
        long[] h = heap;
        int last = 2 * (NEVER + size++);
        if (h[last - 4] <= time) {
            int at = makeWay(h, last, time, tag);
            h[at] = time;
            h[at + 1] = tag;
            return;
        }
        long other = h[last - 2];
        long otherTag = h[last - 1];
        long swap = (other - time - 1) >> 63; // all bits if the other is to come before, else none
        long times = (other ^ time) & swap;
        long tags = (otherTag ^ tag) & swap;
        h[last - 2] = other ^ times;
        h[last - 1] = otherTag ^ tags;
        h[last] = time ^ times;
        h[last + 1] = tag ^ tags;
    }

    /** Moves those that are sooner and come before this place; the place that is free then. */
    private static int makeWay(long[] h, int place, long time, long tag) {
        int at = place;
        while (at > 2 * NEVER && (h[at - 2] < time || h[at - 2] == time && h[at - 1] < tag)) {
            h[at] = h[at - 2];
            h[at + 1] = h[at - 1];
            at -= 2;
        }
        return at;
    }

    private void toList() {
        sorted = true;
        horizon = Long.MAX_VALUE;
        System.arraycopy(heap, 0, heap, 2 * NEVER, 2 * size);
        neverDue();
        for (int i = NEVER + 1; i < NEVER + size; i++) {
            long time = heap[2 * i];
            long tag = heap[2 * i + 1];
            int at = makeWay(heap, 2 * i, time, tag);
            heap[at] = time;
            heap[at + 1] = tag;
        }
    }

    /** A list sorted from soon to late is a heap. */
    private void toHeap() {
        sorted = false;
        System.arraycopy(heap, 2 * NEVER, heap, 0, 2 * size);
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            long time = heap[2 * i];
            long tag = heap[2 * i + 1];
            heap[2 * i] = heap[2 * j];
            heap[2 * i + 1] = heap[2 * j + 1];
            heap[2 * j] = time;
            heap[2 * j + 1] = tag;
        }
    }

    private void up(int at, long time, long tag) {
        long[] h = heap;
        while (at > 0) {
            int parent = (at - 1) >> 2;
            long other = h[2 * parent];
            if (other < time || other == time && h[2 * parent + 1] < tag) break;
            h[2 * at] = other;
            h[2 * at + 1] = h[2 * parent + 1];
            at = parent;
        }
        h[2 * at] = time;
        h[2 * at + 1] = tag;
    }

    /** Puts an event in at the root and lets it sink. */
    private void down(long time, long tag) {
        long[] h = heap;
        int n = size;
        int at = 0;
        int child = 1;
        while (child < n) {
            int best = child;
            long bestTime = h[2 * child];
            int end = Math.min(child + 4, n);
            for (int each = child + 1; each < end; each++) {
                long t = h[2 * each];
                if (t < bestTime || t == bestTime && h[2 * each + 1] < h[2 * best + 1]) {
                    best = each;
                    bestTime = t;
                }
            }
            long bestTag = h[2 * best + 1];
            if (time < bestTime || time == bestTime && tag < bestTag) break;
            h[2 * at] = bestTime;
            h[2 * at + 1] = bestTag;
            at = best;
            child = 4 * at + 1;
        }
        h[2 * at] = time;
        h[2 * at + 1] = tag;
    }
}
