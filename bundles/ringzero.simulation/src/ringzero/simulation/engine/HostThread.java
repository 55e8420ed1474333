// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/**
 * A thread of a host, and what it is doing: the switch to it, its wake-up and its job are one stretch. What has been done of it is
 * charged when it ends or is interrupted, in this order.
 */
final class HostThread {

    static final int HALTED = 0;
    /** On its way to be runnable. */
    static final int WAKING = 1;
    /** Runnable without a hardware thread. */
    static final int READY = 2;

    static final int RUNNING = 3;
    /** Has a hardware thread, and nothing to do. */
    static final int POLLING = 4;

    /** Its number on the host. */
    final int number;

    final ThreadGroup group;
    int state;
    /** Its job is done, and the next one not taken yet. */
    boolean looking;
    /** Its hardware thread, or -1. */
    int on = -1;

    int lastOn = -1;
    /** Up to when the discipline knows how long it ran. */
    long toldSince;
    /** Tag of the event it waits for. */
    long due;
    /** When it will halt, while it polls. */
    long pollEnd;
    /** How long it polls the next time, if it adapts. */
    private long poll;

    long idleSince;

    /** The request it serves, or -1. */
    int job = -1;

    long switchLeft;
    long wakeLeft;
    long jobLeft;
    /** CPU time the job has had. */
    long jobTime;
    /** Up to when its time has been charged. */
    long since;
    /** The same on the clock of work. */
    long sinceWork;

    HostThread(int number, ThreadGroup group) {
        this.number = number;
        this.group = group;
    }

    /** How long it polls when it has nothing to do. */
    long pollLength() {
        return group.threads.haltPollStart() > 0 ? poll : group.threads.haltPoll();
    }

    /**
     * Learns from how long it was idle; as kvm_vcpu_halt of Linux does with halt_poll_ns_grow = 2 and halt_poll_ns_shrink = 0.
     */
    void adaptPolling(long idle) {
        long longest = group.threads.haltPoll();
        if (idle <= poll) return;
        if (idle > longest) poll = 0;
        else if (idle < longest) poll = Math.min(longest, Math.max(2 * poll, group.threads.haltPollStart()));
    }

    void take(Request q) {
        job = q.number;
        jobLeft = q.demand;
        jobTime = 0;
    }

    /** What is left to be done. */
    long length() {
        return switchLeft + wakeLeft + jobLeft;
    }

    boolean isIdle() {
        return job < 0 && switchLeft == 0 && wakeLeft == 0;
    }

    /** Nothing is left: what rounding has kept back is done, too. */
    void clear() {
        switchLeft = wakeLeft = jobLeft = 0;
    }

    /** Charges so much work, done in so much time. */
    void charge(long work, long time) {
        if (switchLeft + wakeLeft > 0) {
            long part = Math.min(work, switchLeft);
            long share = share(time, part, work);
            group.spent[group.switchLayer] += share;
            switchLeft -= part;
            work -= part;
            time -= share;
            part = Math.min(work, wakeLeft);
            share = share(time, part, work);
            if (share > 0) group.spent[group.threads.wakeLayer()] += share;
            wakeLeft -= part;
            work -= part;
            time -= share;
        }
        if (job >= 0) {
            jobLeft -= work;
            jobTime += time;
            group.onJobs += time;
        } else {
            group.spent[group.switchLayer] += time; // rounding, a picosecond
        }
    }

    /** The part of a time that belongs to a part of the work done in it. */
    private static long share(long time, long part, long whole) {
        if (time == whole || part == 0) return part;
        return part >= whole ? time : Math.round((double) time * part / whole);
    }
}
