// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.discipline;

import java.util.Arrays;

/**
 * Xen's credit scheduler: running burns credits, every accounting period (one slice) hands out new ones by weight; who has credits
 * left goes before who has none, and who wakes up with credits left goes before all (boost) and takes a hardware thread from one
 * that is less urgent. Within a class first come, first served. After xen/common/sched/credit.c (4.x): credits are capped at one
 * period, a boost ends after a third of a slice (10 ms of 30 ms, one tick).
 */
public final class Credit implements Discipline {

    private static final int BOOST = 0;
    private static final int UNDER = 1;
    private static final int OVER = 2;

    private final int[] running;
    private final int[] weights;
    private final long period;
    private final double[] credits;
    private final int[] urgency;
    private final long[] boosted;
    private final boolean[] active;
    private final boolean[] waits;
    private final ThreadList[] waiting = new ThreadList[3];
    private long accounted;

    /**
     * @param running thread by hardware thread, the host's
     * @param weights weight by thread
     * @param slice the time slice, also the accounting period
     */
    public Credit(int[] running, int[] weights, long slice) {
        this.running = running;
        this.weights = weights.clone();
        period = slice;
        credits = new double[weights.length];
        urgency = new int[weights.length];
        Arrays.fill(urgency, UNDER);
        boosted = new long[weights.length];
        active = new boolean[weights.length];
        waits = new boolean[weights.length];
        int[] next = new int[weights.length];
        for (int i = 0; i < 3; i++) waiting[i] = new ThreadList(next);
    }

    @Override
    public void await(int thread, long now, boolean woken) {
        account(now);
        waits[thread] = true;
        if (!woken && urgency[thread] == BOOST && boosted[thread] > 0) {
            waiting[BOOST].add(thread);
            return;
        }
        urgency[thread] = credits[thread] < 0 ? OVER : woken ? BOOST : UNDER;
        if (urgency[thread] == BOOST) boosted[thread] = period / 3;
        waiting[urgency[thread]].add(thread);
    }

    @Override
    public int displaced(int thread, long now) {
        int found = -1;
        int least = urgency[thread];
        for (int h = 0; h < running.length; h++) {
            int t = running[h];
            if (t >= 0 && current(t) > least) {
                least = current(t);
                found = h;
            }
        }
        return found;
    }

    private int current(int thread) {
        if (urgency[thread] == BOOST && boosted[thread] > 0) return BOOST;
        return credits[thread] < 0 ? OVER : UNDER;
    }

    @Override
    public int next(int hardwareThread, long now) {
        account(now);
        for (ThreadList list : waiting) {
            int thread = list.take();
            if (thread >= 0) {
                waits[thread] = false;
                return thread;
            }
        }
        return -1;
    }

    @Override
    public void withdraw(int thread) {
        waits[thread] = false;
        for (ThreadList list : waiting) if (list.remove(thread)) return;
    }

    @Override
    public boolean awaited(int hardwareThread) {
        return !(waiting[BOOST].isEmpty() && waiting[UNDER].isEmpty() && waiting[OVER].isEmpty());
    }

    @Override
    public boolean yields(int hardwareThread, long now) {
        account(now);
        int own = current(running[hardwareThread]);
        for (int i = 0; i <= own; i++) if (!waiting[i].isEmpty()) return true;
        return false;
    }

    @Override
    public void ran(int thread, long time) {
        credits[thread] = Math.max(credits[thread] - time, -2.0 * period);
        boosted[thread] -= time;
        active[thread] = true;
    }

    /** Hands out the credits of the periods that are over; after a few of them all are at the cap. */
    private void account(long now) {
        long periods = (now - accounted) / period;
        if (periods <= 0) return;
        accounted += periods * period;
        for (int i = 0; i < Math.min(periods, 4); i++) share();
        Arrays.fill(active, false);
        for (int t : running) if (t >= 0) active[t] = true;
        promote();
    }

    /** Who waits and has got credits again moves up. */
    private void promote() {
        ThreadList over = waiting[OVER];
        int last = -1;
        for (int t = over.take(); t >= 0; t = over.take()) {
            if (t == last) {
                over.add(t);
                return;
            }
            if (credits[t] >= 0) {
                urgency[t] = UNDER;
                waiting[UNDER].add(t);
            } else {
                over.add(t);
                if (last < 0) last = t;
            }
        }
    }

    private void share() {
        double sum = 0;
        for (int t = 0; t < weights.length; t++) if (active[t] || waits[t]) sum += weights[t];
        for (int t = 0; t < weights.length; t++) {
            if (active[t] || waits[t])
                credits[t] = Math.min(period, credits[t] + (double) period * running.length * weights[t] / sum);
            else credits[t] = Math.max(credits[t], 0);
        }
    }
}
