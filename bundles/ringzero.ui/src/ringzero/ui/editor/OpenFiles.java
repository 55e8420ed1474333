// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.Optional;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;

/** Tells the language which models are open. */
final class OpenFiles implements IFileBufferListener {
    private final ModelLanguage language;

    OpenFiles(ModelLanguage language) {
        this.language = language;
    }

    @Override
    public void bufferCreated(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text) model(buffer).ifPresent(file -> language.opened(file, text));
    }

    @Override
    public void bufferDisposed(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text) language.closed(text.getDocument());
    }

    private static Optional<IFile> model(IFileBuffer buffer) {
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

    @Override
    public void stateChanging(IFileBuffer buffer) {}

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
