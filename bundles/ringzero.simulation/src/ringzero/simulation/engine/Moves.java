// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Move;
import ringzero.simulation.scenario.Scenario;

/**
 * Live migrations in the run; see {@link Move}. As in {@link PreCopy}, but rounds last as long as the network and the host's CPUs let
 * them, what is dirty comes from what was done, and the guest stops when what is left fits into the downtime limit at the rate that
 * the round before reached.
 */
final class Moves {

    private enum Phase {
        WAITING,
        UNPLUGGING,
        COPYING,
        STOPPED,
        SWITCHING,
        REPLUGGING,
        DONE
    }

    private final Simulation simulation;
    private final EventQueue events;
    private final State[] states;
    /** The move whose memory a source sends, by source, or -1. */
    private final int[] sends;

    private static final class State {
        final Move move;
        final Migration migration;
        final long[] before;
        Phase phase = Phase.WAITING;
        boolean away;
        int rounds;
        double left;
        double sent;
        /** What became dirty in this round before measuring began. */
        double carried;

        double roundBytes;
        long roundBegan;
        long chunkBegan;
        long began;
        long stopped;
        long runsAgain;
        long ended;

        State(Move move) {
            this.move = move;
            migration = move.migration();
            before = new long[move.writers().size()];
        }
    }

    Moves(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        Scenario scenario = simulation.code.scenario;
        states = scenario.moves().stream().map(State::new).toArray(State[]::new);
        sends = new int[scenario.sources().size()];
        Arrays.fill(sends, -1);
        for (int i = 0; i < states.length; i++) sends[states[i].move.traffic()] = i;
    }

    void begin() {
        for (int i = 0; i < states.length; i++) after(i, states[i].move.begin());
    }

    private void after(int i, long time) {
        events.add(events.now + time, simulation.callers.firstMove() + i);
    }

    /** Whether the devices that bind the guest of this move to its host are unplugged. */
    boolean isAway(int i) {
        return states[i].away;
    }

    /** The event of a move: what it waited for is over. */
    void call(int i) {
        State state = states[i];
        switch (state.phase) {
            case WAITING -> {
                state.began = events.now;
                state.away = state.migration.unplugged();
                state.phase = Phase.UNPLUGGING;
                after(i, state.migration.unplug());
            }
            case UNPLUGGING -> {
                state.phase = Phase.COPYING;
                state.left = state.migration.memory();
                next(i, state, state.migration.bandwidth());
            }
            case COPYING, STOPPED -> send(state);
            case SWITCHING -> {
                state.runsAgain = events.now;
                for (int thread : state.move.threads()) simulation.outages.resume(thread);
                state.phase = Phase.REPLUGGING;
                after(i, state.migration.replug());
            }
            case REPLUGGING -> {
                state.away = false;
                state.ended = events.now;
                state.phase = Phase.DONE;
            }
            case DONE -> throw new IllegalStateException("move " + state.migration.name() + " has ended");
        }
    }

    /** The next round, or the end of them; {@code rate} is what the round before reached, in bytes a picosecond. */
    private void next(int i, State state, double rate) {
        boolean fits = state.left <= rate * state.migration.downtimeLimit();
        if (fits || state.rounds >= state.migration.rounds()) {
            state.phase = Phase.STOPPED;
            state.stopped = events.now;
            for (int thread : state.move.threads()) simulation.outages.suspend(thread);
            if (state.left <= 0) {
                switchOver(i, state);
                return;
            }
        }
        state.roundBegan = events.now;
        state.roundBytes = state.left;
        state.carried = 0;
        for (int w = 0; w < state.before.length; w++) state.before[w] = done(state, w);
        send(state);
    }

    private long done(State state, int writer) {
        return simulation.books.traffic[state.move.writers().get(writer).source()].completed;
    }

    private void send(State state) {
        state.chunkBegan = events.now;
        int source = state.move.traffic();
        simulation.population.send(source);
    }

    /** A request of the source, which sends memory, is done: the next one follows. */
    void sent(int source) {
        int i = sends[source];
        State state = states[i];
        double bytes = Math.min(state.left, state.move.chunk());
        state.left -= bytes;
        state.sent += bytes;
        if (state.left > 0) follow(i, state);
        else if (state.phase == Phase.STOPPED) switchOver(i, state);
        else endRound(i, state);
    }

    /** A request of the source, which sends memory, was lost: it is sent again. */
    void lost(int source) {
        follow(sends[source], states[sends[source]]);
    }

    private void follow(int i, State state) {
        long due = state.chunkBegan + (long) (state.move.chunk() / state.migration.bandwidth());
        after(i, Math.max(0, due - events.now));
    }

    private void endRound(int i, State state) {
        double time = Math.max(1, events.now - state.roundBegan);
        double dirty = state.carried + state.migration.dirtyRate() * time;
        for (int w = 0; w < state.before.length; w++) dirty += written(state, w);
        state.rounds++;
        double rate = state.roundBytes / time;
        state.left = Math.min(dirty, Math.min(state.migration.workingSet(), state.migration.memory()));
        next(i, state, rate);
    }

    private double written(State state, int writer) {
        return (done(state, writer) - state.before[writer])
                * state.move.writers().get(writer).bytes();
    }

    private void switchOver(int i, State state) {
        state.phase = Phase.SWITCHING;
        after(i, state.migration.switchOver());
    }

    /** What was done is counted anew from now on. */
    void start() {
        for (State state : states) {
            for (int w = 0; w < state.before.length; w++) {
                state.carried += written(state, w);
                state.before[w] = 0;
            }
        }
    }

    /** The findings of {@link PreCopy}; those that are not known when the run ends are left out. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (State state : states) {
            boolean ran = state.phase == Phase.REPLUGGING || state.phase == Phase.DONE;
            double downtime = seconds(state.runsAgain - state.stopped);
            if (state.phase == Phase.DONE) {
                double whole = seconds(state.ended - state.began);
                add(findings, state, "migration-time", "s", whole);
                add(findings, state, "on-failover", "s", state.migration.unplugged() ? whole - downtime : 0);
            }
            if (ran) {
                add(findings, state, "downtime", "s", downtime);
                double limit = seconds(state.migration.downtimeLimit() + state.migration.switchOver());
                add(findings, state, "converged", "ratio", downtime <= limit ? 1 : 0);
            }
            add(findings, state, "rounds", "rounds", state.rounds);
            add(findings, state, "bytes-sent", "B", state.sent);
        }
        return findings;
    }

    private static double seconds(long time) {
        return (double) time / Scenario.SECOND;
    }

    private static void add(List<Finding> findings, State state, String measure, String unit, double value) {
        findings.add(new Finding.Total(measure, state.migration.name(), "", unit, value, Optional.empty()));
    }
}
