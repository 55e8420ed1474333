// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** What happens where requests are served: at stations, and at the threads of hosts. */
final class Visits {

    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final Resources resources;
    private final Books books;
    private final Interpreter interpreter;
    private final int requestCaller;

    private final Code code;
    private final int charges;

    Visits(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        resources = simulation.resources;
        books = simulation.books;
        interpreter = simulation.interpreter;
        requestCaller = simulation.callers.count();
        code = simulation.code;
        charges = code.charges;
    }

    /** The request comes to be served. */
    void use(int r, Instruction step) {
        int i = interpreter.resource(r, step.a);
        long demand = step.fixed;
        LoweredCost[] costs = step.charges.costs;
        for (int k = 0; k < costs.length; k++) {
            long time = interpreter.time(costs[k], r);
            requests.charge[r * charges + k] = time;
            demand += time;
        }
        requests.demand[r] = demand;
        switch (resources.kind[i]) {
            case Resources.FIFO -> useFifo(r, resources.fifo[i]);
            case Resources.THREADS -> useThreads(r, resources.groups[i]);
            case Resources.SHARED -> useShared(r, resources.shared[i]);
            default -> usePriority(r, resources.priority[i]);
        }
    }

    private void useFifo(int r, FifoStation station) {
        Flow flow = station.flow;
        if (flow.n >= station.capacity) {
            simulation.population.drop(r, flow);
            return;
        }
        requests.enter(r, station.resource, flow, events.now);
        if (flow.n <= station.servers) {
            serve(r);
        } else {
            requests.event[r] = Requests.GO_ON;
            station.queue.append(r, requests.next);
        }
    }

    private void serve(int r) {
        requests.started[r] = events.now;
        requests.event[r] = Requests.SERVED;
        events.add(events.now + requests.demand[r], requestCaller + r);
    }

    /** The station has served the request. */
    void served(FifoStation station, int r) {
        int next = station.queue.poll(requests.next);
        if (next >= 0) serve(next);
        goOn(r, station.flow, requests.demand[r]);
    }

    /** The visit is over; it took so much service. */
    private void goOn(int r, Flow flow, long service) {
        long entered = requests.entered[r];
        long now = events.now;
        flow.leave(now, entered);
        flow.service += requests.demand[r];
        if (simulation.tracer != null) simulation.tracer.visit(r, service);
        int part = interpreter.part(r, interpreter.step(r).a);
        books.waited[part] += now - entered - service;
        books.served[part] += service;
        requests.where[r] = Requests.MOVING;
        requests.pc[r]++;
        interpreter.advance(r);
    }

    /** Whether r leads a batch or is polled: interrupts and the kernel that they call come before the work that waits. */
    private boolean isInterrupt(int r) {
        return interpreter.step(r).b != Instruction.NONE;
    }

    private void useThreads(int r, ThreadGroup group) {
        if (group.flow.n >= group.threads.capacity()) {
            simulation.population.drop(r, group.flow);
            return;
        }
        requests.enter(r, group.resource, group.flow, events.now);
        if (isInterrupt(r)) group.host.interrupt(group, r);
        else group.host.arrive(group, r);
    }

    /** The threads have done the job in so much CPU time. */
    void served(ThreadGroup group, int r, long time) {
        books.charge(group, r, interpreter.step(r), requests.demand[r], time, 1);
        goOn(r, group.flow, time);
    }

    /** The threads have failed and lose the job, of which so much was done in so much CPU time. */
    void lost(ThreadGroup group, int r, long done, long time) {
        books.charge(group, r, interpreter.step(r), done, time, 1);
        group.flow.service += done;
        group.flow.leave(events.now, requests.entered[r]);
        requests.where[r] = Requests.MOVING;
        simulation.population.drop(r, group.flow);
    }

    private void useShared(int r, SharedStation station) {
        if (station.flow.n >= station.capacity) {
            simulation.population.drop(r, station.flow);
            return;
        }
        station.advance(events.now);
        requests.enter(r, station.resource, station.flow, events.now);
        station.add(r, requests.demand[r]);
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
        int done = -1;
        if (station.firstIsDone()) done = station.poll();
        arm(station);
        if (done >= 0) goOn(done, station.flow, requests.demand[done]);
    }

    private void usePriority(int r, PriorityStation station) {
        if (station.flow.n >= station.capacity) {
            simulation.population.drop(r, station.flow);
            return;
        }
        requests.enter(r, station.resource, station.flow, events.now);
        requests.started[r] = requests.demand[r]; // what is left to do
        int server = station.idle();
        if (server < 0 && station.preemptive) server = interrupted(station, rank(r));
        if (server >= 0) serve(station, server, r);
        else station.append(r, rank(r), requests.next);
        arm(station);
    }

    private int rank(int r) {
        return code.bindings[requests.source[r]].rank();
    }

    /** A server taken from the least urgent job if that is less urgent than this rank, else -1. */
    private int interrupted(PriorityStation station, int rank) {
        int found = -1;
        int least = rank;
        for (int i = 0; i < station.serving.length; i++) {
            if (rank(station.serving[i]) <= least) continue;
            least = rank(station.serving[i]);
            found = i;
        }
        if (found < 0) return -1;
        int other = station.serving[found];
        requests.started[other] = station.done[found] - events.now;
        station.prepend(other, least, requests.next);
        return found;
    }

    private void serve(PriorityStation station, int server, int r) {
        station.serving[server] = r;
        station.done[server] = events.now + requests.started[r];
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
        int done = -1;
        if (server >= 0 && station.done[server] <= events.now) {
            done = station.serving[server];
            station.serving[server] = -1;
            int next = station.poll(requests.next);
            if (next >= 0) serve(station, server, next);
        }
        arm(station);
        if (done >= 0) goOn(done, station.flow, requests.demand[done]);
    }
}
