// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;

/**
 * What the threads of a host are doing, by thread: the switch to it, its wake-up and its job are one stretch. What has been done of it
 * is charged when it ends or is interrupted, in this order.
 */
final class Stretches {

    private final int switchLayer;
    private final ThreadGroup[] group;
    /** The request it serves, or -1. */
    final int[] job;

    final long[] switchLeft;
    final long[] wakeLeft;
    final long[] jobLeft;
    /** CPU time the job has had. */
    final long[] jobTime;
    /** Up to when its time has been charged. */
    final long[] since;
    /** The same on the clock of work. */
    final long[] sinceWork;

    Stretches(ThreadGroup[] group, int switchLayer) {
        this.group = group;
        this.switchLayer = switchLayer;
        int n = group.length;
        job = new int[n];
        Arrays.fill(job, -1);
        switchLeft = new long[n];
        wakeLeft = new long[n];
        jobLeft = new long[n];
        jobTime = new long[n];
        since = new long[n];
        sinceWork = new long[n];
    }

    void take(int t, int request, long demand) {
        job[t] = request;
        jobLeft[t] = demand;
        jobTime[t] = 0;
    }

    /** What is left to be done. */
    long length(int t) {
        return switchLeft[t] + wakeLeft[t] + jobLeft[t];
    }

    boolean isEmpty(int t) {
        return job[t] < 0 && switchLeft[t] == 0 && wakeLeft[t] == 0;
    }

    void clear(int t) {
        switchLeft[t] = wakeLeft[t] = jobLeft[t] = 0;
    }

    /** Charges so much work, done in so much time. */
    void charge(int t, long work, long time) {
        ThreadGroup g = group[t];
        if (switchLeft[t] + wakeLeft[t] > 0) {
            long part = Math.min(work, switchLeft[t]);
            long share = share(time, part, work);
            g.spent[switchLayer] += share;
            switchLeft[t] -= part;
            work -= part;
            time -= share;
            part = Math.min(work, wakeLeft[t]);
            share = share(time, part, work);
            if (share > 0) g.spent[g.threads.wakeLayer()] += share;
            wakeLeft[t] -= part;
            work -= part;
            time -= share;
        }
        if (job[t] >= 0) {
            jobLeft[t] -= work;
            jobTime[t] += time;
            g.onJobs += time;
        } else {
            g.spent[switchLayer] += time; // rounding, a picosecond
        }
    }

    /** The part of a time that belongs to a part of the work done in it. */
    private static long share(long time, long part, long whole) {
        return part >= whole ? (part == 0 ? 0 : time) : Math.round((double) time * part / whole);
    }
}
