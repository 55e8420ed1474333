// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.osgi.util.NLS;
import org.eclipse.text.edits.TextEdit;
import org.eclipse.text.edits.TextEditGroup;
import ringzero.ui.editor.DocumentEdits;
import ringzero.ui.editor.ModelText;

/**
 * What the language server wants to change, in any number of files, open or not.
 *
 * @param name what the user asked for
 * @param parts of the change, all for the same texts
 */
record ServerChange(String name, List<WorkspaceEdit> parts) {

    private Map<String, Set<org.eclipse.lsp4j.TextEdit>> byFile() {
        Map<String, Set<org.eclipse.lsp4j.TextEdit>> files = new LinkedHashMap<>();
        for (WorkspaceEdit part : parts) {
            if (part.getChanges() != null)
                part.getChanges().forEach((file, edits) -> edits(files, file).addAll(edits));
            if (part.getDocumentChanges() == null) continue;
            for (var change : part.getDocumentChanges())
                if (change.isLeft())
                    edits(files, change.getLeft().getTextDocument().getUri()).addAll(texts(change.getLeft()));
        }
        return files;
    }

    /** Two problems may have one remedy, such as the same import: then it is made once. */
    private static Set<org.eclipse.lsp4j.TextEdit> edits(
            Map<String, Set<org.eclipse.lsp4j.TextEdit>> files, String file) {
        return files.computeIfAbsent(file, each -> new LinkedHashSet<>());
    }

    boolean isEmpty() {
        return byFile().values().stream().allMatch(Set::isEmpty);
    }

    private static List<org.eclipse.lsp4j.TextEdit> texts(TextDocumentEdit change) {
        return change.getEdits().stream()
                .filter(each -> each.isLeft())
                .map(each -> each.getLeft())
                .toList();
    }

    /**
     * The same as the platform previews, makes and takes back. Open files with unsaved text stay unsaved; all others are saved.
     *
     * @throws CoreException if a file is not in the workspace or cannot be read
     */
    CompositeChange toChange() throws CoreException {
        CompositeChange all = new CompositeChange(name);
        all.markAsSynthetic();
        for (var file : byFile().entrySet()) all.add(change(file(file.getKey()), List.copyOf(file.getValue())));
        return all;
    }

    private static IFile file(String uri) throws CoreException {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(uri)))
            if (file.exists()) return file;
        throw new CoreException(Status.error(NLS.bind(Messages.ServerChange_elsewhere, uri)));
    }

    private Change change(IFile file, List<org.eclipse.lsp4j.TextEdit> edits) throws CoreException {
        TextFileChange change = new TextFileChange(file.getName(), file);
        change.setTextType(file.getFileExtension());
        IDocument document = change.getCurrentDocument(null);
        var text = new DocumentEdits(edits).in(document);
        change.setEdit(text);
        // The preview shows, and lets one leave out, each place by itself.
        for (var each : text.getChildren()) change.addTextEditGroup(new TextEditGroup(line(document, each), each));
        return change;
    }

    /** "28: guest web on server {". */
    private static String line(IDocument document, TextEdit edit) throws CoreException {
        try {
            int line = document.getLineOfOffset(edit.getOffset());
            String text = document.get(document.getLineOffset(line), document.getLineLength(line));
            return line + 1 + ": " + text.strip();
        } catch (BadLocationException e) {
            throw new CoreException(Status.error(Messages.ServerChange_changed, e));
        }
    }

    /**
     * Makes the change in the editors that are open, where it can be taken back, and in all other files. For the UI thread.
     *
     * @throws CoreException if a file is not in the workspace or cannot be written
     */
    void apply() throws CoreException {
        for (var file : byFile().entrySet())
            ModelText.apply(file(file.getKey()), new DocumentEdits(List.copyOf(file.getValue())));
    }
}
