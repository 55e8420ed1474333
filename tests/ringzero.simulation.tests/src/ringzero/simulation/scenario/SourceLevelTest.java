// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceLevelTest {

    @Test
    void theBundleRunsOnJava21OrNewer() {
        var feature = Runtime.version().feature();

        assertThat(feature).isGreaterThanOrEqualTo(21);
    }
}
