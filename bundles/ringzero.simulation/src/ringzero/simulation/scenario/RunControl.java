// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

/**
 * How long to run and with which random numbers.
 *
 * @param warmUp picoseconds that are simulated and not measured
 * @param duration picoseconds that are measured
 * @param seed the user's seed
 * @param replication number of the repetition, from 0; other numbers give independent streams
 */
public record RunControl(long warmUp, long duration, long seed, int replication) {

    /** The longest that can be simulated, warm-up included: 100 days. Picoseconds in a {@code long} end at 106. */
    public static final long LONGEST = 100 * 86_400 * Scenario.SECOND;

    public RunControl {
        if (warmUp < 0) throw new IllegalArgumentException("warmUp must not be negative, but is " + warmUp);
        if (duration <= 0) throw new IllegalArgumentException("duration must be positive, but is " + duration);
        if (duration > LONGEST - warmUp)
            throw new IllegalArgumentException("a run must not be longer than " + LONGEST + " ps");
    }
}
