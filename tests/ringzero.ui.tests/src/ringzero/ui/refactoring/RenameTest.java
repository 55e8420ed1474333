// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CheckConditionsOperation;
import org.eclipse.ltk.core.refactoring.CreateChangeOperation;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ringzero.ui.application.Bench;
import ringzero.ui.application.LabModels;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.Places;

class RenameTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    private ModelRename renaming(IFile file, int offset, String name) throws CoreException, BadLocationException {
        var document = bench.text(bench.open(file));
        var model = ModelLanguage.ofWorkbench().model(document).orElseThrow();
        return new ModelRename(model, new Places(document).position(offset), name);
    }

    /** Makes it as the wizard does; gives back what takes it back. */
    private Change perform(ModelRename rename) {
        var create = new CreateChangeOperation(
                new CheckConditionsOperation(rename, CheckConditionsOperation.ALL_CONDITIONS), RefactoringStatus.FATAL);
        var perform = new PerformChangeOperation(create);
        run(perform);
        assertThat(create.getConditionCheckingStatus().hasError())
                .as(create.getConditionCheckingStatus().toString())
                .isFalse();
        return perform.getUndoChange();
    }

    private void run(PerformChangeOperation operation) {
        bench.inBackground(() -> {
            try {
                ResourcesPlugin.getWorkspace().run(operation, new NullProgressMonitor());
                return operation.changeExecuted();
            } catch (CoreException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String saved(IFile file) throws CoreException {
        return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aHostIsRenamedInEveryFileAndOneUndoTakesItBack() throws Exception {
        var host = bench.file("host.vmm", LabModels.HOST);
        var guest = bench.file("guest.vmm", LabModels.GUEST);
        var rename = renaming(host, LabModels.HOST.indexOf("rack1"), "rack1");
        rename.rename("server");

        var undo = perform(rename);

        assertThat(saved(host)).contains("host server {");
        assertThat(saved(guest)).contains("guest web on server {");
        run(new PerformChangeOperation(undo));
        assertThat(saved(host)).isEqualTo(LabModels.HOST);
        assertThat(saved(guest)).isEqualTo(LabModels.GUEST);
    }

    @Test
    void theNameThatItHasIsRefused() throws Exception {
        var host = bench.file("host.vmm", LabModels.HOST);

        var status = renaming(host, LabModels.HOST.indexOf("rack1"), "rack1").rename("rack1");

        assertThat(status.hasFatalError()).isTrue();
    }

    @Test
    void theCommandAsksForTheNewName() throws Exception {
        var host = bench.file("host.vmm", LabModels.HOST);
        var editor = bench.open(host);
        editor.selectAndReveal(LabModels.HOST.indexOf("rack1"), 0);
        editor.setFocus();
        String[] asked = new String[1];
        var answered = bench.inDialog("Rename", dialog -> {
            asked[0] = bench.controls(dialog, Text.class).getFirst().getText();
            dialog.close();
        });

        editor.getSite().getService(IHandlerService.class).executeCommand("org.eclipse.ui.edit.rename", null);

        assertThat(bench.until(answered)).isTrue();
        assertThat(asked[0]).isEqualTo("rack1");
    }
}
