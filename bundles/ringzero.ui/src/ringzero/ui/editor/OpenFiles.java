// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;

/** The models that are open: tells the language when they come and go. */
final class OpenFiles implements IFileBufferListener {
    // Saving waits that long for the layout at most; then the text is saved as it is.
    private static final Duration FOR_A_SAVE = Duration.ofMillis(150);

    private final ModelLanguage language;
    private final Map<IDocument, OpenModel> open = new ConcurrentHashMap<>();

    OpenFiles(ModelLanguage language) {
        this.language = language;
    }

    @Override
    public void bufferCreated(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text) file(buffer).ifPresent(file -> opened(file, text.getDocument()));
    }

    @Override
    public void bufferDisposed(IFileBuffer buffer) {
        OpenModel model = buffer instanceof ITextFileBuffer text ? open.remove(text.getDocument()) : null;
        if (model != null) model.close();
    }

    private void opened(IFile file, IDocument document) {
        OpenModel model = new OpenModel(file, language.uri(file.getLocationURI()), document, language);
        if (open.putIfAbsent(document, model) == null) model.open();
    }

    /** The open model whose text this is, if it is one. */
    Optional<OpenModel> model(IDocument document) {
        return Optional.ofNullable(document == null ? null : open.get(document));
    }

    /** The text of a file that is open. */
    Optional<IDocument> document(IFile file) {
        return open.values().stream()
                .filter(model -> model.file().equals(file))
                .map(OpenModel::document)
                .findFirst();
    }

    private static Optional<IFile> file(IFileBuffer buffer) {
        IPath path = buffer.getLocation();
        if (path == null || path.segmentCount() < 2 || !ModelLanguage.EXTENSION.equals(path.getFileExtension()))
            return Optional.empty();
        IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(path);
        return Optional.of(file).filter(f -> f.getProject().isAccessible() && f.getLocationURI() != null);
    }

    @Override
    public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {}

    @Override
    public void bufferContentReplaced(IFileBuffer buffer) {}

    /** About to be saved, or to be replaced by the file, in which case it does not matter what it becomes before. */
    @Override
    public void stateChanging(IFileBuffer buffer) {
        if (!buffer.isDirty() || Display.getCurrent() == null) return;
        if (buffer instanceof ITextFileBuffer text) model(text.getDocument()).ifPresent(this::rewrite);
    }

    private void rewrite(OpenModel model) {
        if (Preferences.ORGANISE_ON_SAVE.isOn()) Rewriting.IMPORTS.within(FOR_A_SAVE, language, model);
        if (Preferences.FORMAT_ON_SAVE.isOn()) Rewriting.FORMAT.within(FOR_A_SAVE, language, model);
    }

    @Override
    public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {}

    @Override
    public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {}

    @Override
    public void underlyingFileMoved(IFileBuffer buffer, IPath path) {}

    @Override
    public void underlyingFileDeleted(IFileBuffer buffer) {}

    @Override
    public void stateChangeFailed(IFileBuffer buffer) {}
}
