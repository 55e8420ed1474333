// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import ringzero.simulation.results.Finding;

/**
 * How sure shares of values are that follow each other and are therefore alike. The share of the values up to a bound is a mean, of ones
 * and zeros, and so its error follows from batch means; a percentile is as sure as the share that is up to it (Iglehart, "Simulating
 * stable stochastic systems VI: Quantile estimation", JACM 23, 1976; for batches Nakayama, "Confidence intervals for quantiles using
 * sectioning when applying variance-reduction techniques", ACM TOMACS 24, 2014). Said as a factor by which the variance is greater than that of
 * independent values, it hardly depends on the bound, so that a few bounds will do.
 */
final class ShareErrors implements LogHistogram.Reader {

    private final int batches;
    private final double size;
    private final double[] below;
    private final double[] above;
    private final double[] factorBelow;
    private final double[] factorAbove;

    /**
     * @param batches how many are full
     * @param size of a batch
     * @param otherwise the factor where no bound tells, as within a bucket that holds nearly all values
     */
    ShareErrors(int batches, double size, double otherwise) {
        this.batches = batches;
        this.size = size;
        int n = Finding.Histogram.SHARES.size();
        below = new double[n];
        above = new double[n];
        factorBelow = new double[n];
        factorAbove = new double[n];
        Arrays.fill(above, 1);
        Arrays.fill(factorBelow, otherwise);
        Arrays.fill(factorAbove, otherwise);
    }

    @Override
    public void read(long[] upTo) {
        double[] shares = new double[batches];
        double share = 0;
        for (int i = 0; i < batches; i++) {
            shares[i] = upTo[i] / size;
            share += shares[i] / batches;
        }
        if (!(share > 0 && share < 1)) return;
        double factor = new BatchMeans(shares, batches).squaredError() * size * batches / (share * (1 - share));
        for (int i = 0; i < below.length; i++) {
            double wanted = Finding.Histogram.SHARES.get(i);
            if (share <= wanted) {
                below[i] = share;
                factorBelow[i] = factor;
            } else if (above[i] == 1) {
                above[i] = share;
                factorAbove[i] = factor;
            }
        }
    }

    /** Of so many values: half of the 95 % interval of each share. */
    double[] of(long count) {
        double t = StudentT.quantile975(batches - 1);
        double[] errors = new double[below.length];
        for (int i = 0; i < errors.length; i++) {
            double share = Finding.Histogram.SHARES.get(i);
            errors[i] = t * Math.sqrt(factor(i, share) * share * (1 - share) / count);
        }
        return errors;
    }

    private double factor(int i, double share) {
        if (below[i] == 0) return factorAbove[i];
        if (above[i] == 1) return factorBelow[i];
        double weight = (share - below[i]) / (above[i] - below[i]);
        return factorBelow[i] * (1 - weight) + factorAbove[i] * weight;
    }
}
