// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
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
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringzero lsp} as a process, as an editor starts it. */
class LspCommandTest {

    private static final String MODEL = """
            mode mine : hardware-assisted { on mmio { perform beep } }
            operation beep
            """;

    @TempDir
    Path folder;

    @Test
    void anEditorIsServedOverStandardInputAndOutputUntilItLeaves() throws Exception {
        var process = new ProcessBuilder(Program.command("lsp", "--stdio"))
                .redirectError(folder.resolve("said.txt").toFile())
                .start();
        try {
            var client = new Client();
            var launcher = Launcher.createLauncher(
                    client, LanguageServer.class, process.getInputStream(), process.getOutputStream());
            launcher.startListening();
            var server = launcher.getRemoteProxy();
            var params = new InitializeParams();
            params.setCapabilities(new ClientCapabilities());
            params.setWorkspaceFolders(
                    List.of(new WorkspaceFolder(folder.toUri().toString(), "models")));

            var capabilities = done(server.initialize(params)).getCapabilities();
            server.initialized(new InitializedParams());
            var uri = folder.resolve("a.vmm").toUri().toString();
            server.getTextDocumentService()
                    .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "ringzero", 1, MODEL)));
            var problems = done(client.problems).getDiagnostics();
            var id = new TextDocumentIdentifier(uri);
            var hover = done(server.getTextDocumentService().hover(new HoverParams(id, new Position(0, 12))));
            var fixes = done(server.getTextDocumentService()
                    .codeAction(
                            new CodeActionParams(id, problems.getFirst().getRange(), new CodeActionContext(problems))));
            var operation = done(server.getTextDocumentService()
                            .prepareCallHierarchy(new CallHierarchyPrepareParams(id, new Position(1, 12))))
                    .getFirst();
            // refused: a name has no blank
            assertThatThrownBy(() -> done(server.getTextDocumentService()
                            .rename(new RenameParams(id, new Position(1, 12), "beep beep"))))
                    .hasMessageContaining("is no name");
            var performers = done(server.getTextDocumentService()
                    .callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(operation)));

            assertThat(capabilities.getCompletionProvider().getTriggerCharacters())
                    .contains(".", " ");
            assertThat(capabilities.getCodeActionProvider().getRight().getCodeActionKinds())
                    .contains("quickfix", "source.organizeImports");
            assertThat(problems)
                    .extracting(problem -> problem.getCode().getLeft())
                    .containsExactly("RZ0401");
            assertThat(hover.getContents().getRight().getValue()).contains("hardware-assisted");
            assertThat(fixes)
                    .extracting(fix -> fix.getRight().getTitle())
                    .containsExactly("Add 'on beep' to mode 'mine'");
            assertThat(performers).extracting(call -> call.getFrom().getName()).containsExactly("mmio");

            done(server.shutdown());
            server.exit();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(Files.readString(folder.resolve("said.txt"))).doesNotContain("Exception", "ERROR");
        } finally {
            process.destroyForcibly();
        }
    }

    private static <T> T done(CompletableFuture<T> answer) throws Exception {
        return answer.get(120, TimeUnit.SECONDS);
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
