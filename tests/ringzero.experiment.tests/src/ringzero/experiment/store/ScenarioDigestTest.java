// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringzero.experiment.run.Scenarios;
import ringzero.simulation.control.WarmUp;

class ScenarioDigestTest {

    @Test
    void equalScenariosHaveEqualDigests() {
        assertThat(digest(2, 10, "1")).isEqualTo(digest(2, 10, "1")).hasSize(32);
    }

    @Test
    void anotherRateIsAnotherDigest() {
        assertThat(digest(2, 10, "1")).isNotEqualTo(digest(2.0000001, 10, "1"));
    }

    @Test
    void anotherDurationOrVersionIsAnotherDigest() {
        assertThat(digest(2, 10, "1")).isNotEqualTo(digest(2, 11, "1")).isNotEqualTo(digest(2, 10, "2"));
    }

    private static String digest(double interval, long duration, String version) {
        return ScenarioDigest.of(Scenarios.queue(interval), WarmUp.of(0), duration, version);
    }
}
