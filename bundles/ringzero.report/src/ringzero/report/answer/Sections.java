// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.Optional;
import java.util.stream.DoubleStream;
import ringzero.simulation.results.Interval;

/** Confidence intervals from repetitions. */
final class Sections {
    private Sections() {}

    /**
     * The interval of a value that was computed from all repetitions together, such as a percentile of the merged distribution:
     * the spread of the repetitions around it, with Student's t ("sectioning", Asmussen and Glynn, Stochastic Simulation, 2007,
     * III.5). Empty with fewer than two repetitions or if one of them has no value.
     */
    static Optional<Interval> around(double value, double[] repetitions, double confidence) {
        int n = repetitions.length;
        if (n < 2 || !Double.isFinite(value) || !DoubleStream.of(repetitions).allMatch(Double::isFinite))
            return Optional.empty();
        double squares =
                DoubleStream.of(repetitions).map(x -> (x - value) * (x - value)).sum();
        double half = studentT(n - 1, confidence) * Math.sqrt(squares / (n - 1) / n);
        return Optional.of(new Interval(value - half, value + half, confidence));
    }

    /**
     * The interval of a ratio of two values, from repetitions that met the same random numbers: the mean of the logarithms of the
     * pairwise ratios with Student's t, moved to the ratio of the values themselves.
     */
    static Optional<Interval> ofRatio(double ratio, double[] above, double[] below, double confidence) {
        if (above.length != below.length || !(ratio > 0)) return Optional.empty();
        double[] logs = new double[above.length];
        for (int i = 0; i < logs.length; i++) {
            if (!(above[i] > 0 && below[i] > 0)) return Optional.empty();
            logs[i] = Math.log(above[i] / below[i]);
        }
        return around(Math.log(ratio), logs, confidence)
                .map(i -> new Interval(Math.exp(i.low()), Math.exp(i.high()), confidence));
    }

    /** The value that |T| stays below with this probability. Algorithm 396 of Hill, CACM 13 (1970); good to six digits. */
    static double studentT(int degrees, double confidence) {
        double p = 1 - confidence;
        if (degrees == 1) return 1 / Math.tan(p * Math.PI / 2);
        if (degrees == 2) return Math.sqrt(2 / (p * (2 - p)) - 2);
        double n = degrees;
        double a = 1 / (n - 0.5);
        double b = 48 / (a * a);
        double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
        double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
        double x = d * p;
        double y = Math.pow(x, 2 / n);
        if (y > 0.05 + a) {
            x = normal(1 - p / 2);
            y = x * x;
            if (degrees < 5) c += 0.3 * (n - 4.5) * (Math.abs(x) + 0.6);
            c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
            y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
            y = a * y * y;
            y = y > 0.002 ? Math.expm1(y) : 0.5 * y * y + y;
        } else {
            y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1)
                            * (n + 1)
                            / (n + 2)
                    + 1 / y;
        }
        return Math.sqrt(n * y);
    }

    /** Quantile of the standard normal distribution for p above one half; Abramowitz and Stegun 26.2.23 with one Newton step. */
    private static double normal(double p) {
        double t = Math.sqrt(-2 * Math.log(1 - p));
        double x = t
                - (2.515517 + 0.802853 * t + 0.010328 * t * t)
                        / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
        for (int i = 0; i < 3; i++) {
            double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            x -= (1 - upper(x) - p) / density;
        }
        return x;
    }

    /** The upper tail of the normal distribution for x > 0: Simpson's rule from 0 to x. */
    private static double upper(double x) {
        int steps = 200;
        double h = x / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-(i * h) * (i * h) / 2);
        }
        return 0.5 - sum * h / 3 / Math.sqrt(2 * Math.PI);
    }
}
