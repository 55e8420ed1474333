// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.results.Interval;

/**
 * Intervals of 95 % from the means of batches that follow each other (Law, "Simulation Modeling and Analysis", 9.5.3), with the two
 * corrections of N-Skart (Tafazzoli, Steiger and Wilson, "N-Skart: A nonsequential skewness- and autoregression-adjusted batch-means
 * procedure", IEEE Transactions on Automatic Control 56, 2011). Neighbours that are still alike say less than independent ones: the variance
 * grows as in an autoregressive process of first order. And waiting is skewed: a run that sees too little of it also thinks too well of
 * its interval, so the quantiles of Student's t are bent by the skewness (Willink, "A confidence interval and test for the mean of an
 * asymmetric distribution", Communications in Statistics 34, 2005).
 */
final class BatchMeans {

    /** Batches that are more alike than this say next to nothing. */
    private static final double MOST_ALIKE = 0.8;

    private final int count;
    private final double squaredError;
    private final double skewness;

    /** Of so many batches, at least ten, with these means. */
    BatchMeans(double[] means, int count) {
        this.count = count;
        double n = count;
        double mean = 0;
        for (int i = 0; i < count; i++) mean += means[i] / n;
        double squares = 0;
        double cubes = 0;
        double products = 0;
        double before = 0;
        for (int i = 0; i < count; i++) {
            double d = means[i] - mean;
            squares += d * d;
            cubes += d * d * d;
            products += d * before;
            before = d;
        }
        double variance = squares / (n - 1);
        boolean differ = squares > 0;
        skewness = differ ? n / ((n - 1) * (n - 2)) * cubes / Math.pow(variance, 1.5) : 0;
        // the estimate of a correlation from n values is too small by 1 / n
        double alike = differ ? Math.clamp(products / squares + 1 / n, 0, MOST_ALIKE) : 0;
        squaredError = variance / n * (1 + alike) / (1 - alike);
    }

    /** Squared standard error of the mean of all. */
    double squaredError() {
        return squaredError;
    }

    /** The interval around this mean of all. */
    Interval around(double centre) {
        double error = Math.sqrt(squaredError);
        double t = StudentT.quantile975(count - 1);
        return new Interval(centre - bent(t) * error, centre - bent(-t) * error, 0.95);
    }

    /** Willink's G. */
    private double bent(double t) {
        double b = skewness / (6 * Math.sqrt(count));
        return Math.abs(b) < 1e-6 ? t : (Math.cbrt(1 + 6 * b * (t - b)) - 1) / (2 * b);
    }
}
