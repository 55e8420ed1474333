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

    /** As the wizard asks for them, not in the thread that draws. */
    private Map<String, List<String>> factors() {
        return bench.inBackground(() -> ExperimentDraft.factors(models, MODEL, FILE, "web"));
    }

    @Test
    void everyFactorThatIsOfferedMakesAModelWithoutErrors() {
        Map<String, List<String>> factors = factors();

        assertThat(factors).containsKeys("web.net.path", "web.vcpus", "web.count", "Pages.arrivals.rate");
        factors.forEach((factor, levels) -> {
            var draft = new ExperimentDraft("Next", "web", factor, levels, "2 ms");
            assertThat(bench.inBackground(() -> models.parse(draft.appendedTo(MODEL), FILE))
                            .problems())
                    .as(draft.text())
                    .noneMatch(problem -> problem.severity() == Severity.ERROR);
        });
    }

    @Test
    void aPathThatTheHostCannotGiveIsNotOffered() {
        assertThat(factors().get("web.net.path")).contains("virtio", "vhost").doesNotContain("sr-iov");
    }

    @Test
    void aNewExperimentHasANameOfItsOwn() {
        var model = bench.inBackground(() -> models.parse(MODEL, FILE).model());

        assertThat(ExperimentDraft.freeName(model)).isEqualTo("Question2");
    }
}
