// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end
 * @param confidence such as 0.95
 */
public record Interval(double low, double high, double confidence) {
    /** Half of the width. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Without what lies below a value that cannot be gone below, such as 0 for a time. */
    public Interval atLeast(double least) {
        return low >= least ? this : new Interval(least, Math.max(least, high), confidence);
    }
}
