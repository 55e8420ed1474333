// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringzero.experiment.estimate.Observable;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;

class PairedTest {

    private static final Observable THROUGHPUT = new Observable("throughput", "", "web", "");

    @Test
    void whatBothShareCancelsOut() {
        var paired = Paired.of(THROUGHPUT, runs(100, 200, 300, 400), runs(90, 180, 270, 360), 0.95);

        assertThat(paired.ratio()).isCloseTo(10 / 9.0, within(1e-12));
        assertThat(paired.ratioInterval().orElseThrow().halfWidth()).isLessThan(1e-9);
        assertThat(paired.isCertain()).isTrue();
    }

    @Test
    void aSmallDifferenceIsSeenBelowLargeNoise() {
        var paired = Paired.of(THROUGHPUT, runs(101, 202, 301, 401.5), runs(100, 200, 300, 400), 0.95);

        assertThat(paired.isCertain()).isTrue();
        assertThat(paired.sentence("throughput", "A", "B"))
                .startsWith("throughput of A is 0.")
                .endsWith("higher than that of B.");
    }

    @Test
    void chanceIsNotTakenForADifference() {
        var paired = Paired.of(THROUGHPUT, runs(100, 90, 110), runs(90, 110, 100), 0.95);

        assertThat(paired.sentence("throughput", "A", "B"))
                .isEqualTo("No difference in throughput between A and B can be told from 3 repetitions.");
    }

    @Test
    void onlyRepetitionsThatBothHaveCount() {
        assertThat(Paired.of(THROUGHPUT, runs(1, 2, 3), runs(1, 2), 0.95).repetitions())
                .isEqualTo(2);
    }

    @Test
    void nothingInCommonIsSaid() {
        assertThat(Paired.of(THROUGHPUT, runs(), runs(1, 2), 0.95).sentence("throughput", "A", "B"))
                .contains("no repetition that both have");
    }

    private static List<Run> runs(double... values) {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < values.length; i++) {
            var total = new Finding.Total("throughput", "web", "", "1/s", values[i], Optional.empty());
            runs.add(new Run(1, i, 0, 1, 1, 1, List.of(total), List.of()));
        }
        return runs;
    }
}
