// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.random.Sampler;
import ringzero.simulation.scenario.Cost;

/** A cost, ready to be computed: one class for all kinds, so that it takes no virtual call. Immutable. */
final class LoweredCost {

    static final int FIXED = 0;
    static final int LINEAR = 1;
    static final int DRAWN = 2;

    final int kind;
    /** What it is at least. */
    final double base;

    final double perUnit;
    final int register;
    final Sampler sampler;
    /** Number of the stream within the program. */
    final int stream;

    LoweredCost(Cost cost, int stream) {
        this.stream = stream;
        switch (cost) {
            case Cost.Fixed(double amount) -> {
                kind = FIXED;
                base = amount;
                perUnit = 0;
                register = -1;
                sampler = null;
            }
            case Cost.Linear(double from, double each, int of) -> {
                kind = LINEAR;
                base = from;
                perUnit = each;
                register = of;
                sampler = null;
            }
            case Cost.Drawn(var distribution, var name) -> {
                kind = DRAWN;
                base = perUnit = 0;
                register = -1;
                sampler = new Sampler(distribution);
            }
        }
    }
}
