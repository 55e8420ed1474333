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

    /** Goes on with the request at its action, now. What almost every request does is here: small enough to be compiled into its callers. */
    void advance(Request q) {
        Request current = q;
        while (current != null) {
            Action action = actions[current.at];
            switch (action.op) {
                case Instruction.USE -> {
                    simulation.visits.use(current, action);
                    return;
                }
                case Instruction.OBSERVE -> {
                    action.measure.record(events.now - current.stopwatch[action.b]);
                    current.at++;
                }
                case Instruction.LEAVE -> {
                    if (!leave(current, action.traffic)) return;
                }
                default -> current = step(current, action);
            }
        }
    }

    private boolean leave(Request q, Traffic traffic) {
        if (q.isBranch()) throw new IllegalStateException("a branch leaves before it joins");
        traffic.completed++;
        return simulation.population.leave(q, traffic);
    }

    /** Takes the step; the request that goes on, or null if none does. */
    private Request step(Request q, Action action) {
        switch (action.op) {
            case Instruction.COUNT -> books.counters[action.a] += action.amount;
            case Instruction.CHOOSE -> {
                return goOn(q, action, action.stream.nextDouble() < action.amount);
            }
            case Instruction.JUMP -> {
                return goOn(q, action, false);
            }
            case Instruction.START -> q.stopwatch[action.a] = events.now;
            case Instruction.DELAY -> {
                long time = action.cost().time(q);
                action.part.served += time;
                if (simulation.tracer != null) simulation.tracer.delay(q, action.instruction, time);
                q.at++;
                resume(q, events.now + time);
                return null;
            }
            case Instruction.DRAW -> q.register[action.a] = action.cost().value(q);
            case Instruction.WHEN_IDLE -> {
                return goOn(q, action, action.place.flow.n == 0);
            }
            case Instruction.WHILE_AWAY -> {
                return goOn(q, action, simulation.moves.isAway(action.b));
            }
            case Instruction.FIRST -> {
                return goOn(q, action, action.times++ < action.fixed);
            }
            default -> {
                return simulation.meetings.coordinate(q, action);
            }
        }
        q.at++;
        return q;
    }

    /** The request goes on with the action that follows, or else where this one says. */
    private static Request goOn(Request q, Action action, boolean follows) {
        q.at = follows ? q.at + 1 : action.a;
        return q;
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
