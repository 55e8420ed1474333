// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer, with a shape. Views and reports choose by the shape, never by what it is about.
 *
 * <p>The measures of a run: {@code throughput} (1/s, per subject), {@code latency} and stages such as {@code transmit} (s,
 * histogram), {@code host-cpu} (CPUs, detail = layer, subject = guest group or host), {@code exits} (1/s, detail = operation),
 * {@code interrupts} (1/s), {@code steal} (ratio), {@code utilisation} (ratio, subject = resource), {@code queue} (jobs, subject =
 * resource), {@code drops} (1/s). Units are SI base units, "1/s", "CPUs", "ratio" and "jobs"; whoever shows them scales.
 */
public sealed interface Finding {

    /** What is measured: "latency", "throughput", "host-cpu". */
    String measure();

    /** Whose it is: a guest group, a resource; empty for the whole scenario. */
    String subject();

    /** The part, such as the layer or the operation; empty for the whole. */
    String detail();

    /** "s", "1/s", "CPUs", "ratio", "jobs", "B/s". */
    String unit();

    /** A number. */
    record Total(String measure, String subject, String detail, String unit, double value, Optional<Interval> interval)
            implements Finding {}

    /**
     * A distribution of values, in buckets of known relative width.
     *
     * @param count values recorded
     * @param mean exact mean
     * @param meanInterval confidence interval of the mean, if there were enough values
     * @param deviation standard deviation
     * @param min least value, exact
     * @param max greatest value, exact
     * @param bounds upper bounds of the buckets that are not empty, ascending
     * @param counts values in those buckets
     */
    record Histogram(
            String measure,
            String subject,
            String detail,
            String unit,
            long count,
            double mean,
            Optional<Interval> meanInterval,
            double deviation,
            double min,
            double max,
            double[] bounds,
            long[] counts)
            implements Finding {

        @Override
        public boolean equals(Object other) {
            return other instanceof Histogram that
                    && measure.equals(that.measure)
                    && subject.equals(that.subject)
                    && detail.equals(that.detail)
                    && unit.equals(that.unit)
                    && count == that.count
                    && Double.compare(mean, that.mean) == 0
                    && meanInterval.equals(that.meanInterval)
                    && Double.compare(deviation, that.deviation) == 0
                    && Double.compare(min, that.min) == 0
                    && Double.compare(max, that.max) == 0
                    && Arrays.equals(bounds, that.bounds)
                    && Arrays.equals(counts, that.counts);
        }

        @Override
        public int hashCode() {
            return Objects.hash(measure, subject, detail, count, mean);
        }

        /** The value that a share {@code q} in [0, 1] of all values does not exceed, to the width of a bucket; NaN if empty. */
        public double quantile(double q) {
            if (count == 0) return Double.NaN;
            if (q >= 1) return max;
            long wanted = Math.max(1, (long) Math.ceil(q * count));
            long seen = 0;
            for (int i = 0; i < counts.length; i++) {
                seen += counts[i];
                if (seen >= wanted) return Math.max(min, Math.min(max, bounds[i]));
            }
            return max;
        }
    }

    /**
     * A level over time, such as a queue length.
     *
     * @param step seconds between values
     * @param values means over each step
     */
    record Level(String measure, String subject, String detail, String unit, double step, double[] values)
            implements Finding {

        @Override
        public boolean equals(Object other) {
            return other instanceof Level that
                    && measure.equals(that.measure)
                    && subject.equals(that.subject)
                    && detail.equals(that.detail)
                    && unit.equals(that.unit)
                    && step == that.step
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Objects.hash(measure, subject, detail, step, values.length);
        }
    }
}
