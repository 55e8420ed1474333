// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** One step of a program, lowered to numbers; what {@link #a} and {@link #b} mean depends on the operation. Immutable. */
final class Instruction {

    /** Visits the resource at slot a, at the cost of its charges; b is the slot of the batch or poll that it belongs to, or {@link #NONE}. */
    static final int USE = 0;
    /** Takes its only cost. */
    static final int DELAY = 1;
    /** Draws its only cost into register a. */
    static final int DRAW = 2;
    /** Goes on with probability {@link #amount}, drawn from stream b, else to a. */
    static final int CHOOSE = 3;
    /** Goes on if nobody is at slot b, else to a. */
    static final int WHEN_IDLE = 4;
    /** Goes on the first {@link #fixed} times, else to a. */
    static final int FIRST = 5;
    /** To a. */
    static final int JUMP = 6;
    /** At slot a; who does not lead goes on behind b. */
    static final int GATHER = 7;
    /** At slot a; b is 1 if what follows is polled, else 0. */
    static final int UNGATHER = 8;
    /** At slot a. */
    static final int ACQUIRE = 9;
    /** At slot a. */
    static final int RELEASE = 10;
    /** Of the bucket at slot a so many tokens as its only cost says. */
    static final int TAKE = 11;
    /** To all {@link #branches}. */
    static final int FORK = 12;

    static final int JOIN = 13;
    /** Stopwatch a. */
    static final int START = 14;
    /** Stopwatch b under measure a. */
    static final int OBSERVE = 15;
    /** Adds {@link #amount} to counter a. */
    static final int COUNT = 16;

    static final int LEAVE = 17;

    /** At slot a. */
    static final int POLLED = 18;

    /** Goes on while move b keeps devices away, else to a. */
    static final int WHILE_AWAY = 19;

    /** Instead of a slot: there is none. */
    static final int NONE = -1;

    private static final int[] NOWHERE = {};

    final int op;
    final int a;
    final int b;
    final double amount;
    /** The sum of the charges that are always the same, in whole picoseconds; or a number of times. */
    final long fixed;

    final Charges charges;
    final int[] branches;

    /** Its program, and its place in it. */
    final int program;

    final int step;

    private Instruction(Place place, int op, int a, int b, double amount, long fixed, Charges charges, int[] branches) {
        this.op = op;
        this.a = a;
        this.b = b;
        this.amount = amount;
        this.fixed = fixed;
        this.charges = charges;
        this.branches = branches;
        program = place.program;
        step = place.step;
    }

    /** Where in the scenario an instruction comes from. */
    record Place(int program, int step) {

        Instruction plain(int op, int a, int b) {
            return new Instruction(this, op, a, b, 0, 0, Charges.NONE, NOWHERE);
        }

        Instruction numbered(int op, int a, int b, double amount) {
            return new Instruction(this, op, a, b, amount, 0, Charges.NONE, NOWHERE);
        }

        Instruction first(long times, int otherwise) {
            return new Instruction(this, FIRST, otherwise, 0, 0, times, Charges.NONE, NOWHERE);
        }

        Instruction costing(int op, int a, LoweredCost cost) {
            return new Instruction(this, op, a, 0, 0, 0, Charges.of(cost), NOWHERE);
        }

        Instruction use(int slot, int gathered, long fixed, Charges charges) {
            return new Instruction(this, USE, slot, gathered, 0, fixed, charges, NOWHERE);
        }

        Instruction fork(int[] branches) {
            return new Instruction(this, FORK, 0, 0, 0, 0, Charges.NONE, branches);
        }
    }

    /** Whether a is where to go on when it is not with the next one. */
    boolean goesOnAtA() {
        return switch (op) {
            case CHOOSE, WHEN_IDLE, FIRST, JUMP, WHILE_AWAY -> true;
            default -> false;
        };
    }

    /** The slot of the resource it is about, or {@link #NONE}. */
    int slot() {
        return switch (op) {
            case USE, GATHER, UNGATHER, POLLED, ACQUIRE, RELEASE, TAKE -> a;
            case WHEN_IDLE -> b;
            default -> NONE;
        };
    }
}
