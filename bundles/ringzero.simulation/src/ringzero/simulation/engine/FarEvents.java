// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;

/**
 * Events that are not due soon, in buckets of equal width, unsorted: adding costs a write, wherever it falls. When the near future
 * is used up the next bucket becomes it. What lies beyond the last bucket is spread over new ones when they are used up, with a
 * width by the median of a sample, so that neither crowds nor stragglers do harm (after Tang, Goh and Thng, "Ladder queue", ACM
 * TOMACS 2005, with one rung). Buckets are lists of chunks of one array: nothing is allocated once it has reached its size.
 */
final class FarEvents {

    private static final int CHUNK = 16;
    private static final int PER_BUCKET = 32;
    private static final int MOST_BUCKETS = 1 << 16;
    private static final int SAMPLE = 63;

    private int count;
    /** Events when they were spread last. */
    private int spread;

    private long base;
    /** Width of a bucket, as a power of two. */
    private int shift;

    private int buckets;
    private int bucket;

    // by bucket; the last one is what lies beyond
    private int[] chunk = {-1};
    private int[] filled = {0};

    private int[] spareChunk = {};
    private int[] spareFilled = {};

    private long[] events = new long[2 * CHUNK * 64];
    private int[] next = new int[64];
    private int used;
    private int free = -1;

    private final long[] sample = new long[SAMPLE];

    int count() {
        return count;
    }

    /** Begins anew; to be called when it is empty. */
    void begin() {
        base = 0;
        shift = 0;
        buckets = bucket = spread = 0;
        chunk[0] = -1;
        filled[0] = 0;
    }

    void add(long time, long tag) {
        long to = (time - base) >> shift;
        put(to < buckets ? (int) to : buckets, time, tag);
        count++;
    }

    private void put(int to, long time, long tag) {
        int at = filled[to];
        if (at == 0 || at == CHUNK) {
            int added = takeChunk();
            next[added] = chunk[to];
            chunk[to] = added;
            at = 0;
        }
        filled[to] = at + 1;
        int place = 2 * (chunk[to] * CHUNK + at);
        events[place] = time;
        events[place + 1] = tag;
    }

    private int takeChunk() {
        if (free >= 0) {
            int taken = free;
            free = next[taken];
            return taken;
        }
        if (used == next.length) {
            next = Arrays.copyOf(next, 2 * used);
            events = Arrays.copyOf(events, 2 * events.length);
        }
        return used++;
    }

    /** Moves the next events into the empty queue; the time before which all have been moved. */
    long moveTo(EventQueue queue) {
        while (true) {
            while (bucket < buckets && chunk[bucket] < 0) bucket++;
            boolean crowded = count > 4 * spread + 64 * PER_BUCKET;
            if (bucket < buckets && !crowded) break;
            spread();
        }
        empty(bucket, queue);
        bucket++;
        return count == 0 ? Long.MAX_VALUE : base + ((long) bucket << shift);
    }

    private void empty(int from, EventQueue queue) {
        int each = chunk[from];
        int size = filled[from];
        chunk[from] = -1;
        filled[from] = 0;
        while (each >= 0) {
            for (int i = 0; i < size; i++) {
                int place = 2 * (each * CHUNK + i);
                queue.near(events[place], events[place + 1]);
            }
            count -= size;
            int following = next[each];
            next[each] = free;
            free = each;
            each = following;
            size = CHUNK;
        }
    }

    /** Spreads all events over new buckets. */
    private void spread() {
        int oldBuckets = buckets;
        int[] oldChunk = chunk;
        int[] oldFilled = filled;
        long least = Long.MAX_VALUE;
        int seen = 0;
        int step = Math.max(1, count / SAMPLE);
        int sampled = 0;
        for (int b = 0; b <= oldBuckets; b++) {
            int size = oldFilled[b];
            for (int c = oldChunk[b]; c >= 0; c = next[c], size = CHUNK) {
                for (int i = 0; i < size; i++) {
                    long time = events[2 * (c * CHUNK + i)];
                    if (time < least) least = time;
                    if (seen++ % step == 0 && sampled < SAMPLE) sample[sampled++] = time;
                }
            }
        }
        Arrays.sort(sample, 0, sampled);
        long median = sample[sampled / 2] - least;
        base = least;
        double width = Math.max(1, (double) median * 2 * PER_BUCKET / count);
        shift = 63 - Long.numberOfLeadingZeros((long) width);
        buckets = (int) Math.min(MOST_BUCKETS, 3 * (median >> shift) + 1);
        bucket = 0;
        spread = count;
        chunk = spareChunk.length > buckets ? spareChunk : new int[buckets + 1];
        filled = spareFilled.length > buckets ? spareFilled : new int[buckets + 1];
        Arrays.fill(chunk, 0, buckets + 1, -1);
        Arrays.fill(filled, 0, buckets + 1, 0);
        spareChunk = oldChunk;
        spareFilled = oldFilled;
        for (int b = 0; b <= oldBuckets; b++) {
            int size = oldFilled[b];
            for (int c = oldChunk[b]; c >= 0; size = CHUNK) {
                for (int i = 0; i < size; i++) {
                    int place = 2 * (c * CHUNK + i);
                    long to = (events[place] - base) >> shift;
                    put(to < buckets ? (int) to : buckets, events[place], events[place + 1]);
                }
                int following = next[c];
                next[c] = free;
                free = c;
                c = following;
            }
        }
    }
}
