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
                Request q = takeRequest(s);
                q.where = Request.THINKING;
                think(q, s);
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
    Request takeRequest(int s) {
        Request q = requests.take();
        if (q == null) throw simulation.overload("");
        q.source = s;
        q.parent = -1;
        q.polledBy = -1;
        return q;
    }

    /** The request begins. */
    void born(Request q, int s) {
        begin(q, s);
        simulation.interpreter.advance(q);
    }

    private void begin(Request q, int s) {
        q.where = Request.MOVING;
        q.at = code.bindings[s].start();
        q.stopwatch[0] = events.now;
        load[s].enter(events.now);
        if (simulation.tracer != null) simulation.tracer.born(q);
    }

    private void think(Request q, int s) {
        think(q, arrivals[s].think());
    }

    private void think(Request q, long time) {
        q.event = Request.BORN;
        q.where = Request.THINKING;
        events.add(events.now + time, requestCaller + q.number);
    }

    /**
     * The request is done. If its client does not think at all the next one goes on at once, and it returns true: the thread that
     * served it finds it before it could halt. Unless no time has passed, as then none ever might.
     */
    boolean leave(Request q) {
        int s = q.source;
        boolean timePassed = q.born() < events.now;
        end(q);
        if (simulation.tracer != null) simulation.tracer.left(q, true);
        if (arrivals[s].clients == 0) {
            requests.free(q);
            simulation.moves.sent(s);
            return false;
        }
        long time = arrivals[s].think();
        if (time > 0 || !timePassed) {
            think(q, time);
            return false;
        }
        begin(q, s);
        return true;
    }

    /** The request is done, well or not. */
    private void end(Request q) {
        if (holds) simulation.meetings.releaseAll(q);
        if (code.gathers) {
            simulation.meetings.leavePoll(q);
            simulation.meetings.ungatherAll(q, false);
        }
        load[q.source].leave(events.now, q.born());
    }

    /** The request ends without having been done. */
    void lose(Request q) {
        int s = q.source;
        load[s].dropped++;
        end(q);
        if (simulation.tracer != null) simulation.tracer.left(q, false);
        if (arrivals[s].clients > 0) think(q, s);
        else {
            requests.free(q);
            simulation.moves.lost(s);
        }
    }

    /** A resource has no room for the request. */
    void drop(Request q, Flow flow) {
        flow.dropped++;
        if (code.gathers) {
            simulation.meetings.leavePoll(q);
            simulation.meetings.ungatherAll(q, true);
        }
        if (q.isBranch()) {
            requests.get(q.parent).lost = true;
            simulation.meetings.join(q, q.at);
            return;
        }
        lose(q);
    }
}
