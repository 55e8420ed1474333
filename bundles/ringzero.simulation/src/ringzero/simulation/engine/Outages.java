// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Outage;
import ringzero.simulation.scenario.Scenario;

/**
 * Lets threads fail and come back; see {@link Outage}. Threads that several outages hold serve again when the last one is over. Times
 * come from streams of their own: with and without failures the same requests come.
 */
final class Outages {

    private final Simulation simulation;
    private final EventQueue events;
    private final State[] states;
    /** How many outages and moves hold the threads, by resource. */
    private final int[] held;

    private static final class State {
        final Outage outage;
        final Sampler between;
        final Sampler lasts;
        final RandomStream stream;
        int times;
        boolean down;
        /** When the failure began, or measuring if that was later. */
        long since;
        /** In the time that is measured. */
        long failures;

        long downtime;

        State(Outage outage, RandomStream stream) {
            this.outage = outage;
            this.stream = stream;
            between = new Sampler(outage.between());
            lasts = new Sampler(outage.lasts());
        }
    }

    Outages(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        List<Outage> outages = simulation.code.scenario.outages();
        states = new State[outages.size()];
        for (int i = 0; i < states.length; i++)
            states[i] = new State(
                    outages.get(i),
                    new RandomStream(
                            simulation.control.seed(),
                            simulation.control.replication(),
                            outages.get(i).name()));
        held = new int[simulation.code.scenario.resources().size()];
    }

    /** Awaits the first failures, of those that stop anything: what is not there is never down. */
    void begin() {
        for (int i = 0; i < states.length; i++)
            if (!states[i].outage.threads().isEmpty()) await(i, time(new Sampler(states[i].outage.first()), states[i]));
    }

    private void await(int i, long time) {
        events.add(events.now + time, simulation.callers.firstOutage() + i);
    }

    /** The event of an outage: it begins or ends. */
    void call(int i) {
        State state = states[i];
        if (state.down) end(i, state);
        else begin(i, state);
    }

    private void begin(int i, State state) {
        state.down = true;
        state.since = events.now;
        state.failures++;
        state.times++;
        for (int thread : state.outage.threads()) {
            suspend(thread);
            ThreadGroup group = simulation.resources.groups[thread];
            if (state.outage.lost()) lose(group);
        }
        await(i, time(state.lasts, state));
    }

    private void end(int i, State state) {
        state.down = false;
        state.downtime += events.now - state.since;
        for (int thread : state.outage.threads()) resume(thread);
        if (state.times < state.outage.times()) await(i, time(state.between, state));
    }

    /** Loses what the suspended threads of the group were doing, and what waits for them. */
    private void lose(ThreadGroup g) {
        for (int i = g.firstThread; i < g.firstThread + g.threads.count(); i++) {
            HostThread t = g.host.threads[i];
            if (t.job < 0) continue;
            Request q = simulation.requests.get(t.job);
            t.job = -1;
            simulation.visits.lost(g, q, q.demand - t.jobLeft, t.jobTime);
            t.jobLeft = t.jobTime = 0;
        }
        // only those that wait now: who comes again at once finds the threads suspended, too
        for (int left = g.queued; left > 0; left--) simulation.visits.lost(g, g.poll(), 0, 0);
    }

    /** The threads of this resource stop, unless they stand still already. */
    void suspend(int thread) {
        ThreadGroup group = simulation.resources.groups[thread];
        if (held[thread]++ == 0) group.host.suspend(group);
    }

    /** They go on, unless something else holds them. */
    void resume(int thread) {
        ThreadGroup group = simulation.resources.groups[thread];
        if (--held[thread] == 0) group.host.resume(group);
    }

    private static long time(Sampler law, State state) {
        return (long) (law.next(state.stream) + 0.5);
    }

    /** Forgets all that was before now. */
    void start() {
        for (State state : states) {
            state.since = events.now;
            state.downtime = 0;
            state.failures = state.down ? 1 : 0;
        }
    }

    /**
     * All of them the outage's: {@code failures} in the time that is measured, and {@code downtime}, how much of that time they took
     * (s).
     */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (State state : states) {
            long down = state.downtime + (state.down ? events.now - state.since : 0);
            String subject = state.outage.name();
            findings.add(new Finding.Total("failures", subject, "", "failures", state.failures, Optional.empty()));
            findings.add(
                    new Finding.Total("downtime", subject, "", "s", (double) down / Scenario.SECOND, Optional.empty()));
        }
        return findings;
    }
}
