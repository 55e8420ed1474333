// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** What happens where requests are served: at stations, and at the threads of hosts. */
final class Visits {

    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final Books books;
    private final Interpreter interpreter;
    private final int requestCaller;
    private final Code code;

    Visits(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        books = simulation.books;
        interpreter = simulation.interpreter;
        requestCaller = simulation.callers.count();
        code = simulation.code;
    }

    /** The request comes to be served. */
    void use(Request q, Action action) {
        q.demand = demand(q, action);
        switch (action.place) {
            case FifoStation station -> useFifo(q, station);
            case ThreadGroup group -> useThreads(q, group, action);
            case SharedStation station -> useShared(q, station);
            case PriorityStation station -> usePriority(q, station);
            default -> throw new IllegalStateException("nobody is served at " + action.place);
        }
    }

    private static long demand(Request q, Action action) {
        LoweredCost[] costs = action.costs;
        if (costs.length == 0) return action.fixed;
        long time = costs[0].time(q);
        q.charge[0] = time;
        return costs.length == 1 ? action.fixed + time : demand(q, costs, action.fixed + time);
    }

    private static long demand(Request q, LoweredCost[] costs, long first) {
        long demand = first;
        for (int k = 1; k < costs.length; k++) {
            long time = costs[k].time(q);
            q.charge[k] = time;
            demand += time;
        }
        return demand;
    }

    private void useFifo(Request q, FifoStation station) {
        Flow flow = station.flow;
        if (flow.n >= station.capacity) {
            simulation.population.drop(q, flow);
            return;
        }
        q.enter(station.resource, flow, events.now);
        if (flow.n <= station.servers) {
            serve(q);
        } else {
            q.event = Request.GO_ON;
            station.queue.append(q);
        }
    }

    private void serve(Request q) {
        q.started = events.now;
        q.event = Request.SERVED;
        events.add(events.now + q.demand, requestCaller + q.number);
    }

    /** Its station has served the request. */
    void served(Request q) {
        Action action = interpreter.action(q);
        Request next = ((FifoStation) action.place).queue.poll();
        if (next != null) serve(next);
        goOn(q, action, q.demand);
    }

    /** The visit is over; it took so much service. */
    private void goOn(Request q, Action action, long service) {
        Flow flow = action.place.flow;
        long now = events.now;
        flow.leave(now, q.entered);
        flow.service += q.demand;
        if (simulation.tracer != null) simulation.tracer.visit(q, service);
        Part part = action.part;
        part.waited += now - q.entered - service;
        part.served += service;
        q.where = Request.MOVING;
        q.at++;
        interpreter.advance(q);
    }

    private void useThreads(Request q, ThreadGroup group, Action action) {
        if (group.flow.n >= group.threads.capacity()) {
            simulation.population.drop(q, group.flow);
            return;
        }
        q.enter(group.resource, group.flow, events.now);
        if (action.isUrgent()) group.host.interrupt(group, q);
        else group.host.arrive(group, q);
    }

    /** The threads have done the job in so much CPU time. */
    void served(ThreadGroup group, Request q, long time) {
        Action action = interpreter.action(q);
        books.charge(group, q, action.instruction.charges, q.demand, time, 1);
        goOn(q, action, time);
    }

    /** The threads have failed and lose the job, of which so much was done in so much CPU time. */
    void lost(ThreadGroup group, Request q, long done, long time) {
        books.charge(group, q, interpreter.action(q).instruction.charges, done, time, 1);
        group.flow.service += done;
        group.flow.leave(events.now, q.entered);
        q.where = Request.MOVING;
        simulation.population.drop(q, group.flow);
    }

    private void useShared(Request q, SharedStation station) {
        if (station.flow.n >= station.capacity) {
            simulation.population.drop(q, station.flow);
            return;
        }
        station.advance(events.now);
        q.enter(station.resource, station.flow, events.now);
        station.add(q.number, q.demand);
        arm(station);
    }

    private void arm(SharedStation station) {
        if (station.size() == 0) return;
        long time = station.firstIsDone() ? events.now : station.firstDone(events.now);
        if (time >= station.dueTime) return; // the earlier event will see that it came too early
        station.dueTime = time;
        station.due = events.add(time, station.caller);
    }

    /** The event of a shared station: its first job may be done. */
    void sharedDone(SharedStation station) {
        if (events.tag != station.due) return;
        station.dueTime = Long.MAX_VALUE;
        station.advance(events.now);
        Request done = station.firstIsDone() ? requests.get(station.poll()) : null;
        arm(station);
        if (done != null) goOn(done, interpreter.action(done), done.demand);
    }

    private void usePriority(Request q, PriorityStation station) {
        if (station.flow.n >= station.capacity) {
            simulation.population.drop(q, station.flow);
            return;
        }
        q.enter(station.resource, station.flow, events.now);
        q.started = q.demand; // what is left to do
        int server = station.idle();
        if (server < 0 && station.preemptive) server = interrupted(station, rank(q));
        if (server >= 0) serve(station, server, q);
        else station.append(q, rank(q));
        arm(station);
    }

    private int rank(Request q) {
        return code.bindings[q.source].rank();
    }

    /** A server taken from the least urgent job if that is less urgent than this rank, else -1. */
    private int interrupted(PriorityStation station, int rank) {
        int found = -1;
        int least = rank;
        for (int i = 0; i < station.serving.length; i++) {
            int other = rank(requests.get(station.serving[i]));
            if (other <= least) continue;
            least = other;
            found = i;
        }
        if (found < 0) return -1;
        Request other = requests.get(station.serving[found]);
        other.started = station.done[found] - events.now;
        station.prepend(other, least);
        return found;
    }

    private void serve(PriorityStation station, int server, Request q) {
        station.serving[server] = q.number;
        station.done[server] = events.now + q.started;
    }

    private void arm(PriorityStation station) {
        int server = station.earliest();
        if (server < 0 || station.done[server] >= station.dueTime) return;
        station.dueTime = station.done[server];
        station.due = events.add(station.dueTime, station.caller);
    }

    /** The event of a priority station: a job may be done. */
    void priorityDone(PriorityStation station) {
        if (events.tag != station.due) return;
        station.dueTime = Long.MAX_VALUE;
        int server = station.earliest();
        Request done = null;
        if (server >= 0 && station.done[server] <= events.now) {
            done = requests.get(station.serving[server]);
            station.serving[server] = -1;
            Request next = station.poll();
            if (next != null) serve(station, server, next);
        }
        arm(station);
        if (done != null) goOn(done, interpreter.action(done), done.demand);
    }
}
