// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.language.Models;
import ringzero.model.Costs;
import ringzero.model.Quantity;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Study.Assumption;

class SourcesTest {
    private final Models models = new Models();
    private final Sources sources = new Sources(models);

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void write() throws Exception {
        model = folder.resolve("own.vmm");
        Files.writeString(model, """
                package own

                costs MyCosts : Skylake {
                    exit 700 cycles from "my own bench" measured
                }
                """);
    }

    @Test
    void aNumberOfTheLibraryIsFoundInItsFile() {
        Costs skylake = models.library().models().stream()
                .flatMap(each -> each.getDeclarations().stream())
                .filter(each -> each instanceof Costs && "Skylake".equals(each.getName()))
                .map(Costs.class::cast)
                .findFirst()
                .orElseThrow();
        Quantity number = skylake.getEntries().getFirst().getValue();

        SourceLine found = sources.of(Assumptions.of(number), model);

        assertThat(found).isEqualTo(SourceLines.of(number));
        assertThat(found.name()).startsWith("costs/");
    }

    @Test
    void aNumberOfTheModelIsFoundThere() {
        var exit = new Assumption("exit", "700 cycles", "costs MyCosts", "my own bench", "measured", "");

        SourceLine found = sources.of(exit, model);

        assertThat(found.name()).isEqualTo("own.vmm");
        assertThat(found.line()).isEqualTo(4);
    }

    @Test
    void ofANumberThatIsGoneTheDeclarationIsFound() {
        assertThat(sources.of(new Assumption("exit", "1 cycles", "costs MyCosts", "", "", ""), model)
                        .line())
                .isEqualTo(3);
        assertThat(sources.of(new Assumption("exit", "1 cycles", "costs Gone", "", "", ""), model))
                .isEqualTo(SourceLine.NOWHERE);
    }
}
