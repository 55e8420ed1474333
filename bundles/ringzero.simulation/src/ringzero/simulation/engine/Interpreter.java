// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/**
 * Takes requests through their programs, from one place where time passes to the next. A new step is a number in {@link Instruction} and a
 * case in {@link #advance}, or, if requests meet in it, in {@link Meetings}.
 */
final class Interpreter {

    private final Simulation simulation;
    private final EventQueue events;
    private final Books books;
    private final int requestCaller;

    /** What to do, by {@link Request#at}. */
    private final Action[] actions;

    Interpreter(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        books = simulation.books;
        requestCaller = simulation.callers.count();
        actions = Linking.actions(simulation);
    }

    /** Goes on with the request at its action, now. */
    void advance(Request q) {
        int at = q.at;
        while (true) {
            Action action = actions[at];
            switch (action.op) {
                case Instruction.USE -> {
                    q.at = at;
                    simulation.visits.use(q, action);
                    return;
                }
                case Instruction.OBSERVE -> {
                    action.measure.record(events.now - q.stopwatch[action.b]);
                    at++;
                }
                case Instruction.LEAVE -> {
                    if (q.isBranch()) throw new IllegalStateException("a branch leaves before it joins");
                    books.completed[q.source]++;
                    if (!simulation.population.leave(q)) return;
                    at = q.at;
                }
                case Instruction.COUNT -> {
                    books.counters[action.a] += action.amount;
                    at++;
                }
                case Instruction.CHOOSE -> at = action.stream.nextDouble() < action.amount ? at + 1 : action.a;
                case Instruction.JUMP -> at = action.a;
                case Instruction.START -> {
                    q.stopwatch[action.a] = events.now;
                    at++;
                }
                case Instruction.DELAY -> {
                    long time = action.cost().time(q);
                    action.part.served += time;
                    if (simulation.tracer != null) simulation.tracer.delay(q, action.instruction, time);
                    q.at = at + 1;
                    resume(q, events.now + time);
                    return;
                }
                case Instruction.DRAW -> {
                    q.register[action.a] = action.cost().value(q);
                    at++;
                }
                case Instruction.WHEN_IDLE -> at = action.place.flow.n == 0 ? at + 1 : action.a;
                case Instruction.WHILE_AWAY -> at = simulation.moves.isAway(action.b) ? at + 1 : action.a;
                case Instruction.FIRST -> at = action.times++ < action.fixed ? at + 1 : action.a;
                default -> {
                    q.at = at;
                    q = simulation.meetings.coordinate(q, action);
                    if (q == null) return;
                    at = q.at;
                }
            }
        }
    }

    /** The action that the request is at. */
    Action action(Request q) {
        return actions[q.at];
    }

    /** Lets the request go on at this time. */
    void resume(Request q, long time) {
        q.event = Request.GO_ON;
        events.add(time, requestCaller + q.number);
    }

    /** Lets the request go on with this action, after what else happens now. */
    void resumeNext(Request q, int at) {
        q.at = at;
        resume(q, events.now);
    }
}
