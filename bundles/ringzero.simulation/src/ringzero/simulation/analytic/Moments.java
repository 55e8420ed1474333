// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import ringzero.simulation.scenario.Distribution;

/** Mean and variance of a random number. */
record Moments(double mean, double variance) {

    static final Moments ZERO = new Moments(0, 0);

    static Moments of(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Constant(double value) -> new Moments(value, 0);
            case Distribution.Uniform(double low, double high) ->
                new Moments((low + high) / 2, (high - low) * (high - low) / 12);
            case Distribution.Exponential(double mean) -> new Moments(mean, mean * mean);
            case Distribution.Erlang(int phases, double mean) -> new Moments(mean, mean * mean / phases);
            case Distribution.LogNormal(double mean, double variation) ->
                new Moments(mean, mean * mean * variation * variation);
            case Distribution.HyperExponential(double mean, double variation) ->
                new Moments(mean, mean * mean * variation * variation);
            case Distribution.Pareto(double low, double shape) -> pareto(low, shape);
            case Distribution.Empirical(double[] values) -> empirical(values);
        };
    }

    private static Moments pareto(double low, double shape) {
        double mean = shape > 1 ? low * shape / (shape - 1) : Double.POSITIVE_INFINITY;
        double variance =
                shape > 2 ? low * low * shape / ((shape - 1) * (shape - 1) * (shape - 2)) : Double.POSITIVE_INFINITY;
        return new Moments(mean, variance);
    }

    /** Uniform between neighbours, each interval equally likely. */
    private static Moments empirical(double[] values) {
        int n = values.length - 1;
        if (n == 0) return new Moments(values[0], 0);
        double mean = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            double low = values[i];
            double high = values[i + 1];
            mean += (low + high) / 2 / n;
            square += (low * low + low * high + high * high) / 3 / n;
        }
        return new Moments(mean, Math.max(0, square - mean * mean));
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
