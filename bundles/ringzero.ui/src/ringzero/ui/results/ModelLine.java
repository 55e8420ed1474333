// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
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
 * The line of a model that a number comes from. Results lie beside their model.
 *
 * @param results the editor's input
 * @param model file name of the model
 * @param line from 1
 */
record ModelLine(IEditorInput results, String model, int line) {

    void open(IWorkbenchPage page) {
        IFile file = ResourceUtil.getFile(results);
        if (file == null) return;
        IResource found = file.getParent().findMember(IPath.fromOSString(model).lastSegment());
        if (!(found instanceof IFile text)) return;
        try {
            if (IDE.openEditor(page, text) instanceof ITextEditor editor) {
                var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
                var region = document.getLineInformation(Math.clamp(line - 1, 0, document.getNumberOfLines() - 1));
                editor.selectAndReveal(region.getOffset(), region.getLength());
            }
        } catch (CoreException | BadLocationException e) {
            ILog.get().error(model + " could not be opened.", e);
        }
    }
}
