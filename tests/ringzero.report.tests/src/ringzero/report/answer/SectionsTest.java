// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionsTest {

    /** Values of the usual tables. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.95, 12.7062",
        "2, 0.95, 4.30265",
        "3, 0.95, 3.18245",
        "4, 0.95, 2.77645",
        "4, 0.99, 4.60409",
        "9, 0.95, 2.26216",
        "9, 0.90, 1.83311",
        "29, 0.95, 2.04523",
        "120, 0.95, 1.97993",
        "1000000, 0.95, 1.95996"
    })
    void studentsTAgreesWithTheTables(int degrees, double confidence, double t) {
        assertThat(Sections.studentT(degrees, confidence)).isCloseTo(t, within(2e-4 * t));
    }

    @Test
    void theIntervalIsCentredOnTheValueOfAllRepetitions() {
        var interval = Sections.around(10, new double[] {9, 10, 11}, 0.95).orElseThrow();

        assertThat((interval.low() + interval.high()) / 2).isCloseTo(10, within(1e-12));
        assertThat(interval.halfWidth()).isCloseTo(4.30265 / Math.sqrt(3), within(1e-3));
    }

    @Test
    void oneRepetitionOrOneWithoutAValueGivesNoInterval() {
        assertThat(Sections.around(10, new double[] {10}, 0.95)).isEmpty();
        assertThat(Sections.around(10, new double[] {10, Double.NaN}, 0.95)).isEmpty();
        assertThat(Sections.around(Double.NaN, new double[] {1, 2}, 0.95)).isEmpty();
    }

    @Test
    void pairsThatMoveTogetherGiveANarrowRatio() {
        var together = Sections.ofRatio(2, new double[] {2, 4, 8}, new double[] {1, 2, 4}, 0.95)
                .orElseThrow();

        assertThat(together.halfWidth()).isCloseTo(0, within(1e-12));
    }
}
