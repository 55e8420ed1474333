// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkbenchTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void startsInTheModellingPerspective() {
        assertThat(bench.page().getPerspective().getId()).isEqualTo("ringzero.ui.perspective");
    }

    @Test
    void saysWhichVersionItIs() {
        var product = Platform.getProduct();
        var version = product.getDefiningBundle().getVersion();

        assertThat(product.getProperty("aboutText"))
                .contains("Version %d.%d.%d".formatted(version.getMajor(), version.getMinor(), version.getMicro()));
    }

    @Test
    void opensAModelInTheGenericEditor() throws CoreException {
        var file = bench.file("a.vmm", "");

        var editor = bench.open(file);

        assertThat(editor.getSite().getId()).isEqualTo("org.eclipse.ui.genericeditor.GenericEditor");
    }
}
