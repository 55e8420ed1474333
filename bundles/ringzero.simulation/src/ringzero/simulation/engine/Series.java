// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Optional;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.scenario.Scenario;

/**
 * What is remembered of the values of one measure, in constant memory: histogram, moments, and 20 to 40 batches of equal size,
 * from which the confidence intervals follow. When 40 batches are full, neighbours are joined and the size doubles.
 */
final class Series {

    private static final int BATCHES = 40;
    private static final int FEWEST = 10;

    private final long[] kept;
    private int keeping;
    private final LogHistogram histogram = new LogHistogram(BATCHES);
    private final double[] batches = new double[BATCHES];
    private long size = 1;
    private int full;
    private double batch;
    private long inBatch;

    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private long origin;
    private double sum;
    private double squares;

    /** Keeps so many values before it counts them. */
    Series(int keep) {
        kept = new long[keep];
    }

    /** Only keeps the value: counting many at once, in one loop, takes a fraction of the time. */
    void record(long value) {
        kept[keeping++] = value;
        if (keeping == kept.length) count();
    }

    private void count() {
        if (count == 0 && keeping > 0) origin = kept[0];
        int done = 0;
        while (done < keeping) {
            int end = (int) Math.min(keeping, done + size - inBatch);
            inBatch += end - done;
            count(done, end);
            done = end;
            if (inBatch == size) closeBatch();
        }
        count += keeping;
        keeping = 0;
    }

    private void count(int from, int to) {
        long low = min;
        long high = max;
        double both = 0;
        double two = 0;
        for (int i = from; i < to; i++) {
            long value = kept[i];
            low = Math.min(low, value);
            high = Math.max(high, value);
            // relative to the first value, so that the squares do not cancel
            double d = value - origin;
            both += d;
            two += d * d;
            histogram.record(value, full);
        }
        min = low;
        max = high;
        batch += both;
        squares += two;
    }

    private void closeBatch() {
        sum += batch;
        batches[full++] = batch;
        batch = 0;
        inBatch = 0;
        if (full < BATCHES) return;
        for (int i = 0; i < BATCHES / 2; i++) batches[i] = batches[2 * i] + batches[2 * i + 1];
        histogram.joinBatches();
        full = BATCHES / 2;
        size *= 2;
    }

    void reset() {
        histogram.reset();
        keeping = 0;
        size = 1;
        full = 0;
        batch = sum = squares = 0;
        inBatch = count = 0;
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
    }

    private double offset() {
        return (sum + batch) / count;
    }

    Finding.Histogram finding(String measure, String subject) {
        return finding(measure, subject, "");
    }

    Finding.Histogram finding(String measure, String subject, String detail) {
        count();
        double second = Scenario.SECOND;
        long[] upper = histogram.bounds();
        double[] bounds = new double[upper.length];
        for (int i = 0; i < upper.length; i++) bounds[i] = upper[i] / second;
        if (count == 0)
            return new Finding.Histogram(
                    measure,
                    subject,
                    detail,
                    "s",
                    0,
                    Double.NaN,
                    Optional.empty(),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    bounds,
                    histogram.counts(),
                    new double[0]);
        double variance = count > 1 ? Math.max(0, squares - count * offset() * offset()) / (count - 1) : 0;
        Optional<BatchMeans> means = batchMeans();
        return new Finding.Histogram(
                measure,
                subject,
                detail,
                "s",
                count,
                (origin + offset()) / second,
                means.map(each -> interval(each)),
                Math.sqrt(variance) / second,
                min / second,
                max / second,
                bounds,
                histogram.counts(),
                means.map(each -> shareErrors(each, variance)).orElse(new double[0]));
    }

    private Optional<BatchMeans> batchMeans() {
        if (full < FEWEST) return Optional.empty();
        double[] means = new double[full];
        for (int i = 0; i < full; i++) means[i] = batches[i] / size;
        return Optional.of(new BatchMeans(means, full));
    }

    private Interval interval(BatchMeans means) {
        Interval found = means.around(origin + offset());
        return new Interval(found.low() / Scenario.SECOND, found.high() / Scenario.SECOND, found.confidence())
                .atLeast(0);
    }

    /** See {@link Finding.Histogram#shareErrors}. */
    private double[] shareErrors(BatchMeans means, double variance) {
        // by how much more the mean varies than that of as many independent values
        double ofMean = variance > 0 ? means.squaredError() * count / variance : 1;
        var shares = new ShareErrors(full, size, ofMean);
        histogram.read(shares);
        return shares.of(count);
    }
}
