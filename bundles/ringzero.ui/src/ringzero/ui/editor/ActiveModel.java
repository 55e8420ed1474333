// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.IEditorPart;
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

    /**
     * A model and its text, saved or not.
     *
     * @param path where the file is, or was: its project may be deleted meanwhile
     */
    public record Shown(ITextEditor editor, IFile file, Path path, String text) {}

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
        follow(active().or(this::open).orElse(null));
        tell();
    }

    private void look() {
        ITextEditor active = active().orElse(null);
        // Results, say: what was shown before is still of interest as long as it is open.
        if (active == null
                && page.getActiveEditor() != null
                && editor != null
                && page.findEditor(editor.getEditorInput()) != null) return;
        if (active == editor) return;
        follow(active);
        tell();
    }

    private Optional<ITextEditor> active() {
        return Optional.ofNullable(page.getActiveEditor()).flatMap(ActiveModel::ofModel);
    }

    /** A model beside what is active, such as results. */
    private Optional<ITextEditor> open() {
        return Arrays.stream(page.getEditorReferences())
                .map(reference -> reference.getEditor(false))
                .flatMap(editor -> ofModel(editor).stream())
                .findFirst();
    }

    private static Optional<ITextEditor> ofModel(IEditorPart editor) {
        return editor instanceof ITextEditor text && location(text).isPresent() ? Optional.of(text) : Optional.empty();
    }

    private void follow(ITextEditor active) {
        if (document != null) document.removeDocumentListener(typing);
        editor = active;
        document = active == null ? null : active.getDocumentProvider().getDocument(active.getEditorInput());
        if (document != null) document.addDocumentListener(typing);
    }

    /** Where the model of an editor is; empty if it shows none, or one that is gone. */
    private static Optional<URI> location(ITextEditor editor) {
        return Optional.ofNullable(ResourceUtil.getFile(editor.getEditorInput()))
                .filter(file -> ModelLanguage.EXTENSION.equals(file.getFileExtension()))
                .map(IFile::getLocationURI);
    }

    private void tell() {
        Optional<URI> location = document == null ? Optional.empty() : location(editor);
        reader.accept(location.map(where ->
                new Shown(editor, ResourceUtil.getFile(editor.getEditorInput()), Path.of(where), document.get())));
    }

    /** Stops telling. */
    public void dispose() {
        page.removePartListener(parts);
        if (document != null) document.removeDocumentListener(typing);
        page.getWorkbenchWindow().getShell().getDisplay().timerExec(-1, tell);
    }
}
