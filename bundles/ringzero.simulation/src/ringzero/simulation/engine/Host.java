// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.discipline.Credit;
import ringzero.simulation.discipline.Discipline;
import ringzero.simulation.discipline.Fair;
import ringzero.simulation.discipline.Pinned;
import ringzero.simulation.discipline.RoundRobin;
import ringzero.simulation.scenario.Resource;

/**
 * Hardware threads and the threads that run on them. A thread runs in stretches, each of which is, unless it is interrupted,
 * one event. While every runnable thread has a hardware thread nobody is asked who is next and there are no slices. With SMT the
 * stretches end by a {@link WorkClock}.
 */
final class Host {

    final int resource;
    final Resource.Processors processors;
    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final int firstCaller;

    final HostThread[] threads;
    private final int count;
    final HardwareThreads hardware;
    private final Stretches stretches;
    private final Slices slices;
    private final boolean pinned;
    private final Discipline discipline;
    private int shortPollers;

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
        firstCaller = caller + 2;
        int layers = simulation.code.scenario.layers().size();
        int n = 0;
        for (int i : threadResources) {
            Resource.Threads each =
                    (Resource.Threads) simulation.code.scenario.resources().get(i);
            groups[i] = new ThreadGroup(i, each, this, n, layers, requests);
            n += each.count();
        }
        threads = new HostThread[n];
        int[] weights = new int[n];
        for (int i : threadResources) {
            ThreadGroup group = groups[i];
            for (int t = group.firstThread; t < group.firstThread + group.threads.count(); t++) {
                threads[t] = new HostThread(t, group);
                weights[t] = group.threads.weight();
            }
        }
        count = processors.count();
        hardware = new HardwareThreads(count);
        stretches = new Stretches(processors, hardware, n, events, caller, firstCaller);
        pinned = processors.scheduling() == Resource.Scheduling.PINNED;
        discipline = switch (processors.scheduling()) {
            case FAIR -> new Fair(hardware.running, weights, processors.slice());
            case CREDIT -> new Credit(hardware.running, weights, processors.slice());
            case ROUND_ROBIN -> new RoundRobin(n);
            case PINNED -> new Pinned(n, count);
        };
        slices = new Slices(hardware, discipline, events, caller + 1, processors.slice());
    }

    /** All threads halt, but those that poll for ever begin to. */
    void begin() {
        for (int i = threads.length - 1; i >= 0; i--) {
            ThreadGroup g = threads[i].group;
            g.halted[g.haltedCount++] = threads[i];
        }
        for (HostThread t : threads) {
            if (t.group.threads.haltPoll() != Long.MAX_VALUE) continue;
            t.group.haltedCount = 0;
            t.group.coming++;
            runnable(t, true);
        }
        stretches.settle();
    }

    // ---- jobs come ----

    /** A job comes, to be done after those that wait. */
    void arrive(ThreadGroup g, Request q) {
        arrive(g, q, false);
    }

    /** A job comes that is done before those that wait; the one that runs is not interrupted. */
    void interrupt(ThreadGroup g, Request q) {
        arrive(g, q, true);
    }

    private void arrive(ThreadGroup g, Request q, boolean urgent) {
        if (g.pollingCount > 0) {
            HostThread t = g.polling[g.pollingCount - 1];
            stopPolling(t);
            g.coming--;
            if (g.threads.haltPoll() < Long.MAX_VALUE) leaveHalt(t);
            t.take(q);
            stretches.begin(t);
        } else {
            if (urgent) g.appendUrgent(q);
            else g.append(q);
            if (g.haltedCount > 0 && g.queued > g.coming) wake(g.halted[--g.haltedCount]);
        }
        stretches.settle();
    }

    private void wake(HostThread t) {
        ThreadGroup g = t.group;
        g.coming++;
        leaveHalt(t);
        if (g.threads.wakeDelay() > 0) {
            t.state = HostThread.WAKING;
            t.due = events.add(events.now + g.threads.wakeDelay(), firstCaller + t.number);
        } else {
            runnable(t, true);
        }
    }

    /** The thread was idle, which the hypervisor knows because its halt was an exit. */
    private void leaveHalt(HostThread t) {
        Resource.Threads threads = t.group.threads;
        t.wakeLeft = threads.wakeCost();
        t.adaptPolling(events.now - t.idleSince);
        if (threads.haltCounter() >= 0) simulation.books.counters[threads.haltCounter()]++;
    }

    // ---- hardware threads ----

    private void runnable(HostThread t, boolean woken) {
        t.since = events.now;
        int h = place(t);
        if (h < 0 && shortPollers > 0) {
            endShortPoll(t);
            h = place(t);
        }
        if (h >= 0) {
            dispatch(t, h);
            return;
        }
        stretches.area();
        t.state = HostThread.READY;
        hardware.ready++;
        tell();
        discipline.await(t.number, events.now, woken);
        int taken = woken ? discipline.displaced(t.number, events.now) : -1;
        if (taken >= 0) {
            discipline.withdraw(t.number);
            hardware.ready--;
            interrupt(threads[hardware.running[taken]]);
            dispatch(t, taken);
        }
        slices.await();
    }

    /** A free hardware thread, its own last one if possible; -1 if there is none. */
    private int place(HostThread t) {
        if (pinned) return hardware.isFree(t.number % count) ? t.number % count : -1;
        return hardware.free(t.lastOn);
    }

    private void endShortPoll(HostThread t) {
        for (int h = 0; h < count; h++) {
            if (hardware.isFree(h)) continue;
            HostThread other = threads[hardware.running[h]];
            if (other.state != HostThread.POLLING || pinned && h != t.number % count) continue;
            if (other.group.threads.haltPoll() == Long.MAX_VALUE) continue;
            stopPolling(other);
            halt(other);
            return;
        }
    }

    private void dispatch(HostThread t, int h) {
        stretches.area();
        if (hardware.occupy(h, t.number)) t.switchLeft = processors.switchCost();
        if (simulation.tracer != null) simulation.tracer.dispatched(this, h, t);
        t.on = h;
        t.lastOn = h;
        slices.begin(h);
        t.toldSince = events.now;
        t.group.steal += events.now - t.since;
        t.since = events.now;
        if (t.job < 0) look(t);
        else stretches.begin(t);
    }

    /** Takes the thread off its hardware thread, which is then free. */
    private void vacate(HostThread t) {
        stretches.area();
        discipline.ran(t.number, events.now - t.toldSince);
        if (simulation.tracer != null) simulation.tracer.vacated(this, t.on);
        hardware.vacate(t.on);
        t.on = -1;
    }

    /** The thread has to wait; its hardware thread is free. */
    private void interrupt(HostThread t) {
        t.looking = false;
        if (t.state == HostThread.POLLING) {
            stopPolling(t);
        } else {
            stretches.account(t);
            stretches.stop(t);
        }
        vacate(t);
        t.state = HostThread.READY;
        t.since = events.now;
        hardware.ready++;
        discipline.await(t.number, events.now, false);
    }

    private void giveWay(int h) {
        int next = discipline.next(h, events.now);
        if (next < 0) return;
        stretches.area();
        hardware.ready--;
        dispatch(threads[next], h);
    }

    /** Tells the discipline how long those that run have run. */
    private void tell() {
        for (int running : hardware.running) {
            if (running < 0) continue;
            HostThread t = threads[running];
            discipline.ran(t.number, events.now - t.toldSince);
            t.toldSince = events.now;
        }
    }

    // ---- what a thread does on its hardware thread ----

    /** The thread is free and looks for a job. */
    private void look(HostThread t) {
        ThreadGroup g = t.group;
        Request q = g.poll();
        if (q != null) {
            g.coming--;
            t.take(q);
        }
        if (t.isIdle()) rest(t);
        else stretches.begin(t);
    }

    private void rest(HostThread t) {
        ThreadGroup g = t.group;
        long limit = t.pollLength();
        t.idleSince = events.now;
        if (limit == Long.MAX_VALUE || limit > 0 && !discipline.awaited(t.on)) {
            t.state = HostThread.POLLING;
            g.coming--;
            t.since = events.now;
            g.polling[g.pollingCount++] = t;
            if (limit < Long.MAX_VALUE) {
                shortPollers++;
                t.pollEnd = events.now + limit;
                if (g.pollDue == 0 || t.pollEnd < g.pollDueAt) expect(g, t.pollEnd);
            }
        } else {
            halt(t);
        }
    }

    /** Ends polling; the thread is awake without a job. */
    private void stopPolling(HostThread t) {
        ThreadGroup g = t.group;
        stretches.account(t);
        if (g.threads.haltPoll() < Long.MAX_VALUE) shortPollers--;
        g.stopsPolling(t);
        g.coming++;
        t.state = HostThread.RUNNING;
    }

    private void halt(HostThread t) {
        ThreadGroup g = t.group;
        g.coming--;
        t.state = HostThread.HALTED;
        g.halted[g.haltedCount++] = t;
        int h = t.on;
        vacate(t);
        if (hardware.ready > 0) giveWay(h);
    }

    private void finish(HostThread t) {
        ThreadGroup g = t.group;
        if (t.job >= 0) {
            Request q = requests.get(t.job);
            t.job = -1;
            g.coming++;
            t.looking = true;
            simulation.visits.served(g, q, t.jobTime);
            if (!t.looking) return; // what the request did next took the hardware thread from this one
            t.looking = false;
        }
        look(t);
    }

    // ---- outages ----

    /** The threads of the group stop: they give their hardware threads back, and whatever comes waits. */
    void suspend(ThreadGroup g) {
        for (int i = g.firstThread; i < g.firstThread + g.threads.count(); i++) {
            HostThread t = threads[i];
            if (t.job < 0 && t.state != HostThread.HALTED && t.state != HostThread.POLLING) g.coming--;
            switch (t.state) {
                case HostThread.WAKING -> t.due = 0;
                case HostThread.READY -> {
                    stretches.area();
                    discipline.withdraw(i);
                    hardware.ready--;
                    g.steal += events.now - t.since;
                }
                case HostThread.POLLING -> {
                    stopPolling(t);
                    g.coming--;
                    leave(t);
                }
                case HostThread.RUNNING -> {
                    stretches.account(t);
                    stretches.stop(t);
                    leave(t);
                }
                default -> {}
            }
            t.state = HostThread.HALTED;
            t.switchLeft = t.wakeLeft = 0;
        }
        g.haltedCount = 0;
        stretches.settle();
    }

    private void leave(HostThread t) {
        int h = t.on;
        vacate(t);
        if (hardware.ready > 0) giveWay(h);
    }

    /** The suspended threads of the group go on with what they were doing, or look for work. */
    void resume(ThreadGroup g) {
        for (int i = g.firstThread + g.threads.count() - 1; i >= g.firstThread; i--) {
            HostThread t = threads[i];
            if (t.job >= 0) {
                runnable(t, true);
            } else if (g.threads.haltPoll() == Long.MAX_VALUE) {
                g.coming++;
                runnable(t, true);
            } else {
                g.halted[g.haltedCount++] = t;
            }
        }
        while (g.haltedCount > 0 && g.queued > g.coming) wake(g.halted[--g.haltedCount]);
        stretches.settle();
    }

    // ---- events ----

    /** A thread's event, or its group's: one that polls may have to halt. */
    void call(int number, long tag) {
        HostThread t = threads[number];
        if (tag == t.due) {
            t.due = 0;
            if (t.state == HostThread.RUNNING) {
                stretches.account(t);
                finish(t);
            } else {
                runnable(t, true); // it was waking
            }
        } else if (tag == t.group.pollDue) {
            endPolls(t.group);
        }
        stretches.settle();
    }

    /** Most who poll get a job before they halt, so only the first one of a group has an event. */
    private void endPolls(ThreadGroup g) {
        g.pollDue = 0;
        for (int i = 0; i < g.pollingCount; ) {
            HostThread t = g.polling[i];
            if (t.pollEnd <= events.now) {
                stopPolling(t);
                halt(t);
            } else {
                i++;
            }
        }
        if (g.pollingCount == 0) return;
        long first = Long.MAX_VALUE;
        for (int i = 0; i < g.pollingCount; i++) first = Math.min(first, g.polling[i].pollEnd);
        expect(g, first);
    }

    private void expect(ThreadGroup g, long pollEnd) {
        g.pollDueAt = pollEnd;
        g.pollDue = events.add(pollEnd, firstCaller + g.firstThread);
    }

    /** The end of the first slice, while threads wait. */
    void sliceEnds(long tag) {
        if (!slices.isDue(tag)) return;
        tell();
        for (int h = 0; h < count && hardware.ready > 0; h++) {
            if (hardware.isFree(h) || !slices.isOver(h)) continue;
            if (!discipline.awaited(h) || !discipline.yields(h, events.now)) {
                slices.begin(h);
                continue;
            }
            interrupt(threads[hardware.running[h]]);
            giveWay(h);
        }
        if (hardware.ready > 0) slices.await();
        stretches.settle();
    }

    /** The clock of work calls: stretches may have ended. */
    void workDone(long tag) {
        if (!stretches.isDue(tag)) return;
        for (int ended = stretches.ended(); ended >= 0; ended = stretches.ended()) {
            HostThread t = threads[ended];
            stretches.account(t);
            t.clear();
            finish(t);
        }
        stretches.settle();
    }

    // ---- books ----

    /** CPU time that threads of the group have had up to now and that is not charged yet. */
    double underWay(ThreadGroup group) {
        double sum = 0;
        for (int i = group.firstThread; i < group.firstThread + group.threads.count(); i++) {
            HostThread t = threads[i];
            if (t.state == HostThread.RUNNING || t.state == HostThread.POLLING) sum += events.now - t.since;
        }
        return sum;
    }

    /** Brings the books up to now, without changing what happens. */
    void balance() {
        stretches.area();
        for (HostThread t : threads) {
            if (t.state == HostThread.RUNNING || t.state == HostThread.POLLING) stretches.account(t);
            else if (t.state == HostThread.READY) {
                t.group.steal += events.now - t.since;
                t.since = events.now;
            }
        }
    }

    void reset() {
        hardware.reset(events.now);
    }
}
