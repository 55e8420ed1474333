// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.ServerModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.language.ide.VmmIdeSetup;

/** The language as editors see it: files of a folder, their problems, and the library behind them. */
class WorkspaceTest {

    @TempDir
    Path folder;

    @Test
    void filesOfAFolderSeeEachOtherAndTheLibrary() throws Exception {
        Files.writeString(
                folder.resolve("a.vmm"),
                "import ringzero.processors.*  import ringzero.devices.*\n"
                        + "host rack1 { processor IntelXeonGold6338 iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 2 }"
                        + " }");
        Files.writeString(
                folder.resolve("b.vmm"),
                "guest web on rack1 {\n os Linux mode hardware-assisted net eth0 via sr-iov\n runs Missing }");
        Files.writeString(folder.resolve("c.vmm"), "guest db : web { vcpus 2 }");

        var problems = problemsOf(folder);

        assertThat(problems.keySet().stream().map(uri -> uri.substring(uri.length() - 5)))
                .containsExactlyInAnyOrder("a.vmm", "b.vmm", "c.vmm");
        assertThat(errors(problems, "a.vmm")).isEmpty();
        assertThat(errors(problems, "b.vmm")).containsExactly("2: There is no workload 'Missing'.");
        assertThat(errors(problems, "c.vmm")).isEmpty();
    }

    private static List<String> errors(Map<String, List<Diagnostic>> problems, String file) {
        return problems.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(file))
                .flatMap(entry -> entry.getValue().stream())
                .filter(problem -> problem.getSeverity() == org.eclipse.lsp4j.DiagnosticSeverity.Error)
                .map(problem -> problem.getRange().getStart().getLine() + ": "
                        + problem.getMessage().getLeft())
                .toList();
    }

    private static Map<String, List<Diagnostic>> problemsOf(Path folder) throws Exception {
        var loader = Thread.currentThread().getContextClassLoader();
        // Xtext finds languages through the thread's loader
        Thread.currentThread().setContextClassLoader(VmmIdeSetup.class.getClassLoader());
        try {
            var server = Guice.createInjector(new ServerModule()).getInstance(LanguageServerImpl.class);
            var client = new Client();
            server.connect(client);
            var parameters = new InitializeParams();
            parameters.setCapabilities(new ClientCapabilities());
            parameters.setRootUri(folder.toUri().toString());
            parameters.setWorkspaceFolders(
                    List.of(new WorkspaceFolder(folder.toUri().toString(), "test")));
            server.initialize(parameters).get(60, TimeUnit.SECONDS);
            server.initialized(new InitializedParams());
            server.getRequestManager().runRead(cancel -> null).get(60, TimeUnit.SECONDS);
            server.shutdown().get(60, TimeUnit.SECONDS);
            return client.problems;
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    private static final class Client implements LanguageClient {

        private final Map<String, List<Diagnostic>> problems = new ConcurrentHashMap<>();

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams parameters) {
            problems.put(parameters.getUri(), parameters.getDiagnostics());
        }

        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void showMessage(MessageParams parameters) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams parameters) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams parameters) {}
    }
}
