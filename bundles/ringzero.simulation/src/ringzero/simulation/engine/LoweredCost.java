// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.random.RandomStream;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.scenario.Cost;

/** A cost, ready to be computed: one class for all kinds, so that it takes no virtual call. Immutable but for its stream. */
final class LoweredCost {

    private static final int FIXED = 0;
    private static final int LINEAR = 1;
    private static final int DRAWN = 2;

    private final int kind;
    /** What it is at least. */
    private final double base;

    private final double perUnit;
    private final int register;
    private final Sampler sampler;
    /** Number of the stream within the program. */
    private final int number;
    /** Where it is drawn from, in a run. */
    private final RandomStream stream;

    LoweredCost(Cost cost, int number) {
        this.number = number;
        stream = null;
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

    private LoweredCost(LoweredCost cost, RandomStream stream) {
        kind = cost.kind;
        base = cost.base;
        perUnit = cost.perUnit;
        register = cost.register;
        sampler = cost.sampler;
        number = cost.number;
        this.stream = stream;
    }

    /** This cost in a run, in which the program's streams begin at this place. */
    LoweredCost bind(RandomStream[] streams, int first) {
        return kind == DRAWN ? new LoweredCost(this, streams[first + number]) : this;
    }

    double value(Request q) {
        if (kind == DRAWN) return sampler.next(stream);
        if (kind == FIXED) return base;
        return base + perUnit * q.register[register];
    }

    /** A cost that is a time, in whole picoseconds. */
    long time(Request q) {
        return (long) (value(q) + 0.5);
    }
}
