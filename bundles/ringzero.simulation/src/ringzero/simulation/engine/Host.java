// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import java.util.List;
import ringzero.simulation.discipline.Credit;
import ringzero.simulation.discipline.Discipline;
import ringzero.simulation.discipline.Fair;
import ringzero.simulation.discipline.Pinned;
import ringzero.simulation.discipline.RoundRobin;
import ringzero.simulation.scenario.Resource;

/**
 * Hardware threads and the threads that run on them. A thread runs in stretches: the switch to it, its wake-up and its job are one
 * stretch and, unless it is interrupted, one event. While every runnable thread has a hardware thread nobody is asked who is next
 * and there are no slices.
 *
 * <p>With SMT the speed depends on how many hardware threads are busy. Work is then measured on a clock of its own that runs at the
 * common speed, and the stretches end by that clock: a change of speed moves one event, not all.
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
    private final int caller;
    private final int firstCaller;

    // by thread
    final ThreadGroup[] group;
    private final int[] state;
    /** Its job is done, and the next one not taken yet. */
    private final boolean[] looking;

    private final int[] on;
    private final int[] lastOn;
    final int[] job;
    private final long[] switchLeft;
    private final long[] wakeLeft;
    private final long[] jobLeft;
    /** CPU time the job has had. */
    final long[] jobTime;

    private final long[] since;
    private final long[] sinceWork;
    private final long[] toldSince;
    private final long[] due;

    // by hardware thread
    private final int[] running;
    private final int[] lastRan;
    private final long[] sliceStart;
    private final int[] idle;
    private final int[] idleAt;
    private int idleCount;

    private final int count;
    private final int layers;
    private final boolean pinned;
    private final Discipline discipline;
    private int ready;
    private int shortPollers;
    private long sliceDue;

    /** Integrals over time of hardware threads that have a thread, and of threads that wait. */
    double busyArea;

    double readyArea;
    private long areaSince;

    // SMT: the clock of work, and the ends of stretches on it
    private final boolean smt;
    private final double[] speed;
    private long work;
    private double workFraction;
    private long workSince;
    private final long[] end;
    private final int[] heap;
    private final int[] heapAt;
    private int heapSize;
    private long workDue;
    private long workDueTime = Long.MAX_VALUE;

    Host(
            int resource,
            Resource.Processors processors,
            int caller,
            int firstCaller,
            List<Resource.Threads> threads,
            int[] threadResources,
            ThreadGroup[] groups,
            int layers,
            Simulation simulation) {
        this.resource = resource;
        this.processors = processors;
        this.simulation = simulation;
        this.events = simulation.events;
        this.requests = simulation.requests;
        this.caller = caller;
        this.firstCaller = firstCaller;
        this.layers = layers;
        int n = threads.stream().mapToInt(Resource.Threads::count).sum();
        group = new ThreadGroup[n];
        state = new int[n];
        looking = new boolean[n];
        on = new int[n];
        lastOn = new int[n];
        job = new int[n];
        switchLeft = new long[n];
        wakeLeft = new long[n];
        jobLeft = new long[n];
        jobTime = new long[n];
        since = new long[n];
        sinceWork = new long[n];
        toldSince = new long[n];
        due = new long[n];
        Arrays.fill(on, -1);
        Arrays.fill(lastOn, -1);
        Arrays.fill(job, -1);
        int[] weights = new int[n];
        int next = 0;
        for (int i = 0; i < threads.size(); i++) {
            ThreadGroup each = new ThreadGroup(threadResources[i], threads.get(i), this, next, layers);
            groups[threadResources[i]] = each;
            for (int k = 0; k < threads.get(i).count(); k++, next++) {
                group[next] = each;
                weights[next] = threads.get(i).weight();
            }
        }
        count = processors.count();
        running = new int[count];
        lastRan = new int[count];
        sliceStart = new long[count];
        idle = new int[count];
        idleAt = new int[count];
        Arrays.fill(running, -1);
        Arrays.fill(lastRan, -1);
        for (int h = count - 1; h >= 0; h--) addIdle(h);
        pinned = processors.scheduling() == Resource.Scheduling.PINNED;
        discipline = switch (processors.scheduling()) {
            case FAIR -> new Fair(running, weights, processors.slice());
            case CREDIT -> new Credit(running, weights, processors.slice());
            case ROUND_ROBIN -> new RoundRobin(n);
            case PINNED -> new Pinned(n, count);
        };
        smt = processors.siblingSpeed() < 1 && count > 1;
        speed = new double[count + 1];
        int cores = (count + 1) / 2;
        for (int b = 0; b <= count; b++)
            speed[b] = b <= cores ? 1 : (2 * cores - b + 2 * (b - cores) * processors.siblingSpeed()) / b;
        end = new long[smt ? n : 0];
        heap = new int[smt ? n : 0];
        heapAt = new int[smt ? n : 0];
        Arrays.fill(heapAt, -1);
    }

    /** How many callers a host with these threads needs: its own, one for slices, one for each thread. */
    static int callers(int threads) {
        return 2 + threads;
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
            take(t, r);
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
        wakeLeft[t] = g.threads.wakeCost();
        if (g.threads.wakeDelay() > 0) {
            state[t] = WAKING;
            due[t] = events.add(events.now + g.threads.wakeDelay(), firstCaller + t);
        } else {
            runnable(t, true);
        }
    }

    // ---- hardware threads ----

    private void runnable(int t, boolean woken) {
        since[t] = events.now;
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
        ready++;
        tell();
        discipline.await(t, events.now, woken);
        int taken = woken ? discipline.displaced(t, events.now) : -1;
        if (taken >= 0) {
            discipline.withdraw(t);
            ready--;
            interrupt(running[taken]);
            dispatch(t, taken);
        }
        if (sliceDue == 0) armSlice();
    }

    /** A free hardware thread, its own last one if possible; -1 if there is none. */
    private int place(int t) {
        if (pinned) return running[t % count] < 0 ? t % count : -1;
        if (idleCount == 0) return -1;
        int last = lastOn[t];
        if (last >= 0 && running[last] < 0) return last;
        return idle[idleCount - 1];
    }

    private void endShortPoll(int t) {
        for (int h = 0; h < count; h++) {
            int other = running[h];
            if (other < 0 || state[other] != POLLING || pinned && h != t % count) continue;
            if (group[other].threads.haltPoll() == Long.MAX_VALUE) continue;
            stopPolling(other);
            halt(other);
            return;
        }
    }

    private void dispatch(int t, int h) {
        area();
        removeIdle(h);
        running[h] = t;
        on[t] = h;
        lastOn[t] = h;
        if (lastRan[h] != t && lastRan[h] >= 0) switchLeft[t] = processors.switchCost();
        lastRan[h] = t;
        sliceStart[h] = toldSince[t] = events.now;
        group[t].steal += events.now - since[t];
        since[t] = events.now;
        if (job[t] < 0) look(t);
        else start(t);
    }

    /** Takes the thread off its hardware thread, which is then free. */
    private void vacate(int t) {
        area();
        discipline.ran(t, events.now - toldSince[t]);
        int h = on[t];
        running[h] = -1;
        on[t] = -1;
        addIdle(h);
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
        since[t] = events.now;
        ready++;
        discipline.await(t, events.now, false);
    }

    private void giveWay(int h) {
        int t = discipline.next(h, events.now);
        if (t < 0) return;
        area();
        ready--;
        dispatch(t, h);
    }

    /** Tells the discipline how long those that run have run. */
    private void tell() {
        for (int t : running) {
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
            take(t, r);
        }
        if (r >= 0 || switchLeft[t] > 0 || wakeLeft[t] > 0) start(t);
        else rest(t);
    }

    private void take(int t, int r) {
        job[t] = r;
        jobLeft[t] = requests.demand[r];
        jobTime[t] = 0;
    }

    private void start(int t) {
        state[t] = RUNNING;
        since[t] = events.now;
        long all = switchLeft[t] + wakeLeft[t] + jobLeft[t];
        if (smt) {
            advanceWork();
            sinceWork[t] = work;
            end[t] = work + all;
            push(t);
        } else {
            due[t] = events.add(events.now + all, firstCaller + t);
        }
    }

    /** Its stretch is not to end by itself. */
    private void stop(int t) {
        due[t] = 0;
        if (smt && heapAt[t] >= 0) removeAt(heapAt[t]);
    }

    private void rest(int t) {
        ThreadGroup g = group[t];
        long limit = g.threads.haltPoll();
        if (limit == Long.MAX_VALUE || limit > 0 && !discipline.awaited(on[t])) {
            state[t] = POLLING;
            g.coming--;
            since[t] = events.now;
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
        if (ready > 0) giveWay(h);
    }

    private void finish(int t) {
        ThreadGroup g = group[t];
        int r = job[t];
        if (r >= 0) {
            job[t] = -1;
            g.coming++;
            looking[t] = true;
            simulation.served(g, r, jobTime[t]);
            if (!looking[t]) return; // what the request did next took the hardware thread from this one
            looking[t] = false;
        }
        look(t);
    }

    /** Charges what the thread has done in its stretch so far. */
    private void account(int t) {
        ThreadGroup g = group[t];
        long wall = events.now - since[t];
        since[t] = events.now;
        if (state[t] == POLLING) {
            g.spent[g.threads.pollLayer()] += wall;
            return;
        }
        long done = wall;
        if (smt) {
            advanceWork();
            done = Math.min(work - sinceWork[t], switchLeft[t] + wakeLeft[t] + jobLeft[t]);
            sinceWork[t] = work;
        }
        if (switchLeft[t] + wakeLeft[t] > 0) {
            long part = Math.min(done, switchLeft[t]);
            long time = share(wall, part, done);
            g.spent[layers] += time;
            switchLeft[t] -= part;
            done -= part;
            wall -= time;
            part = Math.min(done, wakeLeft[t]);
            time = share(wall, part, done);
            if (time > 0) g.spent[g.threads.wakeLayer()] += time;
            wakeLeft[t] -= part;
            done -= part;
            wall -= time;
        }
        if (job[t] >= 0) {
            jobLeft[t] -= done;
            jobTime[t] += wall;
            g.onJobs += wall;
        } else {
            g.spent[layers] += wall; // rounding, a picosecond
        }
    }

    /** The part of a time that belongs to a part of the work done in it. */
    private static long share(long time, long part, long whole) {
        return part >= whole ? (part == 0 ? 0 : time) : Math.round((double) time * part / whole);
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
        for (int h = 0; h < count && ready > 0; h++) {
            int t = running[h];
            if (t < 0 || sliceEnd(h) > events.now) continue;
            if (!discipline.awaited(h) || !discipline.yields(h, events.now)) {
                sliceStart[h] = events.now;
                continue;
            }
            interrupt(t);
            giveWay(h);
        }
        if (ready > 0) armSlice();
        settle();
    }

    private void armSlice() {
        long first = Long.MAX_VALUE;
        for (int h = 0; h < count; h++) {
            if (running[h] < 0 || !discipline.awaited(h)) continue;
            // who had no one waiting behind it began a new slice each time one was over
            long past = events.now - sliceStart[h];
            if (past > processors.slice()) sliceStart[h] += past / processors.slice() * processors.slice();
            first = Math.min(first, sliceEnd(h));
        }
        if (first < Long.MAX_VALUE) sliceDue = events.add(Math.max(first, events.now), caller + 1);
    }

    private long sliceEnd(int h) {
        return sliceStart[h] + processors.slice();
    }

    // ---- SMT ----

    private void advanceWork() {
        double exact = (events.now - workSince) * speed[count - idleCount] + workFraction;
        long whole = (long) exact;
        work += whole;
        workFraction = exact - whole;
        workSince = events.now;
    }

    /** The end of the first stretch by the clock of work. */
    void workDone(long tag) {
        if (tag != workDue) return;
        workDueTime = Long.MAX_VALUE;
        advanceWork();
        while (heapSize > 0 && end[heap[0]] <= work) {
            int t = heap[0];
            removeAt(0);
            account(t);
            switchLeft[t] = wakeLeft[t] = jobLeft[t] = 0;
            finish(t);
            advanceWork();
        }
        settle();
    }

    /** To be called at the end of every event: sees to it that the next end of a stretch is not missed. */
    private void settle() {
        if (!smt || heapSize == 0) return;
        double rest = (end[heap[0]] - work - workFraction) / speed[count - idleCount];
        long time = workSince + Math.max(0, (long) Math.ceil(rest));
        if (time <= events.now) time = end[heap[0]] <= work ? events.now : events.now + 1;
        if (time >= workDueTime) return;
        workDueTime = time;
        workDue = events.add(time, caller);
    }

    private void push(int t) {
        int at = heapSize++;
        while (at > 0 && end[heap[(at - 1) >> 1]] > end[t]) {
            seat(heap[(at - 1) >> 1], at);
            at = (at - 1) >> 1;
        }
        seat(t, at);
    }

    private void removeAt(int at) {
        heapAt[heap[at]] = -1;
        int t = heap[--heapSize];
        if (at == heapSize) return;
        while (at > 0 && end[heap[(at - 1) >> 1]] > end[t]) {
            seat(heap[(at - 1) >> 1], at);
            at = (at - 1) >> 1;
        }
        for (int child = 2 * at + 1; child < heapSize; child = 2 * at + 1) {
            if (child + 1 < heapSize && end[heap[child + 1]] < end[heap[child]]) child++;
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

    // ---- books ----

    private void area() {
        long past = events.now - areaSince;
        if (past == 0) {
            if (smt) advanceWork();
            return;
        }
        if (smt) advanceWork(); // before the number of busy ones changes
        busyArea += (double) (count - idleCount) * past;
        readyArea += (double) ready * past;
        areaSince = events.now;
    }

    private void addIdle(int h) {
        idleAt[h] = idleCount;
        idle[idleCount++] = h;
    }

    private void removeIdle(int h) {
        int last = idle[--idleCount];
        idle[idleAt[h]] = last;
        idleAt[last] = idleAt[h];
    }

    /** Brings the books up to now, without changing what happens. */
    void balance() {
        area();
        for (int t = 0; t < group.length; t++) {
            if (state[t] == RUNNING || state[t] == POLLING) account(t);
            else if (state[t] == READY) {
                group[t].steal += events.now - since[t];
                since[t] = events.now;
            }
        }
    }

    /** How much of the job's demand has been done. */
    long jobDone(int t) {
        return requests.demand[job[t]] - jobLeft[t];
    }

    void reset() {
        busyArea = readyArea = 0;
        areaSince = events.now;
    }
}
