// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SensitivityTest {

    @Test
    void everySliceOfEveryInputIsDrawnOnce() {
        double[][] shares = Sensitivity.latinHypercube(3, 20, 1);

        for (double[] input : shares)
            assertThat(Arrays.stream(input)
                            .mapToInt(share -> (int) (share * 20))
                            .sorted()
                            .toArray())
                    .isEqualTo(java.util.stream.IntStream.range(0, 20).toArray());
    }

    @Test
    void ranksFollowAnyMonotoneRelation() {
        assertThat(Sensitivity.spearman(new double[] {1, 2, 3, 4}, new double[] {1, 10, 100, 1000}))
                .isCloseTo(1, within(1e-12));
        assertThat(Sensitivity.spearman(new double[] {1, 2, 3, 4}, new double[] {8, 4, 2, 1}))
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void equalRanksAreShared() {
        assertThat(Sensitivity.spearman(new double[] {1, 2, 3}, new double[] {1, 1, 2}))
                .isCloseTo(Math.sqrt(0.75), within(1e-12));
    }

    @Test
    void whatDoesNotVaryHasNoInfluence() {
        assertThat(Sensitivity.spearman(new double[] {1, 2, 3}, new double[] {5, 5, 5}))
                .isZero();
    }
}
