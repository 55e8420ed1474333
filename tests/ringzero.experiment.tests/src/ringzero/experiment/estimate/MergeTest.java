// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;

class MergeTest {

    @Test
    void totalsBecomeTheirMeanWithAnInterval() {
        var runs = List.of(run(throughput(9)), run(throughput(11)), run(throughput(10)));

        var merged = (Finding.Total) Merge.findings(runs, 0.95).getFirst();

        assertThat(merged.value()).isEqualTo(10);
        assertThat(merged.interval().orElseThrow().halfWidth()).isCloseTo(4.303 / Math.sqrt(3), within(1e-3));
    }

    @Test
    void histogramsAreAddedUp() {
        var runs = List.of(run(latency(1, 1, 2, 4)), run(latency(2, 4, 4, 8)));

        var merged = (Finding.Histogram) Merge.findings(runs, 0.95).getFirst();

        assertThat(merged.count()).isEqualTo(8);
        assertThat(merged.bounds()).containsExactly(1, 2, 4, 8);
        assertThat(merged.counts()).containsExactly(2, 2, 3, 1);
        assertThat(merged.mean()).isCloseTo(3.25, within(1e-12));
        assertThat(merged.min()).isEqualTo(1);
        assertThat(merged.max()).isEqualTo(8);
    }

    @Test
    void theDeviationOfMergedHistogramsIsThatOfAllValues() {
        var all = latency(1, 1, 2, 4, 2, 4, 4, 8);
        var runs = List.of(run(latency(1, 1, 2, 4)), run(latency(2, 4, 4, 8)));

        var merged = (Finding.Histogram) Merge.findings(runs, 0.95).getFirst();

        assertThat(merged.deviation()).isCloseTo(all.deviation(), within(1e-12));
    }

    @Test
    void aSingleRunKeepsItsOwnIntervals() {
        var total = new Finding.Total("throughput", "web", "", "1/s", 5, Optional.of(new Interval(4, 6, 0.95)));

        assertThat(Merge.findings(List.of(run(total)), 0.95)).containsExactly(total);
    }

    @Test
    void anEmptyHistogramCountsForNothing() {
        var runs = List.of(run(latency()), run(latency(2, 4)));

        var merged = (Finding.Histogram) Merge.findings(runs, 0.95).getFirst();

        assertThat(merged.count()).isEqualTo(2);
        assertThat(merged.mean()).isEqualTo(3);
    }

    static Run run(Finding... findings) {
        return new Run(1, 0, 0, 1, 10, 42, List.of(findings), List.of());
    }

    static Finding.Total throughput(double value) {
        return new Finding.Total("throughput", "web", "", "1/s", value, Optional.empty());
    }

    static Finding.Histogram latency(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double[] bounds = Arrays.stream(values).sorted().distinct().toArray();
        long[] counts = Arrays.stream(bounds)
                .mapToLong(
                        bound -> Arrays.stream(values).filter(v -> v == bound).count())
                .toArray();
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(Double.NaN));
        return new Finding.Histogram(
                "latency",
                "web",
                "",
                "s",
                values.length,
                mean,
                Optional.empty(),
                deviation,
                Arrays.stream(values).min().orElse(Double.NaN),
                Arrays.stream(values).max().orElse(Double.NaN),
                bounds,
                counts,
                new double[0]);
    }
}
