// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** Where requests wait for a batch; see {@link Resource.Gather}. A batch has at most {@code limit} members. */
final class GatherPoint extends Place {

    /** The full window of {@link Resource.Moderation#ADAPTIVE} is in force when so many requests come in it. */
    private static final double HEAVY = 8;
    /** Weight of the newest batch in the estimate of the load. */
    private static final double NEWEST = 0.25;

    final int caller;
    final int limit;
    final long window;
    final Resource.Moderation moderation;
    int waiting;
    private final RequestList queue;
    /** The request that handles the batch before, or null. */
    Request leader;

    /** How many are being polled. */
    int polled;

    private int members = -1;
    private long lastLeft = Long.MIN_VALUE / 4;
    private double interval = Double.MAX_VALUE; // smoothed time between requests, for ADAPTIVE
    long due;
    long dueTime = Long.MAX_VALUE;

    GatherPoint(int resource, int caller, Resource.Gather gather, Requests requests) {
        super(resource, 0);
        queue = new RequestList(requests);
        this.caller = caller;
        limit = gather.limit();
        window = gather.window();
        moderation = gather.moderation();
    }

    void append(Request q) {
        queue.append(q);
        waiting++;
    }

    /** When the batch that waits leaves unless the limit is reached. */
    long leaves() {
        return switch (moderation) {
            case GAP -> lastLeft + window;
            case TIMER -> queue.first().entered + window;
            case ADAPTIVE -> lastLeft + adapted();
        };
    }

    /**
     * No window while at most one request comes in a full one, then rising in proportion, to the full one at eight and more: the
     * behaviour of Linux's DIM and Intel's AIC as one straight line. An estimate; their tables differ by driver.
     */
    private long adapted() {
        double share = (window / interval - 1) / (HEAVY - 1);
        return (long) (window * Math.max(0, Math.min(1, share)));
    }

    /** Lets a batch leave; its leader is {@link #leader}, the others are kept. */
    void leave(long now) {
        int size = Math.min(waiting, limit);
        if (moderation == Resource.Moderation.ADAPTIVE) {
            double observed = (now - lastLeft) / (double) size;
            interval = interval == Double.MAX_VALUE ? observed : interval + NEWEST * (observed - interval);
        }
        leader = queue.poll(size);
        members = leader.next;
        waiting -= size;
        lastLeft = now;
    }

    /** Takes the first who waits, whom a poll has found; null if nobody does. */
    Request found() {
        Request q = queue.poll();
        if (q != null) waiting--;
        return q;
    }

    /** Takes the members of the batch other than the leader, as a list: the first one's number, or -1. */
    int release() {
        int list = members;
        members = -1;
        leader = null;
        return list;
    }
}
