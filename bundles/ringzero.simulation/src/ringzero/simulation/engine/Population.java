// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** Birth and death of requests: arrivals, clients that think, and those that are done or lost. */
final class Population {

    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final Traffic[] traffic;
    private final int requestCaller;
    private final boolean gathers;
    /** Whether requests may hold or lead something when they end. */
    private final boolean meet;

    Population(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        traffic = simulation.books.traffic;
        requestCaller = simulation.callers.count();
        gathers = simulation.code.gathers;
        meet = gathers || simulation.code.heldSlots > 0;
    }

    /** All clients think, and all other sources await their first arrival. */
    void begin() {
        for (Traffic each : traffic) {
            for (int i = 0; i < each.arrival.clients; i++) {
                Request q = takeRequest(each.source);
                q.where = Request.THINKING;
                think(q, each.arrival.think());
            }
            if (each.arrival.clients == 0) next(each);
        }
    }

    private void next(Traffic of) {
        long time = of.arrival.next(events.now);
        if (time < Long.MAX_VALUE) events.add(time, of.source);
    }

    /** The arrival of a source. */
    void arrive(int source) {
        Traffic of = traffic[source];
        next(of);
        for (int i = 0; i < of.arrival.batch; i++) send(source);
    }

    /** A request of the source comes and begins. */
    void send(int source) {
        born(takeRequest(source));
    }

    /** A new request of the source, not born yet. */
    Request takeRequest(int source) {
        Request q = requests.take();
        if (q == null) throw simulation.overload("");
        q.source = source;
        q.parent = -1;
        q.polledBy = -1;
        return q;
    }

    /** The request begins. */
    void born(Request q) {
        begin(q, traffic[q.source]);
        simulation.interpreter.advance(q);
    }

    private void begin(Request q, Traffic of) {
        q.where = Request.MOVING;
        q.at = of.start;
        q.stopwatch[0] = events.now;
        of.load.enter(events.now);
        if (simulation.tracer != null) simulation.tracer.born(q);
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
    boolean leave(Request q, Traffic of) {
        end(q, of);
        if (simulation.tracer != null) simulation.tracer.left(q, true);
        if (of.arrival.clients == 0) {
            requests.free(q);
            if (of.sendsMemory) simulation.moves.sent(of.source);
            return false;
        }
        long time = of.arrival.think();
        if (time > 0 || q.born() == events.now) {
            think(q, time);
            return false;
        }
        begin(q, of);
        return true;
    }

    /** The request is done, well or not. */
    private void end(Request q, Traffic of) {
        if (meet) {
            simulation.meetings.releaseAll(q);
            if (gathers) leaveMeetings(q, false);
        }
        of.load.leave(events.now, q.born());
    }

    private void leaveMeetings(Request q, boolean lost) {
        simulation.meetings.leavePoll(q);
        simulation.meetings.ungatherAll(q, lost);
    }

    /** The request ends without having been done. */
    void lose(Request q) {
        Traffic of = traffic[q.source];
        of.load.dropped++;
        end(q, of);
        if (simulation.tracer != null) simulation.tracer.left(q, false);
        if (of.arrival.clients > 0) {
            think(q, of.arrival.think());
        } else {
            requests.free(q);
            if (of.sendsMemory) simulation.moves.lost(of.source);
        }
    }

    /** A resource has no room for the request. */
    void drop(Request q, Flow flow) {
        flow.dropped++;
        if (gathers) leaveMeetings(q, true);
        if (q.isBranch()) {
            requests.get(q.parent).lost = true;
            simulation.meetings.join(q, q.at);
            return;
        }
        lose(q);
    }
}
