// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ringzero.report.ReportFormats;
import ringzero.ui.results.ReportExport;
import ringzero.ui.results.ResultEditor;

/** The whole way of somebody who opens the workbench for the first time, from an example to a report. */
class NewcomerTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    private CompletableFuture<IMarkerResolution[]> corrections =
            CompletableFuture.completedFuture(new IMarkerResolution[0]);

    @Test
    void fromAnExampleOverAMistakeARenamingAndACancelledRunToAReport(@TempDir Path folder) throws Exception {
        command("ringzero.ui.examples");
        assertThat(bench.until(() -> active("virtualization-101.vmm").isPresent()))
                .as("an example is opened")
                .isTrue();
        ITextEditor editor = active("virtualization-101.vmm").orElseThrow();
        IFile model = ResourceUtil.getFile(editor.getEditorInput());

        replace(editor, "on server", "on serveer");
        assertThat(bench.until(() -> mistake(model).isPresent()))
                .as("a mistake is marked")
                .isTrue();

        assertThat(bench.until(() -> mend(model))).as("a correction is offered").isTrue();
        assertThat(bench.until(() -> bench.text(editor).get().contains("on server {")
                        && mistake(model).isEmpty()))
                .as(() -> "the mistake is mended: "
                        + mistake(model).map(Object::toString).orElse("no marker") + " in "
                        + bench.text(editor).get())
                .isTrue();

        editor.selectAndReveal(bench.text(editor).get().indexOf("    vcpus"), 0);
        bench.viewer(editor).getTextWidget().setFocus();
        ((ITextOperationTarget) bench.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
        assertThat(bench.until(() -> bench.controls(Table.class).stream()
                        .filter(table -> table.getShell().getText().isEmpty())
                        .flatMap(table -> Arrays.stream(table.getItems()))
                        .anyMatch(item -> item.getText().startsWith("memory"))))
                .as("settings of a guest are proposed")
                .isTrue();
        bench.press(bench.viewer(editor).getTextWidget(), SWT.ESC);

        renameTo(editor, "web", "shop");
        assertThat(bench.until(() -> bench.text(editor).get().contains("guest shop on")
                        && bench.text(editor).get().contains("vary   shop.mode")))
                .as("a guest is renamed wherever it is named")
                .isTrue();

        IProcess stopped = run(model, 1);
        assertThat(bench.until(() -> said(stopped).contains("Running"))).isTrue();
        long asked = System.nanoTime();
        stopped.terminate();
        assertThat(bench.until(stopped::isTerminated))
                .as("a run can be stopped")
                .isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));

        run(model, 2);
        assertThat(bench.until(() -> bench.results(model.getProject())
                        .flatMap(ResultEditor::shown)
                        .isPresent()))
                .as("running it again shows results")
                .isTrue();
        var study = bench.results(model.getProject()).orElseThrow().shown().orElseThrow();
        assertThat(study.verdicts()).isNotEmpty();
        Path report = folder.resolve("report.html");
        assertThat(ReportExport.write(study, ReportFormats.named("html").orElseThrow(), report)
                        .isOK())
                .isTrue();
        assertThat(Files.readString(report)).contains(study.name());

        assertThat(bench.page().showView("ringzero.ui.explain")).isNotNull();

        IFile kept = ResourceUtil.getFile(
                bench.results(model.getProject()).orElseThrow().getEditorInput());
        bench.page().closeAllEditors(false);
        var again = (ResultEditor) IDE.openEditor(bench.page(), kept);
        assertThat(bench.until(() -> again.shown().isPresent()))
                .as("results are there again without a run")
                .isTrue();
        assertThat(again.shown().orElseThrow()).isEqualTo(study);
    }

    private void command(String id) throws Exception {
        bench.page().getWorkbenchWindow().getService(IHandlerService.class).executeCommand(id, null);
    }

    private Optional<ITextEditor> active(String name) {
        return Arrays.stream(bench.page().getEditorReferences())
                .filter(reference -> reference.getName().equals(name))
                .map((IEditorReference reference) -> reference.getEditor(false))
                .filter(ITextEditor.class::isInstance)
                .map(ITextEditor.class::cast)
                .findFirst();
    }

    private void replace(ITextEditor editor, String before, String after) throws Exception {
        var document = bench.text(editor);
        document.replace(document.get().indexOf(before), before.length(), after);
    }

    /** Mends the mistake that is marked now. Asks beside the UI thread, which would be held by asking again and again. */
    private boolean mend(IFile model) {
        IMarker mistake = mistake(model).orElse(null);
        if (mistake == null) return false;
        if (corrections.isDone() && corrections.join().length == 0)
            corrections = CompletableFuture.supplyAsync(
                    () -> IDE.getMarkerHelpRegistry().getResolutions(mistake));
        if (!corrections.isDone() || corrections.join().length == 0) return false;
        corrections.join()[0].run(mistake);
        return true;
    }

    private static Optional<IMarker> mistake(IFile model) {
        try {
            return Arrays.stream(model.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
                    .filter(marker -> marker.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR)
                    .findFirst();
        } catch (CoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the dialog, whose event loop runs inside of the command. */
    private void renameTo(ITextEditor editor, String name, String newName) throws Exception {
        int offset = bench.text(editor).get().indexOf("guest " + name) + "guest ".length();
        editor.selectAndReveal(offset, 0);
        bench.page().activate(editor);
        var typed = bench.inDialog("Rename", dialog -> {
            bench.controls(dialog, Text.class).getFirst().setText(newName);
            dialog.getDefaultButton().notifyListeners(SWT.Selection, new Event());
        });
        assertThat(((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset())
                .isEqualTo(offset);
        editor.getSite().getService(IHandlerService.class).executeCommand("org.eclipse.ui.edit.rename", null);
        bench.until(typed);
    }

    /** Runs the first experiment as a first impression. */
    private IProcess run(IFile model, int time) throws Exception {
        bench.page().saveAllEditors(false);
        var type = DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType("ringzero.ui.launch");
        var copy = type.newInstance(null, "newcomer" + time);
        copy.setAttribute("ringzero.model", model.getFullPath().toString());
        copy.setAttribute("ringzero.quick", true);
        DebugUITools.launch(copy.doSave(), ILaunchManager.RUN_MODE);
        bench.until(() -> process("newcomer" + time).isPresent());
        return process("newcomer" + time).orElseThrow();
    }

    private static Optional<IProcess> process(String name) {
        return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(process ->
                        process.getLaunch().getLaunchConfiguration().getName().equals(name))
                .findFirst();
    }

    private static String said(IProcess process) {
        return process.getStreamsProxy().getOutputStreamMonitor().getContents();
    }
}
