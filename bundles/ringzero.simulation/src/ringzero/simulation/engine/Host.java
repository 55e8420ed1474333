// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import ringzero.simulation.discipline.Credit;
import ringzero.simulation.discipline.Discipline;
import ringzero.simulation.discipline.Fair;
import ringzero.simulation.discipline.Pinned;
import ringzero.simulation.discipline.RoundRobin;
import ringzero.simulation.scenario.Resource;

/**
 * Hardware threads and the threads that run on them. A thread runs in {@link Stretches}, each of which is, unless it is interrupted,
 * one event. While every runnable thread has a hardware thread nobody is asked who is next and there are no slices. With SMT the
 * stretches end by a {@link WorkClock}.
 */
final class Host {

    private static final int HALTED = 0;
    /** On its way to be runnable. */
    private static final int WAKING = 1;
    /** Runnable without a hardware thread. */
    private static final int READY = 2;

    private static final int RUNNING = 3;
    /** Has a hardware thread, and nothing to do. */
    private static final int POLLING = 4;

    final int resource;
    final Resource.Processors processors;
    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final int sliceCaller;
    private final int firstCaller;

    // by thread
    final ThreadGroup[] group;
    final Stretches stretches;
    private final int[] state;
    /** Its job is done, and the next one not taken yet. */
    private final boolean[] looking;

    private final int[] on;
    private final int[] lastOn;
    private final long[] toldSince;
    private final long[] due;

    private final int count;
    final HardwareThreads hardware;
    private final long[] sliceStart;
    private final boolean pinned;
    private final Discipline discipline;
    private int shortPollers;
    private long sliceDue;

    /** With SMT, else null. */
    private final WorkClock clock;

    /**
     * Adds the groups of its threads, the resources of these numbers, to {@code groups}. The numbers of its callers begin with {@code
     * caller}: the clock of work, the slices, then the threads.
     */
    Host(
            int resource,
            Resource.Processors processors,
            int caller,
            int[] threadResources,
            ThreadGroup[] groups,
            Simulation simulation) {
        this.resource = resource;
        this.processors = processors;
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        sliceCaller = caller + 1;
        firstCaller = caller + 2;
        int layers = simulation.code.scenario.layers().size();
        int n = 0;
        for (int i : threadResources) {
            Resource.Threads threads =
                    (Resource.Threads) simulation.code.scenario.resources().get(i);
            groups[i] = new ThreadGroup(i, threads, this, n, layers);
            n += threads.count();
        }
        group = new ThreadGroup[n];
        int[] weights = new int[n];
        for (int i : threadResources) {
            int from = groups[i].firstThread;
            int to = from + groups[i].threads.count();
            Arrays.fill(group, from, to, groups[i]);
            Arrays.fill(weights, from, to, groups[i].threads.weight());
        }
        stretches = new Stretches(group, layers);
        state = new int[n];
        looking = new boolean[n];
        on = new int[n];
        lastOn = new int[n];
        toldSince = new long[n];
        due = new long[n];
        Arrays.fill(on, -1);
        Arrays.fill(lastOn, -1);
        count = processors.count();
        hardware = new HardwareThreads(count);
        sliceStart = new long[count];
        pinned = processors.scheduling() == Resource.Scheduling.PINNED;
        discipline = switch (processors.scheduling()) {
            case FAIR -> new Fair(hardware.running, weights, processors.slice());
            case CREDIT -> new Credit(hardware.running, weights, processors.slice());
            case ROUND_ROBIN -> new RoundRobin(n);
            case PINNED -> new Pinned(n, count);
        };
        clock = processors.siblingSpeed() < 1 && count > 1 ? new WorkClock(processors, n, caller, events) : null;
    }

    /** All threads halt, but those that poll for ever begin to. */
    void begin() {
        for (int t = group.length - 1; t >= 0; t--) {
            ThreadGroup g = group[t];
            g.halted[g.haltedCount++] = t;
        }
        for (int t = 0; t < group.length; t++) {
            if (group[t].threads.haltPoll() != Long.MAX_VALUE) continue;
            group[t].haltedCount = 0;
            group[t].coming++;
            runnable(t, true);
        }
        settle();
    }

    // ---- jobs come ----

    /** A job comes, to be done after those that wait. */
    void arrive(ThreadGroup g, int r) {
        arrive(g, r, false);
    }

    /** A job comes that is done before those that wait; the one that runs is not interrupted. */
    void interrupt(ThreadGroup g, int r) {
        arrive(g, r, true);
    }

    private void arrive(ThreadGroup g, int r, boolean first) {
        if (g.pollingCount > 0) {
            int t = g.polling[g.pollingCount - 1];
            stopPolling(t);
            g.coming--;
            stretches.take(t, r, requests.demand[r]);
            start(t);
        } else {
            if (first) g.prepend(r, requests.next);
            else g.append(r, requests.next);
            if (g.haltedCount > 0 && g.queued > g.coming) wake(g.halted[--g.haltedCount]);
        }
        settle();
    }

    private void wake(int t) {
        ThreadGroup g = group[t];
        g.coming++;
        stretches.wakeLeft[t] = g.threads.wakeCost();
        if (g.threads.wakeDelay() > 0) {
            state[t] = WAKING;
            due[t] = events.add(events.now + g.threads.wakeDelay(), firstCaller + t);
        } else {
            runnable(t, true);
        }
    }

    // ---- hardware threads ----

    private void runnable(int t, boolean woken) {
        stretches.since[t] = events.now;
        int h = place(t);
        if (h < 0 && shortPollers > 0) {
            endShortPoll(t);
            h = place(t);
        }
        if (h >= 0) {
            dispatch(t, h);
            return;
        }
        area();
        state[t] = READY;
        hardware.ready++;
        tell();
        discipline.await(t, events.now, woken);
        int taken = woken ? discipline.displaced(t, events.now) : -1;
        if (taken >= 0) {
            discipline.withdraw(t);
            hardware.ready--;
            interrupt(hardware.running[taken]);
            dispatch(t, taken);
        }
        if (sliceDue == 0) armSlice();
    }

    /** A free hardware thread, its own last one if possible; -1 if there is none. */
    private int place(int t) {
        if (pinned) return hardware.isFree(t % count) ? t % count : -1;
        return hardware.free(lastOn[t]);
    }

    private void endShortPoll(int t) {
        for (int h = 0; h < count; h++) {
            int other = hardware.running[h];
            if (other < 0 || state[other] != POLLING || pinned && h != t % count) continue;
            if (group[other].threads.haltPoll() == Long.MAX_VALUE) continue;
            stopPolling(other);
            halt(other);
            return;
        }
    }

    private void dispatch(int t, int h) {
        area();
        if (hardware.occupy(h, t)) stretches.switchLeft[t] = processors.switchCost();
        if (simulation.tracer != null) simulation.tracer.dispatched(this, h, group[t], t);
        on[t] = h;
        lastOn[t] = h;
        sliceStart[h] = toldSince[t] = events.now;
        group[t].steal += events.now - stretches.since[t];
        stretches.since[t] = events.now;
        if (stretches.job[t] < 0) look(t);
        else start(t);
    }

    /** Takes the thread off its hardware thread, which is then free. */
    private void vacate(int t) {
        area();
        discipline.ran(t, events.now - toldSince[t]);
        if (simulation.tracer != null) simulation.tracer.vacated(this, on[t]);
        hardware.vacate(on[t]);
        on[t] = -1;
    }

    /** The thread has to wait; its hardware thread is free. */
    private void interrupt(int t) {
        looking[t] = false;
        if (state[t] == POLLING) {
            stopPolling(t);
        } else {
            account(t);
            stop(t);
        }
        vacate(t);
        state[t] = READY;
        stretches.since[t] = events.now;
        hardware.ready++;
        discipline.await(t, events.now, false);
    }

    private void giveWay(int h) {
        int t = discipline.next(h, events.now);
        if (t < 0) return;
        area();
        hardware.ready--;
        dispatch(t, h);
    }

    /** Tells the discipline how long those that run have run. */
    private void tell() {
        for (int t : hardware.running) {
            if (t < 0) continue;
            discipline.ran(t, events.now - toldSince[t]);
            toldSince[t] = events.now;
        }
    }

    // ---- what a thread does on its hardware thread ----

    /** The thread is free and looks for a job. */
    private void look(int t) {
        ThreadGroup g = group[t];
        int r = g.poll(requests.next);
        if (r >= 0) {
            g.coming--;
            stretches.take(t, r, requests.demand[r]);
        }
        if (stretches.isEmpty(t)) rest(t);
        else start(t);
    }

    private void start(int t) {
        state[t] = RUNNING;
        stretches.since[t] = events.now;
        long length = stretches.length(t);
        if (clock == null) {
            due[t] = events.add(events.now + length, firstCaller + t);
        } else {
            clock.advance(hardware.busy());
            stretches.sinceWork[t] = clock.work;
            clock.begin(t, length);
        }
    }

    /** Its stretch is not to end by itself. */
    private void stop(int t) {
        due[t] = 0;
        if (clock != null) clock.stop(t);
    }

    private void rest(int t) {
        ThreadGroup g = group[t];
        long limit = g.threads.haltPoll();
        if (limit == Long.MAX_VALUE || limit > 0 && !discipline.awaited(on[t])) {
            state[t] = POLLING;
            g.coming--;
            stretches.since[t] = events.now;
            g.polling[g.pollingCount++] = t;
            if (limit < Long.MAX_VALUE) {
                shortPollers++;
                due[t] = events.add(events.now + limit, firstCaller + t);
            }
        } else {
            halt(t);
        }
    }

    /** Ends polling; the thread is awake without a job. */
    private void stopPolling(int t) {
        ThreadGroup g = group[t];
        account(t);
        if (g.threads.haltPoll() < Long.MAX_VALUE) shortPollers--;
        due[t] = 0;
        g.stopsPolling(t);
        g.coming++;
        state[t] = RUNNING;
    }

    private void halt(int t) {
        ThreadGroup g = group[t];
        g.coming--;
        state[t] = HALTED;
        g.halted[g.haltedCount++] = t;
        int h = on[t];
        vacate(t);
        if (hardware.ready > 0) giveWay(h);
    }

    private void finish(int t) {
        ThreadGroup g = group[t];
        int r = stretches.job[t];
        if (r >= 0) {
            stretches.job[t] = -1;
            g.coming++;
            looking[t] = true;
            simulation.service.served(g, r, stretches.jobTime[t]);
            if (!looking[t]) return; // what the request did next took the hardware thread from this one
            looking[t] = false;
        }
        look(t);
    }

    /** Charges what the thread has done in its stretch so far. */
    private void account(int t) {
        long wall = events.now - stretches.since[t];
        stretches.since[t] = events.now;
        if (state[t] == POLLING) {
            ThreadGroup g = group[t];
            g.spent[g.threads.pollLayer()] += wall;
            return;
        }
        long work = wall;
        if (clock != null) {
            clock.advance(hardware.busy());
            work = Math.min(clock.work - stretches.sinceWork[t], stretches.length(t));
            stretches.sinceWork[t] = clock.work;
        }
        stretches.charge(t, work, wall);
    }

    // ---- events ----

    /** A thread's event. */
    void call(int t, long tag) {
        if (tag != due[t]) return;
        due[t] = 0;
        switch (state[t]) {
            case RUNNING -> {
                account(t);
                finish(t);
            }
            case WAKING -> runnable(t, true);
            case POLLING -> {
                stopPolling(t);
                halt(t);
            }
            default ->
                throw new IllegalStateException("thread " + t + " of " + processors.name() + " in state " + state[t]);
        }
        settle();
    }

    /** The end of the first slice, while threads wait. */
    void sliceEnds(long tag) {
        if (tag != sliceDue) return;
        sliceDue = 0;
        tell();
        for (int h = 0; h < count && hardware.ready > 0; h++) {
            int t = hardware.running[h];
            if (t < 0 || sliceEnd(h) > events.now) continue;
            if (!discipline.awaited(h) || !discipline.yields(h, events.now)) {
                sliceStart[h] = events.now;
                continue;
            }
            interrupt(t);
            giveWay(h);
        }
        if (hardware.ready > 0) armSlice();
        settle();
    }

    private void armSlice() {
        long first = Long.MAX_VALUE;
        for (int h = 0; h < count; h++) {
            if (hardware.running[h] < 0 || !discipline.awaited(h)) continue;
            // who had no one waiting behind it began a new slice each time one was over
            long past = events.now - sliceStart[h];
            if (past > processors.slice()) sliceStart[h] += past / processors.slice() * processors.slice();
            first = Math.min(first, sliceEnd(h));
        }
        if (first < Long.MAX_VALUE) sliceDue = events.add(Math.max(first, events.now), sliceCaller);
    }

    private long sliceEnd(int h) {
        return sliceStart[h] + processors.slice();
    }

    /** The clock of work calls: stretches may have ended. */
    void workDone(long tag) {
        if (!clock.isDue(tag)) return;
        clock.advance(hardware.busy());
        for (int t = clock.ended(); t >= 0; t = clock.ended()) {
            account(t);
            stretches.clear(t);
            finish(t);
            clock.advance(hardware.busy());
        }
        settle();
    }

    private void settle() {
        if (clock != null) clock.settle(hardware.busy());
    }

    // ---- books ----

    /** Brings the integrals up to now, before the numbers of those that are busy or wait change. */
    private void area() {
        if (clock != null) clock.advance(hardware.busy());
        hardware.area(events.now);
    }

    /** Brings the books up to now, without changing what happens. */
    void balance() {
        area();
        for (int t = 0; t < group.length; t++) {
            if (state[t] == RUNNING || state[t] == POLLING) account(t);
            else if (state[t] == READY) {
                group[t].steal += events.now - stretches.since[t];
                stretches.since[t] = events.now;
            }
        }
    }

    /** How much of the job's demand has been done. */
    long jobDone(int t) {
        return requests.demand[stretches.job[t]] - stretches.jobLeft[t];
    }

    void reset() {
        hardware.reset(events.now);
    }
}
