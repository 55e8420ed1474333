// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.random;

import ringzero.simulation.scenario.Distribution;

/** Draws from one law. Immutable; the randomness is in the stream. One class for all laws, so that a draw is no virtual call. */
public final class Sampler {

    private static final int CONSTANT = 0;
    private static final int UNIFORM = 1;
    private static final int EXPONENTIAL = 2;
    private static final int ERLANG = 3;
    private static final int LOG_NORMAL = 4;
    private static final int PARETO = 5;
    private static final int HYPER_EXPONENTIAL = 6;
    private static final int EMPIRICAL = 7;

    private final int law;
    private final double a;
    private final double b;
    private final double c;
    private final int phases;
    private final double[] values;

    public Sampler(Distribution distribution) {
        double first = 0;
        double second = 0;
        double third = 0;
        int count = 0;
        double[] list = {};
        switch (distribution) {
            case Distribution.Constant(double value) -> {
                law = CONSTANT;
                first = value;
            }
            case Distribution.Uniform(double low, double high) -> {
                law = UNIFORM;
                first = low;
                second = high - low;
            }
            case Distribution.Exponential(double mean) -> {
                law = EXPONENTIAL;
                first = mean;
            }
            case Distribution.Erlang(int k, double mean) -> {
                law = ERLANG;
                first = mean / k;
                count = k;
            }
            case Distribution.LogNormal(double mean, double variation) -> {
                law = LOG_NORMAL;
                double variance = StrictMath.log(1 + variation * variation);
                first = StrictMath.log(mean) - variance / 2;
                second = Math.sqrt(variance);
            }
            case Distribution.Pareto(double low, double shape) -> {
                law = PARETO;
                first = low;
                second = 1 / shape;
            }
            case Distribution.HyperExponential(double mean, double variation) -> {
                // balanced means: both branches contribute half of the mean
                law = HYPER_EXPONENTIAL;
                double square = variation * variation;
                double p = (1 + Math.sqrt(Math.max(0, (square - 1) / (square + 1)))) / 2;
                first = p;
                second = mean / (2 * p);
                third = mean / (2 * (1 - p));
            }
            case Distribution.Empirical(double[] sorted) -> {
                law = EMPIRICAL;
                list = sorted;
            }
        }
        a = first;
        b = second;
        c = third;
        phases = count;
        values = list;
    }

    /** The next number, at least 0. */
    public double next(RandomStream stream) {
        return switch (law) {
            case CONSTANT -> a;
            case EXPONENTIAL -> a * stream.nextExponential();
            case UNIFORM -> a + b * stream.nextDouble();
            case HYPER_EXPONENTIAL -> (stream.nextDouble() < a ? b : c) * stream.nextExponential();
            default -> rare(stream);
        };
    }

    private double rare(RandomStream stream) {
        return switch (law) {
            case ERLANG -> erlang(stream);
            case LOG_NORMAL -> StrictMath.exp(a + b * stream.nextNormal());
            case PARETO -> a * StrictMath.exp(b * stream.nextExponential());
            default -> empirical(stream.nextDouble());
        };
    }

    private double erlang(RandomStream stream) {
        double sum = 0;
        for (int i = 0; i < phases; i++) sum += stream.nextExponential();
        return a * sum;
    }

    private double empirical(double u) {
        double position = u * (values.length - 1);
        int below = (int) position;
        if (below + 1 >= values.length) return values[values.length - 1];
        return values[below] + (position - below) * (values[below + 1] - values[below]);
    }
}
