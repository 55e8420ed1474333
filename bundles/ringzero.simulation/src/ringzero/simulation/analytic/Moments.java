// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import ringzero.simulation.scenario.Distribution;

/** Mean and variance of a random number. */
record Moments(double mean, double variance) {

    static final Moments ZERO = new Moments(0, 0);

    static Moments of(Distribution distribution) {
        double mean = distribution.mean();
        return new Moments(
                mean,
                switch (distribution) {
                    case Distribution.Constant constant -> 0;
                    case Distribution.Uniform(double low, double high) -> (high - low) * (high - low) / 12;
                    case Distribution.Exponential exponential -> mean * mean;
                    case Distribution.Erlang erlang -> mean * mean / erlang.phases();
                    case Distribution.LogNormal logNormal -> Math.pow(mean * logNormal.variation(), 2);
                    case Distribution.HyperExponential hyper -> Math.pow(mean * hyper.variation(), 2);
                    case Distribution.Pareto(double low, double shape) ->
                        shape > 2
                                ? low * low * shape / ((shape - 1) * (shape - 1) * (shape - 2))
                                : Double.POSITIVE_INFINITY;
                    case Distribution.Empirical(double[] values) -> Math.max(0, square(values) - mean * mean);
                });
    }

    /** Mean of the square: uniform between neighbours, each interval equally likely. */
    private static double square(double[] values) {
        int n = values.length - 1;
        if (n == 0) return values[0] * values[0];
        double square = 0;
        for (int i = 0; i < n; i++) {
            double low = values[i];
            double high = values[i + 1];
            square += (low * low + low * high + high * high) / 3 / n;
        }
        return square;
    }

    Moments plus(Moments other) {
        return new Moments(mean + other.mean, variance + other.variance);
    }

    Moments times(double factor) {
        return new Moments(mean * factor, variance * factor * factor);
    }

    double square() {
        return variance + mean * mean;
    }

    /** Squared coefficient of variation. */
    double variation() {
        return mean > 0 ? variance / (mean * mean) : 0;
    }
}
