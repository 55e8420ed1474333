// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * The model in the active editor, for views that show something of it. Tells when there is another one, and when its text has rested for a moment. For the UI
 * thread.
 */
public final class ActiveModel {
    private static final int PAUSE = 400;

    /** A model and its text, saved or not. */
    public record Shown(ITextEditor editor, IFile file, String text) {
        /** Where the file is. */
        public Path path() {
            return Path.of(file.getLocationURI());
        }
    }

    private final IWorkbenchPage page;
    private final Consumer<Optional<Shown>> reader;
    private final Runnable tell = this::tell;
    private final IDocumentListener typing = new IDocumentListener() {
        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {}

        @Override
        public void documentChanged(DocumentEvent event) {
            page.getWorkbenchWindow().getShell().getDisplay().timerExec(PAUSE, tell);
        }
    };
    private final IPartListener2 parts = new IPartListener2() {
        @Override
        public void partActivated(IWorkbenchPartReference part) {
            look();
        }

        @Override
        public void partClosed(IWorkbenchPartReference part) {
            look();
        }
    };
    private ITextEditor editor;
    private IDocument document;

    /** @param reader is told at once, and then whenever something changes */
    public ActiveModel(IWorkbenchPage page, Consumer<Optional<Shown>> reader) {
        this.page = page;
        this.reader = reader;
        page.addPartListener(parts);
        follow(page.getActiveEditor() instanceof ITextEditor text ? text : null);
        tell();
    }

    private void look() {
        ITextEditor active = page.getActiveEditor() instanceof ITextEditor text && file(text) != null ? text : null;
        // Results, say: what was shown before is still of interest as long as it is open.
        if (active == null
                && page.getActiveEditor() != null
                && editor != null
                && page.findEditor(editor.getEditorInput()) != null) return;
        if (active == editor) return;
        follow(active);
        tell();
    }

    private void follow(ITextEditor active) {
        if (document != null) document.removeDocumentListener(typing);
        editor = active;
        document = active == null ? null : active.getDocumentProvider().getDocument(active.getEditorInput());
        if (document != null) document.addDocumentListener(typing);
    }

    private static IFile file(ITextEditor editor) {
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        return file != null && file.getLocationURI() != null && ModelLanguage.EXTENSION.equals(file.getFileExtension())
                ? file
                : null;
    }

    private void tell() {
        IFile file = document == null ? null : file(editor);
        reader.accept(file == null ? Optional.empty() : Optional.of(new Shown(editor, file, document.get())));
    }

    /** Stops telling. */
    public void dispose() {
        page.removePartListener(parts);
        if (document != null) document.removeDocumentListener(typing);
        page.getWorkbenchWindow().getShell().getDisplay().timerExec(-1, tell);
    }
}
