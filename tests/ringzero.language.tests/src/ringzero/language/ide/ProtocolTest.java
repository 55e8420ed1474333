// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolTest {

    private static final int PIPE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void everythingWorksAcrossTheWireToo() throws Exception {
        var toServer = new PipedOutputStream();
        var toClient = new PipedOutputStream();
        var server = VmmServer.of(new VmmIdeSetup().createInjectorAndDoEMFRegistration());
        var serving =
                Launcher.createLauncher(server, LanguageClient.class, new PipedInputStream(toServer, PIPE), toClient);
        var client = new Client();
        var asking =
                Launcher.createLauncher(client, LanguageServer.class, new PipedInputStream(toClient, PIPE), toServer);
        server.connect(serving.getRemoteProxy());
        serving.startListening();
        asking.startListening();
        var remote = asking.getRemoteProxy();
        var params = new InitializeParams();
        params.setCapabilities(new ClientCapabilities());
        params.setRootUri(folder.toUri().toString());

        var capabilities = done(remote.initialize(params)).getCapabilities();
        remote.initialized(new InitializedParams());
        var uri = folder.resolve("a.vmm").toUri().toString();
        remote.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(
                        new TextDocumentItem(uri, "ringzero", 1, "host h { memory 8 gib }")));
        var problems = done(client.problems).getDiagnostics();
        var id = new TextDocumentIdentifier(uri);
        var hover = done(remote.getTextDocumentService().hover(new HoverParams(id, new Position(0, 10))));
        var fixes = done(remote.getTextDocumentService()
                .codeAction(new CodeActionParams(id, problems.getFirst().getRange(), new CodeActionContext(problems))));

        assertThat(capabilities.getCompletionProvider().getTriggerCharacters()).contains(".", " ");
        assertThat(capabilities.getCodeActionProvider().getRight().getCodeActionKinds())
                .contains("quickfix", "source.organizeImports");
        assertThat(problems).extracting(problem -> problem.getCode().getLeft()).contains("RZ0201");
        assertThat(hover.getContents().getRight().getValue()).contains("Memory in all.");
        assertThat(fixes).extracting(fix -> fix.getRight().getTitle()).contains("Write 'GiB'");

        done(remote.shutdown());
        toServer.close();
    }

    private static <T> T done(CompletableFuture<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    /** Waits for the first problems. */
    public static final class Client implements LanguageClient {

        private final CompletableFuture<PublishDiagnosticsParams> problems = new CompletableFuture<>();

        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            if (!diagnostics.getDiagnostics().isEmpty()) problems.complete(diagnostics);
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
