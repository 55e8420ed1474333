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
    public RunControl {
        if (warmUp < 0) throw new IllegalArgumentException("warmUp must not be negative, but is " + warmUp);
        if (duration <= 0) throw new IllegalArgumentException("duration must be positive, but is " + duration);
    }
}
