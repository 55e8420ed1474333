// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** A request on its way: where it is, and what it carries. One that has left is used again for another. */
final class Request {

    /** Not in use. */
    static final int FREE = -1;
    /** A client of a closed source that thinks. */
    static final int THINKING = -2;
    /** On its way, at no resource. */
    static final int MOVING = -3;

    // what its event means
    static final byte GO_ON = 0;
    static final byte SERVED = 1;
    static final byte BORN = 2;

    private static final double[] NO_REGISTERS = {};
    private static final long[] NO_CHARGES = {};
    private static final byte[] NOTHING_HELD = {};

    /** Its place in {@link Requests}, by which lists and events know it. */
    final int number;

    int source;
    /** The action it is at, by its place in {@link Interpreter#actions}. */
    int at;

    byte event;
    /** The resource it is at, or one of the states above. */
    int where = FREE;
    /** The next one in whatever list it is in. */
    int next;
    /** When it came to the resource it is at. */
    long entered;
    /** When its service began, or how much of it has been done, as the resource likes. */
    long started;
    /** What it asked for at the resource it is at. */
    long demand;
    /** Times at which stopwatches started; number 0 is its birth. */
    final long[] stopwatch;

    final double[] register;
    /** The varying charges of its visit. */
    final long[] charge;
    /** How many tokens it holds, by slot. */
    final byte[] held;

    /** The number of the request it is a branch of, or -1. */
    int parent = -1;
    /** How many branches have not joined yet. */
    int branches;
    /** Whether one of its branches was lost. */
    boolean lost;
    /** The gather whose poll it is in, or -1. */
    int polledBy = -1;

    /** Carries what the code's programs keep. */
    Request(int number, Code code) {
        this.number = number;
        stopwatch = new long[code.stopwatches];
        // most programs keep nothing of these, and an overload has millions of requests
        register = code.registers == 0 ? NO_REGISTERS : new double[code.registers];
        charge = code.charges == 0 ? NO_CHARGES : new long[code.charges];
        held = code.heldSlots == 0 ? NOTHING_HELD : new byte[code.heldSlots];
    }

    long born() {
        return stopwatch[0];
    }

    boolean isBranch() {
        return parent >= 0;
    }

    /** On its way: neither free nor a client that thinks. */
    boolean isUnderWay() {
        return where != FREE && where != THINKING;
    }

    /** Comes to a resource. */
    void enter(int resource, Flow flow, long now) {
        where = resource;
        entered = now;
        flow.enter(now);
    }

    /** Knows what the other knows: its times and what it drew. */
    void copy(Request other) {
        System.arraycopy(other.stopwatch, 0, stopwatch, 0, stopwatch.length);
        System.arraycopy(other.register, 0, register, 0, register.length);
    }
}
