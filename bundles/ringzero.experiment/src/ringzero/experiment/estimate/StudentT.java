// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import java.util.Arrays;
import java.util.Optional;
import ringzero.simulation.results.Interval;

/** Confidence intervals of means of few independent values. */
public final class StudentT {

    private StudentT() {}

    /**
     * The interval of what several runs say together, from what each of them says; empty for fewer than two values or values that are not
     * finite. Deviations are taken from the common value ("sectioning", Asmussen and Glynn, "Stochastic Simulation", III.5): of a
     * percentile, which a short run sees too low, the mean of all runs lies beside it.
     */
    public static Optional<Interval> interval(double centre, double[] values, double confidence) {
        int n = values.length;
        if (n < 2) return Optional.empty();
        double squares =
                Arrays.stream(values).map(v -> (v - centre) * (v - centre)).sum();
        double half = quantile((1 + confidence) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
        if (!Double.isFinite(half) || !Double.isFinite(centre)) return Optional.empty();
        return Optional.of(new Interval(centre - half, centre + half, confidence));
    }

    /** The interval of the mean of the values, around it. */
    public static Optional<Interval> interval(double[] values, double confidence) {
        return interval(Arrays.stream(values).average().orElse(Double.NaN), values, confidence);
    }

    /** The value that a t-distributed number does not exceed with probability {@code p} in (0, 1), by bisection of the distribution. */
    public static double quantile(double p, int degrees) {
        if (!(p > 0 && p < 1)) throw new IllegalArgumentException("p must lie between 0 and 1, but is " + p);
        if (degrees < 1) throw new IllegalArgumentException("degrees must be at least 1, but is " + degrees);
        if (p < 0.5) return -quantile(1 - p, degrees);
        double low = 0;
        double high = 1;
        while (probability(high, degrees) < p) high *= 2;
        for (int i = 0; i < 200 && low < high; i++) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) break;
            if (probability(middle, degrees) < p) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /**
     * Probability that a t-distributed number does not exceed {@code t}, for t &gt;= 0: the finite sums for whole degrees of freedom
     * (Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4); the normal distribution beyond 1000.
     */
    static double probability(double t, int degrees) {
        if (degrees > 1000) return normal(t * (1 - 1.0 / (4 * degrees)) / Math.sqrt(1 + t * t / (2.0 * degrees)));
        double angle = Math.atan(t / Math.sqrt(degrees));
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        double both = odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
        return (1 + both) / 2;
    }

    /** The 2-sided normal quantile for a confidence: 1.96 for 0.95. */
    public static double normalQuantile(double confidence) {
        return quantile((1 + confidence) / 2, 1001);
    }

    /** Standard normal distribution: Abramowitz and Stegun 26.2.17, exact to 7.5e-8. */
    private static double normal(double x) {
        double k = 1 / (1 + 0.2316419 * x);
        double tail = Math.exp(-x * x / 2)
                / Math.sqrt(2 * Math.PI)
                * k
                * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        return 1 - tail;
    }
}
