// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.random.RandomStream;

/**
 * An instruction of one source in one run, with the resource, the random numbers and the books that it names at hand: who takes a step
 * does not follow numbers from table to table.
 */
final class Action {

    final Instruction instruction;
    /** Whose action it is. */
    final Traffic traffic;

    // as in the instruction, but where to go on is a place among the actions
    final int op;
    final int a;
    final int b;
    final double amount;
    final long fixed;
    final int[] branches;

    /** The resource it is about, or null. */
    final Place place;
    /** Where the time it takes is booked, or null. */
    final Part part;
    /** What it observes, or null. */
    final Series measure;
    /** Where a choice is drawn from, or null. */
    final RandomStream stream;
    /** What varies of its cost. */
    final LoweredCost[] costs;

    /** How often requests came here, if it counts them. */
    long times;

    /** The instruction, whose source's actions are so much further on than its program's instructions. */
    Action(
            Instruction instruction,
            Traffic traffic,
            int shift,
            Place place,
            Part part,
            Series measure,
            RandomStream stream,
            LoweredCost[] costs) {
        this.instruction = instruction;
        this.traffic = traffic;
        op = instruction.op;
        a = instruction.a + (instruction.goesOnAtA() ? shift : 0);
        b = instruction.b + (op == Instruction.GATHER ? shift : 0);
        amount = instruction.amount;
        fixed = instruction.fixed;
        branches = instruction.branches.clone();
        for (int i = 0; i < branches.length; i++) branches[i] += shift;
        this.place = place;
        this.part = part;
        this.measure = measure;
        this.stream = stream;
        this.costs = costs;
    }

    /** The cost of a step that has one. */
    LoweredCost cost() {
        return costs[0];
    }

    /** Whether who leads a batch or is polled does it: interrupts and the kernel that they call come before the work that waits. */
    boolean isUrgent() {
        return b != Instruction.NONE;
    }
}
