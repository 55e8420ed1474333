// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringzero.language.Models;
import ringzero.language.Problem.Severity;
import ringzero.ui.application.Bench;
import ringzero.ui.editor.ModelLanguage;

class TemplatesTest {

    @ParameterizedTest
    @EnumSource
    void aTemplateHasNoErrors(Templates template) {
        var models = new Bench()
                .inBackground(
                        () -> ModelLanguage.ofWorkbench().service(Models::new).join());

        var checked = models.parse(template.text(), "template.vmm");

        assertThat(checked.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
