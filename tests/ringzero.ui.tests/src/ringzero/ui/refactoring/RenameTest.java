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
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ringzero.ui.application.Bench;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.Places;

class RenameTest {
    private static final String HOST = """
            package lab

            host rack1 {
                processor  1 x ringzero.processors.IntelXeonGold6338
                memory     64 GiB
                hypervisor KVM
            }
            """;
    private static final String GUEST = """
            package lab

            guest web on rack1 {
                os     Linux
                mode   hardware-assisted
                vcpus  4
                memory 4 GiB
            }
            """;

    private final Bench bench = new Bench();

    @AfterEach
    void closeEditors() {
        bench.page().closeAllEditors(false);
    }

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
        var project = bench.project("renamesEverywhere");
        var host = bench.file(project, "host.vmm", HOST);
        var guest = bench.file(project, "guest.vmm", GUEST);
        var rename = renaming(host, HOST.indexOf("rack1"), "rack1");
        rename.rename("server");

        var undo = perform(rename);

        assertThat(saved(host)).contains("host server {");
        assertThat(saved(guest)).contains("guest web on server {");
        run(new PerformChangeOperation(undo));
        assertThat(saved(host)).isEqualTo(HOST);
        assertThat(saved(guest)).isEqualTo(GUEST);
    }

    @Test
    void theNameThatItHasIsRefused() throws Exception {
        var host = bench.file(bench.project("refusesTheSame"), "host.vmm", HOST);

        var status = renaming(host, HOST.indexOf("rack1"), "rack1").rename("rack1");

        assertThat(status.hasFatalError()).isTrue();
    }

    @Test
    void theCommandAsksForTheNewName() throws Exception {
        var host = bench.file(bench.project("asksForTheName"), "host.vmm", HOST);
        var editor = bench.open(host);
        editor.selectAndReveal(HOST.indexOf("rack1"), 0);
        editor.setFocus();
        // The dialog has an event loop of its own: look at it from inside of that, and close it.
        var display = Display.getCurrent();
        String[] asked = new String[1];
        Runnable[] look = new Runnable[1];
        look[0] = () -> {
            var field = bench.controls(Text.class).stream()
                    .filter(text -> text.getShell().getText().equals("Rename"))
                    .findFirst();
            field.ifPresent(text -> {
                asked[0] = text.getText();
                text.getShell().close();
            });
            if (asked[0] == null) display.timerExec(50, look[0]);
        };
        display.timerExec(50, look[0]);

        editor.getSite().getService(IHandlerService.class).executeCommand("org.eclipse.ui.edit.rename", null);

        assertThat(bench.until(() -> asked[0] != null)).isTrue();
        assertThat(asked[0]).isEqualTo("rack1");
    }
}
