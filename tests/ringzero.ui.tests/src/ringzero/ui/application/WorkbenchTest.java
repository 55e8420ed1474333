// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

    @Test
    void startsInTheRingzeroPerspective() {
        var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

        assertThat(page.getPerspective().getId()).isEqualTo("ringzero.ui.perspective");
    }

    @Test
    void opensAModelInTheGenericEditor() throws CoreException {
        var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        var project = ResourcesPlugin.getWorkspace().getRoot().getProject("opensAModel");
        project.create(null);
        project.open(null);
        var file = project.getFile("a.vmm");
        file.create(new ByteArrayInputStream(new byte[0]), true, null);

        var editor = IDE.openEditor(page, file);

        assertThat(editor.getSite().getId()).isEqualTo("org.eclipse.ui.genericeditor.GenericEditor");
    }
}
