// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;

/** All requests there are, by number, in arrays; numbers of those that left are used again. */
final class Requests {

    /** Not in use. */
    static final int FREE = -1;
    /** A client of a closed source that thinks. */
    static final int THINKING = -2;
    /** On its way, at no resource. */
    static final int MOVING = -3;

    // what an event of a request means
    static final byte GO_ON = 0;
    static final byte SERVED = 1;
    static final byte BORN = 2;

    private final int most;
    private final int stopwatches;
    private final int registers;
    private final int charges;
    private final int slots;

    int[] source = {};
    int[] pc = {};
    byte[] event = {};
    /** The resource it is at, or one of the states above. */
    int[] where = {};
    /** The next one in whatever list it is in. */
    int[] next = {};
    /** When it came to the resource it is at. */
    long[] entered = {};
    /** When its service began, or how much of it has been done, as the resource likes. */
    long[] started = {};
    /** What it asked for at the resource it is at. */
    long[] demand = {};
    /** Times at which stopwatches started; number 0 is its birth. */
    long[] stopwatch = {};

    double[] register = {};
    /** The varying charges of its visit. */
    long[] charge = {};
    /** The request it is a branch of, or -1; -1 in most programs for all. */
    int[] parent = {};
    /** How many branches have not joined yet. */
    int[] branches = {};

    boolean[] lost = {};
    /** The gather whose poll it is in, or -1. */
    int[] polledBy = {};
    /** How many tokens it holds, by slot. */
    byte[] held = {};

    private int free = -1;
    private int used;
    private int capacity;
    private int count;

    /** Room for so many at once, each with what the code's programs keep. */
    Requests(int most, Code code) {
        this.most = most;
        stopwatches = code.stopwatches;
        registers = code.registers;
        charges = code.charges;
        slots = code.heldSlots;
        grow(64);
    }

    /** How many numbers have been in use so far: all are below. */
    int used() {
        return used;
    }

    int count() {
        return count;
    }

    /** A number for a new request, or -1 if there are too many. */
    int take() {
        int r = free;
        if (r >= 0) {
            free = next[r];
        } else {
            if (used == capacity) {
                if (used >= most) return -1;
                grow(Math.min(most, 2 * capacity));
            }
            r = used++;
        }
        count++;
        return r;
    }

    void free(int r) {
        where[r] = FREE;
        next[r] = free;
        free = r;
        count--;
    }

    /** The request comes to a resource. */
    void enter(int r, int resource, Flow flow, long now) {
        where[r] = resource;
        entered[r] = now;
        flow.enter(now);
    }

    private void grow(int to) {
        source = Arrays.copyOf(source, to);
        pc = Arrays.copyOf(pc, to);
        event = Arrays.copyOf(event, to);
        where = Arrays.copyOf(where, to);
        next = Arrays.copyOf(next, to);
        entered = Arrays.copyOf(entered, to);
        started = Arrays.copyOf(started, to);
        demand = Arrays.copyOf(demand, to);
        stopwatch = Arrays.copyOf(stopwatch, to * stopwatches);
        register = Arrays.copyOf(register, to * registers);
        charge = Arrays.copyOf(charge, to * charges);
        parent = Arrays.copyOf(parent, to);
        branches = Arrays.copyOf(branches, to);
        lost = Arrays.copyOf(lost, to);
        polledBy = Arrays.copyOf(polledBy, to);
        held = Arrays.copyOf(held, to * slots);
        capacity = to;
    }
}
