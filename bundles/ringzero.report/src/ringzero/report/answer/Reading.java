// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.Optional;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Interval;

/**
 * A number with its interval, or the reason why there is none.
 *
 * @param value in base units; NaN if there is none
 * @param interval its confidence interval, if there is one
 * @param unit base unit
 * @param missing why there is no value: "no request finished"; empty if there is one
 */
public record Reading(double value, Optional<Interval> interval, String unit, String missing) {

    /** Nothing that is measured is less than nothing: of an interval only the part that is possible is said. */
    public Reading {
        if (value >= 0)
            interval = interval.map(i -> i.low() < 0 ? new Interval(0, Math.max(0, i.high()), i.confidence()) : i);
    }

    static Reading missing(String unit, String reason) {
        return new Reading(Double.NaN, Optional.empty(), unit, reason);
    }

    /** Whether there is a value. */
    public boolean isPresent() {
        return !Double.isNaN(value);
    }

    /** "210 µs", or the reason. */
    public String text() {
        return isPresent() ? Quantities.measured(value, unit) : missing;
    }

    /** "± 2.1 %", or nothing. */
    public String uncertainty() {
        return isPresent() && interval.isPresent() ? Quantities.uncertainty(value, interval.get(), unit) : "";
    }

    /** "210 µs ± 2.1 %", or the reason. */
    public String sentence() {
        return isPresent() ? Quantities.sentence(value, interval, unit) : missing;
    }
}
