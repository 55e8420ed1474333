// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

/** A law of random numbers, all of them not negative. The unit is the user's: picoseconds, bytes, jobs. */
public sealed interface Distribution {

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
    }
}
