// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.ResourceUtil;
import ringzero.ui.results.ModelLine;
import ringzero.ui.results.ResultEditor;

/** Runs the experiment at the caret, the selected model, or again what the results are of. */
public final class RunHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        RunShortcut shortcut = new RunShortcut();
        IEditorPart editor = HandlerUtil.getActiveEditor(event);
        boolean inEditor = HandlerUtil.getActivePart(event) == editor;
        if (!inEditor && HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            IFile file = Adapters.adapt(selection.getFirstElement(), IFile.class);
            if (file != null && "vmm".equals(file.getFileExtension())) {
                shortcut.launch(new StructuredSelection(file), ILaunchManager.RUN_MODE);
                return null;
            }
        }
        if (editor instanceof ResultEditor results && results.shown().isPresent()) {
            again(results);
            return null;
        }
        IFile file = editor == null ? null : ResourceUtil.getFile(editor.getEditorInput());
        if (file != null && "vmm".equals(file.getFileExtension())) shortcut.launch(editor, ILaunchManager.RUN_MODE);
        return null;
    }

    /** What is shown, with the settings that it was run with. */
    private static void again(ResultEditor results) {
        IFile file = ResourceUtil.getFile(results.getEditorInput());
        var study = results.shown().orElseThrow();
        if (file != null)
            ModelLine.file(file, study.provenance().model())
                    .ifPresent(model -> RunShortcut.runAgain(RunSettings.of(model, study)));
    }
}
