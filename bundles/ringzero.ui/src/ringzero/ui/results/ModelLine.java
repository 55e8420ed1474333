// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

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
record ModelLine(IEditorInput results, String model, int line) {

    private IFile text(IFile file) throws CoreException {
        String name = IPath.fromOSString(model).lastSegment();
        if (file.getParent().findMember(name) instanceof IFile beside) return beside;
        IFile[] found = new IFile[1];
        file.getProject().accept(resource -> {
            if (found[0] == null
                    && resource instanceof IFile each
                    && each.getName().equals(name)) found[0] = each;
            return found[0] == null;
        });
        return found[0];
    }

    void open(IWorkbenchPage page) {
        IFile file = ResourceUtil.getFile(results);
        if (file == null) return;
        try {
            IFile text = text(file);
            if (text != null && IDE.openEditor(page, text) instanceof ITextEditor editor) {
                var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
                var region = document.getLineInformation(Math.clamp(line - 1, 0, document.getNumberOfLines() - 1));
                editor.selectAndReveal(region.getOffset(), region.getLength());
            }
        } catch (CoreException | BadLocationException e) {
            ILog.get().error(model + " could not be opened.", e);
        }
    }
}
