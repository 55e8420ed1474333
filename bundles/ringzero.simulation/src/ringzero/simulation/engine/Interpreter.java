// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.control.RunControl;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.scenario.Scenario;

/**
 * Takes requests through their programs, from one place where time passes to the next. A new step is a number in {@link Instruction} and a
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
    private final Instruction[] instructions;
    private final Binding[] bindings;
    private final int stopwatches;
    private final int registers;

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
        Code code = simulation.code;
        instructions = code.instructions;
        bindings = code.bindings;
        stopwatches = code.stopwatches;
        registers = code.registers;
        firsts = new long[code.firsts];
        streams = streams(code, simulation.control);
    }

    private static RandomStream[] streams(Code code, RunControl control) {
        RandomStream[] streams = new RandomStream[code.streams];
        Scenario scenario = code.scenario;
        for (int s = 0; s < scenario.sources().size(); s++) {
            int at = code.bindings[s].firstStream();
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
            Instruction step = instructions[pc];
            switch (step.op) {
                case Instruction.USE -> {
                    requests.pc[r] = pc;
                    simulation.visits.use(r, step);
                    return;
                }
                case Instruction.OBSERVE -> {
                    books.measures[step.a].record(events.now - requests.stopwatch[r * stopwatches + step.b]);
                    pc++;
                }
                case Instruction.LEAVE -> {
                    if (requests.parent[r] >= 0) throw new IllegalStateException("a branch leaves before it joins");
                    books.completed[requests.source[r]]++;
                    if (!simulation.population.leave(r)) return;
                    pc = requests.pc[r];
                }
                case Instruction.COUNT -> {
                    books.counters[step.a] += step.amount;
                    pc++;
                }
                case Instruction.CHOOSE -> pc = stream(r, step.b).nextDouble() < step.amount ? pc + 1 : step.a;
                case Instruction.JUMP -> pc = step.a;
                case Instruction.START -> {
                    requests.stopwatch[r * stopwatches + step.a] = events.now;
                    pc++;
                }
                case Instruction.DELAY -> {
                    long time = time(step.cost(), r);
                    books.served[bindings[requests.source[r]].subject()] += time;
                    if (simulation.tracer != null) simulation.tracer.delay(r, step, time);
                    requests.pc[r] = pc + 1;
                    resume(r, events.now + time);
                    return;
                }
                case Instruction.DRAW -> {
                    requests.register[r * registers + step.a] = value(step.cost(), r);
                    pc++;
                }
                case Instruction.WHEN_IDLE -> pc = flow[resource(r, step.b)].n == 0 ? pc + 1 : step.a;
                case Instruction.WHILE_AWAY -> pc = simulation.moves.isAway(step.b) ? pc + 1 : step.a;
                case Instruction.FIRST ->
                    pc = firsts[bindings[requests.source[r]].firstCount() + step.b]++ < step.fixed ? pc + 1 : step.a;
                default -> {
                    requests.pc[r] = pc;
                    r = simulation.meetings.coordinate(r, pc, step);
                    if (r < 0) return;
                    pc = requests.pc[r];
                }
            }
        }
    }

    /** The step that the request is at. */
    Instruction step(int r) {
        return instructions[requests.pc[r]];
    }

    /** The resource that the slot is bound to. */
    int resource(int r, int slot) {
        return bindings[requests.source[r]].resources()[slot];
    }

    /** Where the time at the slot is booked. */
    int part(int r, int slot) {
        return bindings[requests.source[r]].parts()[slot];
    }

    private RandomStream stream(int r, int local) {
        return streams[bindings[requests.source[r]].firstStream() + local];
    }

    double value(LoweredCost cost, int r) {
        if (cost.kind == LoweredCost.DRAWN) return cost.sampler.next(stream(r, cost.stream));
        if (cost.kind == LoweredCost.FIXED) return cost.base;
        return cost.base + cost.perUnit * requests.register[r * registers + cost.register];
    }

    /** A cost that is a time, in whole picoseconds. */
    long time(LoweredCost cost, int r) {
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
