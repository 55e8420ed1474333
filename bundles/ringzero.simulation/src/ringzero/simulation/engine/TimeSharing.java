// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import java.util.List;
import ringzero.simulation.scenario.Service;

/**
 * Tasks of instances on hosts whose threads are shared in time, by virtual clocks at two levels: a host's clock runs at the speed of
 * one of its busy vCPUs, and on it each instance knows when its next task will be done. Whoever comes or goes on a host changes the
 * speed of that clock and nothing else; so an event costs as much as there are instances on the host, whatever number of tasks.
 *
 * <p>The tasks of an instance begin together and share its vCPUs equally, so they are done in the order of their work.
 */
final class TimeSharing {

    private final List<Service.Pool> pools;
    private final int[] pool;
    private final EventQueue events;
    private final int firstCaller;

    // by host
    private final double[] clock;
    private final long[] since;
    private final int[] busy;
    private final long[] dueTime;
    private final long[] dueTag;
    private final int[] first;

    // by instance
    private double[][] work = new double[16][];
    private int[] host = new int[16];
    private int[] vcpus = new int[16];
    private int[] done = new int[16];
    private double[] perTick = new double[16];
    private double[] progress = new double[16];
    private double[] next = new double[16];
    private int[] following = new int[16];
    private int[] preceding = new int[16];

    /**
     * @param pool index of the pool, by host
     * @param firstCaller caller of the first host's events, the others follow
     */
    TimeSharing(List<Service.Pool> pools, int[] pool, EventQueue events, int firstCaller) {
        this.pools = pools;
        this.pool = pool;
        this.events = events;
        this.firstCaller = firstCaller;
        clock = new double[pool.length];
        since = new long[pool.length];
        busy = new int[pool.length];
        dueTime = new long[pool.length];
        dueTag = new long[pool.length];
        first = new int[pool.length];
        Arrays.fill(first, -1);
    }

    /** Whether the event taken last is the one that the host waits for; others were overtaken by a change of speed. */
    boolean isDue(int host) {
        return events.tag == dueTag[host];
    }

    /** An instance keeps its vCPUs busy, whatever it does. */
    void occupy(int host, int vcpus) {
        advance(host);
        busy[host] += vcpus;
        look(host);
    }

    /** It does so no longer. */
    void vacate(int host, int vcpus) {
        occupy(host, -vcpus);
    }

    /**
     * An instance begins its tasks.
     *
     * @param tasks what each takes, ascending, in picoseconds or cycles
     * @param perTick what a vCPU that runs alone does of it in a picosecond
     */
    void begin(int instance, int host, int vcpus, double[] tasks, double perTick) {
        if (instance >= work.length) grow(Math.max(instance + 1, 2 * work.length));
        advance(host);
        work[instance] = tasks;
        this.host[instance] = host;
        this.vcpus[instance] = vcpus;
        this.perTick[instance] = perTick;
        done[instance] = 0;
        progress[instance] = 0;
        link(instance, host);
        busy[host] += Math.min(vcpus, tasks.length);
        foresee(instance, clock[host]);
        look(host);
    }

    private void grow(int size) {
        work = Arrays.copyOf(work, size);
        host = Arrays.copyOf(host, size);
        vcpus = Arrays.copyOf(vcpus, size);
        done = Arrays.copyOf(done, size);
        perTick = Arrays.copyOf(perTick, size);
        progress = Arrays.copyOf(progress, size);
        next = Arrays.copyOf(next, size);
        following = Arrays.copyOf(following, size);
        preceding = Arrays.copyOf(preceding, size);
    }

    private void link(int instance, int host) {
        following[instance] = first[host];
        preceding[instance] = -1;
        if (first[host] >= 0) preceding[first[host]] = instance;
        first[host] = instance;
    }

    private void unlink(int instance) {
        int before = preceding[instance];
        int after = following[instance];
        if (before < 0) first[host[instance]] = after;
        else following[before] = after;
        if (after >= 0) preceding[after] = before;
    }

    /** Who is told about tasks. */
    interface Listener {

        /** Tasks of an instance are done. */
        void done(int instance, int tasks, boolean all);
    }

    /** Ends the tasks that are done by now, and tells of them. */
    void work(int host, Listener listener) {
        advance(host);
        // to the half of a picosecond
        double now = clock[host] + 0.5 * speed(host);
        for (int instance = first[host]; instance >= 0; ) {
            int after = following[instance];
            if (next[instance] <= now) finish(instance, listener);
            instance = after;
        }
        look(host);
    }

    private void finish(int instance, Listener listener) {
        double[] tasks = work[instance];
        int from = done[instance];
        int to = from + 1;
        progress[instance] = tasks[from];
        while (to < tasks.length && tasks[to] <= progress[instance]) to++;
        int h = host[instance];
        busy[h] += Math.min(vcpus[instance], tasks.length - to) - Math.min(vcpus[instance], tasks.length - from);
        done[instance] = to;
        if (to == tasks.length) {
            unlink(instance);
            work[instance] = null;
        } else {
            foresee(instance, next[instance]);
        }
        listener.done(instance, to - from, to == tasks.length);
    }

    /** When the next task will be done on the host's clock: the share of a task changes only when one of its instance is done. */
    private void foresee(int instance, double from) {
        int left = work[instance].length - done[instance];
        double share = Math.min(1, (double) vcpus[instance] / left) * perTick[instance];
        next[instance] = from + (work[instance][done[instance]] - progress[instance]) / share;
    }

    private void advance(int host) {
        if (first[host] < 0) clock[host] = 0; // nobody would notice, and small numbers are exact
        else clock[host] += (events.now - since[host]) * speed(host);
        since[host] = events.now;
    }

    /**
     * Speed of each busy vCPU, relative to one with a core of its own. Up to as many as there are cores each has one; then they
     * share cores with siblings, which slow each other; then all threads are shared in time.
     */
    private double speed(int host) {
        Service.Pool p = pools.get(pool[host]);
        int n = busy[host];
        if (n <= p.cores()) return 1;
        double all = p.threads() * (p.threads() > p.cores() ? p.siblingSpeed() : 1);
        if (n >= p.threads()) return all / n;
        return (p.cores() + (n - p.cores()) * (all - p.cores()) / (p.threads() - p.cores())) / n;
    }

    /** Has the host called when its next task is done if nothing changes. */
    private void look(int host) {
        double earliest = Double.POSITIVE_INFINITY;
        for (int instance = first[host]; instance >= 0; instance = following[instance])
            earliest = Math.min(earliest, next[instance]);
        if (earliest == Double.POSITIVE_INFINITY) {
            dueTag[host] = dueTime[host] = 0;
            return;
        }
        double wait = Math.ceil((earliest - clock[host]) / speed(host));
        long time = wait < Long.MAX_VALUE - events.now ? events.now + Math.max(1, (long) wait) : Long.MAX_VALUE;
        if (time == dueTime[host]) return;
        dueTime[host] = time;
        dueTag[host] = time == Long.MAX_VALUE ? 0 : events.add(time, firstCaller + host);
    }
}
