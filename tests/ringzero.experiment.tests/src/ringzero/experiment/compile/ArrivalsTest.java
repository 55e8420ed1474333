// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.language.Models;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source.Arrivals;

class ArrivalsTest {

    @TempDir
    private Path folder;

    private Arrivals arrivals(String text) {
        var checked = new Models().parse("""
            import ringzero.processors.*
            host h { processor IntelXeonGold6338  memory 64 GiB  hypervisor KVM }
            guest g on h { os Linux  mode hardware-assisted  memory 4 GiB  runs Work }
            workload Work { %s  request { compute 100 us } }
            """.formatted(text), "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return new ScenarioCompiler(folder)
                .compile(checked.model())
                .scenario()
                .sources()
                .getFirst()
                .arrivals();
    }

    @Test
    void aTraceIsTheFirstColumnOfItsFileInOrder() throws IOException {
        Files.writeString(folder.resolve("load.csv"), """
            # seconds, who
            time,who
            0.5,a

            0.002;b
            1.25\tc
            """);

        var trace = (Arrivals.Trace) arrivals("arrivals trace \"load.csv\"");

        assertThat(trace.times()).containsExactly(Scenario.SECOND / 500, Scenario.SECOND / 2, Scenario.SECOND * 5 / 4);
    }

    @Test
    void aTraceOutsideTheModelsFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("secret.csv"), "1\n");
        folder = Files.createDirectory(folder.resolve("models"));

        assertThatThrownBy(() -> arrivals("arrivals trace \"../secret.csv\""))
                .isInstanceOf(ModelException.class)
                .hasMessage("'../secret.csv' lies outside the model's folder. Copy it beside the model.");
    }

    @Test
    void aLineThatIsNoNumberIsRefused() throws IOException {
        Files.writeString(folder.resolve("load.csv"), "1\n2..5\n");

        assertThatThrownBy(() -> arrivals("arrivals trace \"load.csv\""))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("'load.csv' has a line that is not a number");
    }

    @Test
    void burstsHaveTwoRatesAndTwoStays() {
        var bursty = (Arrivals.Bursty) arrivals("arrivals bursty 5000/s for 10 ms then 100/s for 40 ms");

        assertThat(bursty.intervals()).containsExactly(Scenario.SECOND / 5000.0, Scenario.SECOND / 100.0);
        assertThat(bursty.stays()).containsExactly(Scenario.SECOND * 0.01, Scenario.SECOND * 0.04);
    }
}
