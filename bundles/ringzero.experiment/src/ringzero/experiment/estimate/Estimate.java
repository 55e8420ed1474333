// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import java.util.Optional;
import ringzero.simulation.results.Interval;

/**
 * What is known about a number.
 *
 * @param value in base units; NaN if nothing was found, infinite if a queue grows without end
 * @param interval its confidence interval, if there is one
 * @param unit base unit; empty if nothing was found
 */
public record Estimate(double value, Optional<Interval> interval, String unit) {

    /** Nothing was found. */
    public static final Estimate NONE = new Estimate(Double.NaN, Optional.empty(), "");

    /** Half of the interval relative to the value: 0.02 of "± 2 %". Infinite if it is not known. */
    public double precision() {
        if (interval.isEmpty() || Double.isNaN(value)) return Double.POSITIVE_INFINITY;
        double half = interval.get().halfWidth();
        return half == 0 ? 0 : half / Math.abs(value);
    }
}
