// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;

/** The texts of models, as editors show them if they are open. */
public final class ModelText {
    private ModelText() {}

    /** The model that a path in the workspace names, if there is one. */
    public static Optional<IFile> file(String path) {
        IPath full = IPath.forPosix(path);
        if (path.isBlank() || full.segmentCount() < 2) return Optional.empty();
        return Optional.of(ResourcesPlugin.getWorkspace().getRoot().getFile(full))
                .filter(file -> file.exists() && ModelLanguage.EXTENSION.equals(file.getFileExtension()));
    }

    /**
     * The text of a model.
     *
     * @throws CoreException if it cannot be read
     */
    public static String of(IFile file) throws CoreException {
        ITextFileBuffer open =
                FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
        if (open != null) return open.getDocument().get();
        try {
            return file.readString();
        } catch (UncheckedIOException e) {
            throw new CoreException(org.eclipse.core.runtime.Status.error(file.getFullPath() + " cannot be read.", e));
        }
    }

    /**
     * Adds text at the end of a model, an empty line before it. Saves it, unless an editor holds changes that are not saved. For the UI
     * thread; gives back where the text begins.
     *
     * @throws CoreException if the file cannot be read or written
     */
    public static int append(IFile file, String text) throws CoreException {
        int[] begin = new int[1];
        change(file, buffer -> {
            boolean unsaved = buffer.isDirty();
            IDocument document = buffer.getDocument();
            int end = document.get().stripTrailing().length();
            String before = end == 0 ? "" : "\n\n";
            begin[0] = end + before.length();
            try {
                document.replace(end, document.getLength() - end, before + text);
            } catch (BadLocationException e) {
                throw new IllegalStateException("the end of a document is not in it", e);
            }
            if (!unsaved) buffer.commit(null, false);
        });
        return begin[0];
    }

    /**
     * Makes changes to a model: in its editor, where one undo takes them back, or in the file if there is no editor. For the UI thread.
     *
     * @throws CoreException if the file cannot be read or written
     */
    public static void apply(IFile file, DocumentEdits edits) throws CoreException {
        boolean open = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE)
                != null;
        change(file, buffer -> {
            edits.apply(buffer.getDocument());
            if (!open) buffer.commit(null, false);
        });
    }

    private interface Change {
        void in(ITextFileBuffer buffer) throws CoreException;
    }

    private static void change(IFile file, Change change) throws CoreException {
        var buffers = FileBuffers.getTextFileBufferManager();
        buffers.connect(file.getFullPath(), LocationKind.IFILE, null);
        try {
            change.in(buffers.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE));
        } finally {
            buffers.disconnect(file.getFullPath(), LocationKind.IFILE, null);
        }
    }
}
