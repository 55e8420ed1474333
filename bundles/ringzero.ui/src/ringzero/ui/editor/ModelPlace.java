// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.net.URI;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Range;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** A place in a model, as the language server names it. */
public record ModelPlace(String uri, Range range) {

    /** Shows it in an editor. */
    public void open(IWorkbenchPage page) {
        try {
            URI location = URI.create(uri);
            IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(location);
            IEditorPart editor = files.length > 0
                    ? IDE.openEditor(page, files[0])
                    : IDE.openEditorOnFileStore(page, EFS.getStore(location));
            if (editor instanceof ITextEditor text) select(text);
        } catch (CoreException e) {
            ILog.get().error(uri + " could not be opened.", e);
        }
    }

    private void select(ITextEditor editor) {
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        IRegion region = new Places(document).region(range);
        editor.selectAndReveal(region.getOffset(), region.getLength());
    }
}
