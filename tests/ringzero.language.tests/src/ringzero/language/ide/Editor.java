// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;

/** An editor without windows: opens models in a server and asks about places in them. */
final class Editor {

    private static final Injector LANGUAGE = new VmmIdeSetup().createInjectorAndDoEMFRegistration();

    private final Path folder;
    private final VmmServer server = VmmServer.of(LANGUAGE);
    private final ConcurrentHashMap<String, List<Diagnostic>> problems = new ConcurrentHashMap<>();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final AtomicInteger versions = new AtomicInteger(1);
    private final ServerCapabilities capabilities;

    Editor(Path folder) throws Exception {
        this(
                folder,
                List.of(new WorkspaceFolder(folder.toUri().toString(), "test")),
                folder.toUri().toString());
    }

    /** An editor that opens single files. */
    static Editor withoutFolder(Path whereFilesAre) throws Exception {
        return new Editor(whereFilesAre, null, null);
    }

    private Editor(Path folder, List<WorkspaceFolder> folders, String root) throws Exception {
        this.folder = folder;
        // models that another test has read without an editor leave a language without editor services behind
        new VmmIdeSetup().register(LANGUAGE);
        server.connect(new Client());
        var params = new InitializeParams();
        var text = new TextDocumentClientCapabilities();
        text.setFoldingRange(new FoldingRangeCapabilities());
        var symbols = new DocumentSymbolCapabilities();
        symbols.setHierarchicalDocumentSymbolSupport(true);
        text.setDocumentSymbol(symbols);
        var client = new ClientCapabilities();
        client.setTextDocument(text);
        params.setCapabilities(client);
        params.setWorkspaceFolders(folders);
        params.setRootUri(root);
        capabilities = done(server.initialize(params)).getCapabilities();
        server.initialized(new InitializedParams());
    }

    ServerCapabilities capabilities() {
        return capabilities;
    }

    /** Opens a text; a bar in it marks the caret and is taken out. */
    OpenText open(String name, String textWithCaret) throws Exception {
        int caret = textWithCaret.indexOf('|');
        var text = caret < 0 ? textWithCaret : textWithCaret.substring(0, caret) + textWithCaret.substring(caret + 1);
        return opened(name, text, Math.max(0, caret));
    }

    /** Opens a text in which bars are bars. */
    OpenText openAsIs(String name, String text) throws Exception {
        return opened(name, text, 0);
    }

    private OpenText opened(String name, String text, int caret) throws Exception {
        var uri = folder.resolve(name).toUri().toString();
        server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "vmm", 1, text)));
        done(server.getRequestManager().runRead(cancelled -> true));
        return new OpenText(uri, text, caret);
    }

    /** Changes a part of a text, as typing does. */
    OpenText replace(OpenText text, int from, int until, String by) throws Exception {
        var change = new TextDocumentContentChangeEvent(new Range(text.position(from), text.position(until)), by);
        server.didChange(new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(text.uri(), versions.incrementAndGet()), List.of(change)));
        done(server.getRequestManager().runRead(cancelled -> true));
        return new OpenText(
                text.uri(), text.text().substring(0, from) + by + text.text().substring(until), 0);
    }

    /** Tells the server of files that came, changed or went on disk; the names of all files that it then checked. */
    Set<String> checkedAfter(FileChangeType type, String... names) throws Exception {
        done(server.getRequestManager().runRead(cancelled -> true));
        published.clear();
        server.didChangeWatchedFiles(new DidChangeWatchedFilesParams(Stream.of(names)
                .map(name -> new FileEvent(folder.resolve(name).toUri().toString(), type))
                .toList()));
        done(server.getRequestManager().runRead(cancelled -> true));
        return published.stream()
                .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void close(OpenText text) throws Exception {
        server.didClose(new DidCloseTextDocumentParams(text.id()));
        done(server.getRequestManager().runRead(cancelled -> true));
    }

    OpenText open(String textWithCaret) throws Exception {
        return open("test.vmm", textWithCaret);
    }

    <T> T ask(Function<VmmServer, CompletableFuture<T>> question) throws Exception {
        return done(question.apply(server));
    }

    List<Diagnostic> problems(OpenText text) {
        return problems.getOrDefault(text.uri, List.of());
    }

    private static <T> T done(CompletableFuture<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    /** A text as the server knows it. */
    record OpenText(String uri, String text, int caretOffset) {

        TextDocumentIdentifier id() {
            return new TextDocumentIdentifier(uri);
        }

        Position caret() {
            return position(caretOffset);
        }

        /** The place of a word, or a part of one. */
        Position at(String word) {
            return position(text.indexOf(word));
        }

        Position position(int offset) {
            var before = text.substring(0, offset);
            int line = (int) before.chars().filter(c -> c == '\n').count();
            return new Position(line, offset - (before.lastIndexOf('\n') + 1));
        }

        int offset(Position position) {
            int offset = 0;
            for (int line = 0; line < position.getLine(); line++) offset = text.indexOf('\n', offset) + 1;
            return offset + position.getCharacter();
        }

        String in(Range range) {
            return text.substring(offset(range.getStart()), offset(range.getEnd()));
        }

        /** The text after changes. */
        String with(List<? extends TextEdit> edits) {
            var changed = new StringBuilder(text);
            var last = new ArrayList<TextEdit>(edits);
            last.sort((a, b) -> Integer.compare(
                    offset(b.getRange().getStart()), offset(a.getRange().getStart())));
            for (var edit : last) {
                changed.replace(
                        offset(edit.getRange().getStart()),
                        offset(edit.getRange().getEnd()),
                        edit.getNewText());
            }
            return changed.toString();
        }
    }

    private final class Client implements LanguageClient {
        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics.getUri());
            problems.put(diagnostics.getUri(), diagnostics.getDiagnostics());
        }

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}
    }
}
