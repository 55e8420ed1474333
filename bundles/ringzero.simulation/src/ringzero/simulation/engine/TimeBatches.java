// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;

/**
 * What the totals of a run were in each of equal parts of its measured time. From how much they differ follows the interval of the
 * whole.
 */
final class TimeBatches {

    /** Law recommends 20 to 40. */
    static final int COUNT = 20;

    private final Simulation simulation;
    /** What a total has come to at the end of each batch, as a share of what it would be if it went on like that to the end. */
    private final Map<Key, double[]> reached = new HashMap<>();

    private int taken;

    private record Key(String measure, String subject, String detail) {}

    TimeBatches(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The end of a batch, from 1 on, of a run of this duration. */
    static long end(int batch, long duration) {
        return batch == COUNT ? duration : duration / COUNT * batch;
    }

    /** Now is the end of the next batch. */
    void take() {
        simulation.books.look();
        for (Finding.Total total : new Answers(simulation).totals())
            reached.computeIfAbsent(new Key(total.measure(), total.subject(), total.detail()), k -> new double[COUNT])[
                            taken] =
                    total.value();
        taken++;
    }

    /** The 95 % interval of a total that was found to have this value; empty if it is not known by batches. */
    Optional<Interval> interval(String measure, String subject, String detail, double value) {
        double[] sums = reached.get(new Key(measure, subject, detail));
        if (sums == null || taken < COUNT) return Optional.empty();
        double[] means = new double[COUNT];
        double before = 0;
        for (int i = 0; i < COUNT; i++) {
            means[i] = (sums[i] - before) * COUNT;
            if (!(means[i] >= 0)) return Optional.empty(); // an integral too large to be known before the end
            before = sums[i];
        }
        return Optional.of(new BatchMeans(means, COUNT).around(value).atLeast(0));
    }
}
