// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.random.RandomStream;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.scenario.RunControl;
import ringzero.simulation.scenario.Scenario;

/**
 * Takes requests through their programs, from one place where time passes to the next. A new step is a number in {@link Code} and a
 * case in {@link #advance}, or, if requests meet in it, in {@link Meetings}.
 */
final class Interpreter {

    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final Books books;
    private final Flow[] flow;
    private final int requestCaller;

    // the code's, at hand
    private final Code code;
    private final int[] op;
    private final int[] a;
    private final int[] b;
    private final int stopwatches;
    private final int registers;
    private final int[] bindingFrom;
    private final int[] binding;
    private final int[] part;
    private final int[] streamFrom;
    private final int[] costKind;
    private final Sampler[] costSampler;
    private final int[] costStream;

    private final RandomStream[] streams;
    /** How often a request came to a step for the first times, by source and step. */
    private final long[] firsts;

    Interpreter(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        books = simulation.books;
        flow = simulation.resources.flow;
        requestCaller = simulation.callers.count();
        code = simulation.code;
        op = code.op;
        a = code.a;
        b = code.b;
        stopwatches = code.stopwatches;
        registers = code.registers;
        bindingFrom = code.bindingFrom;
        binding = code.binding;
        part = code.part;
        streamFrom = code.streamFrom;
        costKind = code.costKind;
        costSampler = code.costSampler;
        costStream = code.costStream;
        firsts = new long[code.firsts];
        streams = streams(code, simulation.control);
    }

    private static RandomStream[] streams(Code code, RunControl control) {
        RandomStream[] streams = new RandomStream[code.streams];
        Scenario scenario = code.scenario;
        for (int s = 0; s < scenario.sources().size(); s++) {
            int at = code.streamFrom[s];
            String source = scenario.sources().get(s).name();
            for (String name : code.streamNames.get(scenario.sources().get(s).program()))
                streams[at++] = new RandomStream(control.seed(), control.replication(), source + "/" + name);
        }
        return streams;
    }

    /** Goes on with the request at its step, now. */
    void advance(int r) {
        int pc = requests.pc[r];
        while (true) {
            switch (op[pc]) {
                case Code.USE -> {
                    requests.pc[r] = pc;
                    simulation.service.use(r, pc);
                    return;
                }
                case Code.OBSERVE -> {
                    books.measures[a[pc]].record(events.now - requests.stopwatch[r * stopwatches + b[pc]]);
                    pc++;
                }
                case Code.LEAVE -> {
                    if (requests.parent[r] >= 0) throw new IllegalStateException("a branch leaves before it joins");
                    books.completed[requests.source[r]]++;
                    if (!simulation.population.leave(r)) return;
                    pc = requests.pc[r];
                }
                case Code.COUNT -> {
                    books.counters[a[pc]] += code.amount[pc];
                    pc++;
                }
                case Code.CHOOSE -> pc = stream(r, b[pc]).nextDouble() < code.amount[pc] ? pc + 1 : a[pc];
                case Code.JUMP -> pc = a[pc];
                case Code.START -> {
                    requests.stopwatch[r * stopwatches + a[pc]] = events.now;
                    pc++;
                }
                case Code.DELAY -> {
                    long time = time(a[pc], r);
                    books.served[code.subject[requests.source[r]]] += time;
                    if (simulation.tracer != null) simulation.tracer.delay(r, pc, time);
                    requests.pc[r] = pc + 1;
                    resume(r, events.now + time);
                    return;
                }
                case Code.DRAW -> {
                    requests.register[r * registers + a[pc]] = value(b[pc], r);
                    pc++;
                }
                case Code.WHEN_IDLE -> pc = flow[resource(r, b[pc])].n == 0 ? pc + 1 : a[pc];
                case Code.FIRST ->
                    pc = firsts[code.firstFrom[requests.source[r]] + b[pc]]++ < code.fixed[pc] ? pc + 1 : a[pc];
                default -> {
                    requests.pc[r] = pc;
                    r = simulation.meetings.coordinate(r, pc);
                    if (r < 0) return;
                    pc = requests.pc[r];
                }
            }
        }
    }

    /** The resource that the slot is bound to. */
    int resource(int r, int slot) {
        return binding[bindingFrom[requests.source[r]] + slot];
    }

    /** Where the time at the slot is booked. */
    int part(int r, int slot) {
        return part[bindingFrom[requests.source[r]] + slot];
    }

    private RandomStream stream(int r, int local) {
        return streams[streamFrom[requests.source[r]] + local];
    }

    double value(int cost, int r) {
        if (costKind[cost] == Code.FIXED) return code.costBase[cost];
        if (costKind[cost] == Code.LINEAR)
            return code.costBase[cost]
                    + code.costPerUnit[cost] * requests.register[r * registers + code.costRegister[cost]];
        return costSampler[cost].next(stream(r, costStream[cost]));
    }

    /** A cost that is a time, in whole picoseconds. */
    long time(int cost, int r) {
        return (long) (value(cost, r) + 0.5);
    }

    /** Lets the request go on at this time. */
    void resume(int r, long time) {
        requests.event[r] = Requests.GO_ON;
        events.add(time, requestCaller + r);
    }

    /** Lets the request go on with this step, after what else happens now. */
    void resumeNext(int r, int pc) {
        requests.pc[r] = pc;
        resume(r, events.now);
    }
}
