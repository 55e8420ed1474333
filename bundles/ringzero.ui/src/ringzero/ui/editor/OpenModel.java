// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

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

    void open() {
        TextDocumentItem item = new TextDocumentItem(uri, ModelLanguage.EXTENSION, version, document.get());
        language.tell(server -> server.didOpen(new DidOpenTextDocumentParams(item)));
        document.addDocumentListener(this);
    }

    void close() {
        document.removeDocumentListener(this);
        language.tell(server -> server.didClose(new DidCloseTextDocumentParams(identifier())));
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {}

    @Override
    public void documentChanged(DocumentEvent event) {
        version++;
        var identifier = new VersionedTextDocumentIdentifier(uri, version);
        var change = List.of(new TextDocumentContentChangeEvent(document.get()));
        language.tell(server -> server.didChange(new DidChangeTextDocumentParams(identifier, change)));
    }
}
