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
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import ringzero.language.library.Library;

/** A place in a model, as the language server names it. */
public record ModelPlace(String uri, Range range) {

    private static final String EDITOR = "org.eclipse.ui.genericeditor.GenericEditor";

    /** A whole line, from 1. */
    public static ModelPlace line(String uri, int line) {
        Position start = new Position(Math.max(0, line - 1), 0);
        return new ModelPlace(uri, new Range(start, new Position(start.getLine(), Integer.MAX_VALUE)));
    }

    /** Shows it in an editor; a file of the library to be read only. */
    public void open(IWorkbenchPage page) {
        try {
            if (uri.startsWith(LibraryFile.SCHEME + ":")) {
                openLibrary(page);
                return;
            }
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

    private void openLibrary(IWorkbenchPage page) {
        ModelLanguage.ofWorkbench()
                .service(language ->
                        language.getInstance(Library.class).text(org.eclipse.emf.common.util.URI.createURI(uri)))
                .thenAcceptAsync(
                        text -> openLibrary(page, text),
                        page.getWorkbenchWindow().getShell().getDisplay()::asyncExec)
                .exceptionally(failure -> {
                    ILog.get().error(uri + " could not be opened.", failure);
                    return null;
                });
    }

    private void openLibrary(IWorkbenchPage page, String text) {
        try {
            if (page.openEditor(new LibraryFile(uri, text), EDITOR) instanceof ITextEditor editor) select(editor);
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
