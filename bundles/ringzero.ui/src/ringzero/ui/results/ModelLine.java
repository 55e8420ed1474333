// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * The line of a model that a number comes from. Results lie beside their model, or in a folder of its project.
 *
 * @param results the editor's input
 * @param model file name of the model
 * @param line from 1
 */
public record ModelLine(IEditorInput results, String model, int line) {

    /** The model of results: beside them, or elsewhere in their project. */
    public static Optional<IFile> file(IFile results, String model) {
        String name = IPath.fromOSString(model).lastSegment();
        if (results.getParent().findMember(name) instanceof IFile beside) return Optional.of(beside);
        IFile[] found = new IFile[1];
        try {
            results.getProject().accept(resource -> {
                if (found[0] == null
                        && resource instanceof IFile each
                        && each.getName().equals(name)) found[0] = each;
                return found[0] == null;
            });
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
        return Optional.ofNullable(found[0]);
    }

    public void open(IWorkbenchPage page) {
        IFile file = ResourceUtil.getFile(results);
        if (file == null) return;
        try {
            Optional<IFile> text = file(file, model);
            if (text.isPresent() && IDE.openEditor(page, text.get()) instanceof ITextEditor editor) {
                var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
                var region = document.getLineInformation(Math.clamp(line - 1, 0, document.getNumberOfLines() - 1));
                editor.selectAndReveal(region.getOffset(), region.getLength());
            }
        } catch (CoreException | BadLocationException e) {
            ILog.get().error(model + " could not be opened.", e);
        }
    }
}
