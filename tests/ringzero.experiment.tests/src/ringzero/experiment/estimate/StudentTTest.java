// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    /** Values of the printed tables (NIST/SEMATECH e-Handbook, 1.3.6.7.2). */
    @ParameterizedTest
    @CsvSource({
        "0.975, 1, 12.706", "0.975, 2, 4.303", "0.975, 3, 3.182", "0.975, 4, 2.776", "0.975, 9, 2.262",
                "0.975, 30, 2.042",
        "0.975, 100, 1.984", "0.975, 5000, 1.960", "0.95, 4, 2.132", "0.995, 6, 3.707", "0.90, 1, 3.078",
                "0.999, 10, 4.144"
    })
    void quantilesAgreeWithThePrintedTables(double p, int degrees, double printed) {
        assertThat(StudentT.quantile(p, degrees)).isCloseTo(printed, within(6e-4));
    }

    @Test
    void quantilesBelowTheMiddleMirrorThoseAbove() {
        assertThat(StudentT.quantile(0.025, 7)).isEqualTo(-StudentT.quantile(0.975, 7));
    }

    @Test
    void theIntervalOfFiveValuesLiesAroundTheirMean() {
        var interval = StudentT.interval(new double[] {9, 10, 11, 10, 10}, 0.95).orElseThrow();

        assertThat(interval.low()).isCloseTo(10 - 0.878, within(1e-3));
        assertThat(interval.high()).isCloseTo(10 + 0.878, within(1e-3));
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(StudentT.interval(new double[] {9}, 0.95)).isEmpty();
    }
}
