// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** A model whose text is being edited: the server sees the editor's text, not the file's. */
public final class OpenModel implements IDocumentListener {
    private final IFile file;
    private final String uri;
    private final IDocument document;
    private final ModelLanguage language;
    private volatile int version;

    OpenModel(IFile file, String uri, IDocument document, ModelLanguage language) {
        this.file = file;
        this.uri = uri;
        this.document = document;
        this.language = language;
    }

    public IFile file() {
        return file;
    }

    public String uri() {
        return uri;
    }

    public IDocument document() {
        return document;
    }

    /** The text as questions to the server name it. */
    public TextDocumentIdentifier identifier() {
        return new TextDocumentIdentifier(uri);
    }

    /** Counts the changes. */
    int version() {
        return version;
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {}

    @Override
    public void documentChanged(DocumentEvent event) {
        version++;
        language.changed(this, version, document.get());
    }
}
