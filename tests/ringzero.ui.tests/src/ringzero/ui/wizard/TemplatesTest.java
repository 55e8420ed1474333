// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringzero.language.Models;
import ringzero.language.Problem.Severity;

class TemplatesTest {

    @ParameterizedTest
    @EnumSource
    void aTemplateHasNoErrors(Templates template) {
        var checked = new Models().parse(template.text(), "template.vmm");

        assertThat(checked.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
