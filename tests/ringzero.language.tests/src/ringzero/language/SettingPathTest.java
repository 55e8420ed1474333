// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.language.scope.SettingPath;
import ringzero.model.ClosedArrivals;
import ringzero.model.Quantity;
import ringzero.model.Repeat;
import ringzero.model.Workload;

class SettingPathTest {

    @Test
    void clientsAreSaidOfTheWorkload() {
        var work = workload("workload Work { clients 7 thinking exponential 5 ms }");

        var setting = SettingPath.setting(work, List.of("clients")).orElseThrow();

        assertThat(setting.owner()).isInstanceOf(ClosedArrivals.class);
        assertThat(((Quantity) setting.value()).getMagnitude()).isEqualTo(7);
        assertThat(SettingPath.setting(work, List.of("thinking"))).isPresent();
        assertThat(SettingPath.names(work)).containsKeys("clients", "thinking");
    }

    @Test
    void howOftenStepsAreRepeatedIsASetting() {
        var work = workload("workload Work { clients 1 request { repeat 3 times { compute 1 us } } }");

        var setting = SettingPath.setting(work, List.of("repeat")).orElseThrow();

        assertThat(setting.owner()).isInstanceOf(Repeat.class);
        assertThat(((Quantity) setting.value()).getMagnitude()).isEqualTo(3);
    }

    private static Workload workload(String text) {
        return (Workload) Texts.model(text).getDeclarations().getFirst();
    }
}
