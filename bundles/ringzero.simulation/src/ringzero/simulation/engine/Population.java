// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.control.RunControl;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.scenario.Source;

/** Birth and death of requests: arrivals, clients that think, and those that are done or lost. */
final class Population {

    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final Code code;
    private final Flow[] load;
    private final int requestCaller;
    private final int stopwatches;
    private final boolean holds;

    // by source
    private final Arrival[] arrivals;

    Population(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        code = simulation.code;
        load = simulation.books.load;
        requestCaller = simulation.callers.count();
        stopwatches = code.stopwatches;
        holds = code.heldSlots > 0;
        RunControl control = simulation.control;
        arrivals = new Arrival[code.scenario.sources().size()];
        for (int s = 0; s < arrivals.length; s++) {
            Source source = code.scenario.sources().get(s);
            arrivals[s] = new Arrival(
                    source.arrivals(), new RandomStream(control.seed(), control.replication(), source.name()));
        }
    }

    /** All clients think, and all other sources await their first arrival. */
    void begin() {
        for (int s = 0; s < arrivals.length; s++) {
            Arrival arrival = arrivals[s];
            for (int i = 0; i < arrival.clients; i++) {
                int r = takeRequest(s);
                requests.where[r] = Requests.THINKING;
                think(r, s);
            }
            if (arrival.clients == 0) next(s);
        }
    }

    private void next(int s) {
        long time = arrivals[s].next(events.now);
        if (time < Long.MAX_VALUE) events.add(time, s);
    }

    /** The arrival of a source. */
    void arrive(int s) {
        int batch = arrivals[s].batch;
        next(s);
        for (int i = 0; i < batch; i++) born(takeRequest(s), s);
    }

    /** A new request of the source, not born yet. */
    int takeRequest(int s) {
        int r = requests.take();
        if (r < 0) throw simulation.overload("");
        requests.source[r] = s;
        requests.parent[r] = -1;
        requests.polledBy[r] = -1;
        return r;
    }

    /** The request begins. */
    void born(int r, int s) {
        begin(r, s);
        simulation.interpreter.advance(r);
    }

    private void begin(int r, int s) {
        requests.where[r] = Requests.MOVING;
        requests.pc[r] = code.bindings[s].start();
        requests.stopwatch[r * stopwatches] = events.now;
        load[s].enter(events.now);
        if (simulation.tracer != null) simulation.tracer.born(r);
    }

    private void think(int r, int s) {
        think(r, arrivals[s].think());
    }

    private void think(int r, long time) {
        requests.event[r] = Requests.BORN;
        requests.where[r] = Requests.THINKING;
        events.add(events.now + time, requestCaller + r);
    }

    /**
     * The request is done. If its client does not think at all the next one goes on at once, and it returns true: the thread that
     * served it finds it before it could halt. Unless no time has passed, as then none ever might.
     */
    boolean leave(int r) {
        int s = requests.source[r];
        boolean timePassed = requests.stopwatch[r * stopwatches] < events.now;
        end(r);
        if (simulation.tracer != null) simulation.tracer.left(r, true);
        if (arrivals[s].clients == 0) {
            requests.free(r);
            simulation.moves.sent(s);
            return false;
        }
        long time = arrivals[s].think();
        if (time > 0 || !timePassed) {
            think(r, time);
            return false;
        }
        begin(r, s);
        return true;
    }

    /** The request is done, well or not. */
    private void end(int r) {
        if (holds) simulation.meetings.releaseAll(r);
        if (code.gathers) {
            simulation.meetings.leavePoll(r);
            simulation.meetings.ungatherAll(r, false);
        }
        int s = requests.source[r];
        load[s].leave(events.now, requests.stopwatch[r * stopwatches]);
    }

    /** The request ends without having been done. */
    void lose(int r) {
        int s = requests.source[r];
        load[s].dropped++;
        end(r);
        if (simulation.tracer != null) simulation.tracer.left(r, false);
        if (arrivals[s].clients > 0) think(r, s);
        else {
            requests.free(r);
            simulation.moves.lost(s);
        }
    }

    /** A resource has no room for the request. */
    void drop(int r, Flow flow) {
        flow.dropped++;
        if (code.gathers) {
            simulation.meetings.leavePoll(r);
            simulation.meetings.ungatherAll(r, true);
        }
        if (requests.parent[r] >= 0) {
            requests.lost[requests.parent[r]] = true;
            simulation.meetings.join(r, requests.pc[r]);
            return;
        }
        lose(r);
    }
}
