// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

/** A law of random numbers, all of them not negative. The unit is the user's: picoseconds, bytes, jobs. */
public sealed interface Distribution {

    /** The mean; infinite if it has none. */
    default double mean() {
        return switch (this) {
            case Constant(double value) -> value;
            case Uniform(double low, double high) -> (low + high) / 2;
            case Exponential(double mean) -> mean;
            case Erlang(int phases, double mean) -> mean;
            case LogNormal(double mean, double variation) -> mean;
            case HyperExponential(double mean, double variation) -> mean;
            case Pareto(double low, double shape) -> shape > 1 ? low * shape / (shape - 1) : Double.POSITIVE_INFINITY;
            case Empirical(double[] values) -> Empirical.mean(values);
        };
    }

    /** Always the same. */
    record Constant(double value) implements Distribution {}

    /** Every value between low and high equally likely. */
    record Uniform(double low, double high) implements Distribution {}

    /** Memoryless, squared coefficient of variation 1. */
    record Exponential(double mean) implements Distribution {}

    /** Sum of {@code phases} exponentials, squared coefficient of variation 1/phases. */
    record Erlang(int phases, double mean) implements Distribution {}

    /** Logarithm normally distributed; {@code variation} is the coefficient of variation, standard deviation over mean. */
    record LogNormal(double mean, double variation) implements Distribution {}

    /** Heavy tail: P(X &gt; x) = (low/x)^shape for x &gt;= low; the mean is finite for shape &gt; 1. */
    record Pareto(double low, double shape) implements Distribution {}

    /** Two exponentials with balanced means; {@code variation} is the coefficient of variation, at least 1. */
    record HyperExponential(double mean, double variation) implements Distribution {}

    /** Values as given, with linear interpolation of the quantile function between neighbours; sorted, at least one. */
    record Empirical(double[] values) implements Distribution {
        public Empirical {
            if (values.length == 0)
                throw new IllegalArgumentException("an empirical distribution needs at least one value");
            values = values.clone();
            java.util.Arrays.sort(values);
        }

        /** Uniform between neighbours, each interval equally likely. */
        private static double mean(double[] values) {
            int n = values.length - 1;
            if (n == 0) return values[0];
            double sum = 0;
            for (int i = 0; i < n; i++) sum += (values[i] + values[i + 1]) / 2;
            return sum / n;
        }
    }
}
