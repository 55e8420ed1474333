// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringzero.experiment.estimate.Estimate;
import ringzero.model.Comparison;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Study.Decision;

class JudgeTest {

    @ParameterizedTest
    @CsvSource({
        "AT_MOST,  10, 8, 9,   MET",
        "AT_MOST,  10, 8, 10,  MET",
        "BELOW,    10, 8, 10,  NOT_DECIDED",
        "AT_MOST,  10, 9, 11,  NOT_DECIDED",
        "AT_MOST,  10, 11, 12, MISSED",
        "AT_LEAST, 10, 11, 12, MET",
        "AT_LEAST, 10, 9, 11,  NOT_DECIDED",
        "ABOVE,    10, 8, 10,  MISSED"
    })
    void theWholeIntervalDecides(Comparison comparison, double bound, double low, double high, Decision decision) {
        var found = new Estimate((low + high) / 2, Optional.of(new Interval(low, high, 0.95)), "s");

        assertThat(Judge.decide(comparison, bound, found)).isEqualTo(decision);
    }

    @Test
    void withoutAnIntervalNothingIsDecided() {
        assertThat(Judge.decide(Comparison.AT_MOST, 10, new Estimate(1, Optional.empty(), "s")))
                .isEqualTo(Decision.NOT_DECIDED);
    }

    @Test
    void whatIsNotThereIsNotDecided() {
        assertThat(Judge.decide(Comparison.AT_MOST, 10, Estimate.NONE)).isEqualTo(Decision.NOT_DECIDED);
    }
}
