// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.control;

import ringzero.simulation.scenario.Scenario;

/**
 * How long to run and with which random numbers.
 *
 * @param warmUp what is simulated and not measured
 * @param duration picoseconds that are measured
 * @param seed the user's seed
 * @param replication number of the repetition, from 0; other numbers give independent streams
 */
public record RunControl(WarmUp warmUp, long duration, long seed, int replication) {

    /** The longest that can be simulated, warm-up included: 100 days. Picoseconds in a {@code long} end at 106. */
    public static final long LONGEST = 100 * 86_400 * Scenario.SECOND;

    public RunControl {
        if (duration <= 0) throw new IllegalArgumentException("duration must be positive, but is " + duration);
        if (duration > LONGEST - warmUp.longest())
            throw new IllegalArgumentException("a run must not be longer than " + LONGEST + " ps");
    }

    /** With a warm-up of so many picoseconds. */
    public RunControl(long warmUp, long duration, long seed, int replication) {
        this(WarmUp.of(warmUp), duration, seed, replication);
    }
}
