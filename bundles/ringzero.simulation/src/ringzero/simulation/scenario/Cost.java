// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

/** How long something takes, in picoseconds (or how many tokens, see {@link Step.Take}). */
public sealed interface Cost {

    /** Always the same. */
    record Fixed(double amount) implements Cost {
        public Fixed {
            notNegative(amount);
        }
    }

    /** So much, and more per unit of a register: the copy of a message. */
    record Linear(double base, double perUnit, int register) implements Cost {
        public Linear {
            notNegative(base);
            notNegative(perUnit);
        }
    }

    /** Drawn anew each time; the stream is named so that variants draw the same. */
    record Drawn(Distribution distribution, String stream) implements Cost {}

    private static void notNegative(double amount) {
        if (!(amount >= 0) || Double.isInfinite(amount))
            throw new IllegalArgumentException("a cost must be a finite number, at least 0, but is " + amount);
    }
}
