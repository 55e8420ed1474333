// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.Arrays;
import java.util.List;
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
     * @param shareErrors by {@link #SHARES}, half of the 95 % interval of the share of values that are up to that percentile: what looks
     *     like the 99th is surely between the 98.8th and the 99.2nd; empty if it is not known
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
            long[] counts,
            double[] shareErrors)
            implements Finding {

        /** Shares of which it is known how sure they are, ascending. */
        public static final List<Double> SHARES =
                List.of(0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999);

        /** Fewer independent values beyond a quantile say nothing about it. */
        private static final double FEWEST_BEYOND = 5;

        private static final int TYPICAL = SHARES.indexOf(0.9);

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
                    && Arrays.equals(counts, that.counts)
                    && Arrays.equals(shareErrors, that.shareErrors);
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

        /** The 95 % interval of that value, as far as one run knows it; empty if too few values are beyond it. */
        public Optional<Interval> quantileInterval(double q) {
            if (count == 0 || shareErrors.length == 0 || q < SHARES.getFirst() || q > SHARES.getLast())
                return Optional.empty();
            double half = shareError(q);
            if (independent() * Math.min(q, 1 - q) < FEWEST_BEYOND || q - half <= 0 || q + half >= 1)
                return Optional.empty();
            return Optional.of(new Interval(quantile(q - half), quantile(q + half), 0.95));
        }

        /**
         * How many independent values would know as much as these do. Asked at a share that enough values are below and above: asked in
         * the tail, those runs that happen to see a quiet tail would think that they know it well.
         */
        private double independent() {
            double share = SHARES.get(TYPICAL);
            double error = shareErrors[TYPICAL];
            return error > 0 ? Math.min(count, 1.96 * 1.96 * share * (1 - share) / (error * error)) : count;
        }

        /** Between the shares that are known, as if their values were equally like each other. */
        private double shareError(double q) {
            int i = 0;
            while (i < SHARES.size() - 2 && SHARES.get(i + 1) < q) i++;
            double from = SHARES.get(i);
            double to = SHARES.get(i + 1);
            double weight = (q - from) / (to - from);
            double relative = (1 - weight) * shareErrors[i] / Math.sqrt(from * (1 - from))
                    + weight * shareErrors[i + 1] / Math.sqrt(to * (1 - to));
            return relative * Math.sqrt(q * (1 - q));
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
