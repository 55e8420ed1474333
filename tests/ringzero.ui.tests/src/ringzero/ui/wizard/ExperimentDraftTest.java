// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.language.Problem.Severity;
import ringzero.ui.application.Bench;
import ringzero.ui.application.LabModels;
import ringzero.ui.editor.ModelLanguage;

class ExperimentDraftTest {
    private static final String MODEL = LabModels.webAnd("experiment Question { vary web.vcpus over 1, 2 }\n")
            .replace(" { vfs 4 }", "");
    private static final Path FILE = Path.of("lab", "web.vmm");

    private final Bench bench = new Bench();
    private final Models models = bench.inBackground(
            () -> ModelLanguage.ofWorkbench().service(Models::new).join());

    @Test
    void everyFactorThatIsOfferedMakesAModelWithoutErrors() {
        Map<String, List<String>> factors = ExperimentDraft.factors(models, MODEL, FILE, "web");

        assertThat(factors).containsKeys("web.net.path", "web.vcpus", "web.count", "Pages.arrivals.rate");
        factors.forEach((factor, levels) -> {
            var draft = new ExperimentDraft("Next", "web", factor, levels, "2 ms");
            assertThat(models.parse(draft.appendedTo(MODEL), FILE).problems())
                    .as(draft.text())
                    .noneMatch(problem -> problem.severity() == Severity.ERROR);
        });
    }

    @Test
    void aPathThatTheHostCannotGiveIsNotOffered() {
        assertThat(ExperimentDraft.factors(models, MODEL, FILE, "web").get("web.net.path"))
                .contains("virtio", "vhost")
                .doesNotContain("sr-iov");
    }

    @Test
    void aNewExperimentHasANameOfItsOwn() {
        assertThat(ExperimentDraft.freeName(models.parse(MODEL, FILE).model())).isEqualTo("Question2");
    }
}
