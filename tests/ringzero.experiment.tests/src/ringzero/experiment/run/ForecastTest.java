// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.experiment.compile.ScenarioCompiler;
import ringzero.language.Models;

class ForecastTest {

    private static final Models MODELS = new Models();

    private static List<String> notes(String arrivals) {
        var checked = MODELS.parse("""
                processor P { clock 1 GHz cores 4 microarchitecture Skylake }
                hypervisor H { kind bare-metal }
                mode plain { }
                host rack1 { processor P memory 8 GiB hypervisor H }
                guest web on rack1 { mode plain vcpus 1 runs Work }
                workload Work { %s request { compute exponential 100 us } }
                """.formatted(arrivals), "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return Forecast.of(new ScenarioCompiler(null).compile(checked.model()).scenario())
                .notes();
    }

    @Test
    void anOpenLoadThatIsTooMuchIsNoted() {
        assertThat(notes("arrivals poisson 15000/s"))
                .containsExactly(
                        "Offered load exceeds the capacity of web vCPUs: it would have to work 150 % of the time.");
    }

    @Test
    void clientsThatWaitForAnswersOfferNoMoreThanCanBeDone() {
        assertThat(notes("clients 1000")).isEmpty();
    }
}
