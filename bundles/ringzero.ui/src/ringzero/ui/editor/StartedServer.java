// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import com.google.inject.Injector;
import java.util.List;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.RenameCapabilities;
import org.eclipse.lsp4j.SemanticTokensCapabilities;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import ringzero.experiment.run.TwinOutlook;
import ringzero.language.ide.VmmIdeSetup;
import ringzero.language.ide.VmmServer;

/**
 * The language server in this process: the same that other editors start as a process.
 *
 * @param language the injector of the language it serves
 * @param legend what the numbers of semantic tokens mean
 */
record StartedServer(VmmServer server, Injector language, SemanticTokensLegend legend) {

    /** Starts it with the folders of the projects that are there. Takes a second or two: not for the UI thread. */
    static StartedServer start(List<WorkspaceFolder> folders, LanguageClient client) {
        // What Xtext writes to its own log belongs into the Error Log.
        Logger.getRootLogger().addAppender(new ErrorLogAppender());
        Logger.getRootLogger().setLevel(Level.WARN);
        Injector language = new VmmIdeSetup(new TwinOutlook()).createInjectorAndDoEMFRegistration();
        VmmServer server = VmmServer.of(language);
        server.connect(client);
        InitializeParams params = new InitializeParams();
        params.setCapabilities(capabilities());
        params.setWorkspaceFolders(folders);
        var capabilities = server.initialize(params).join().getCapabilities();
        server.initialized(new InitializedParams());
        return new StartedServer(
                server, language, capabilities.getSemanticTokensProvider().getLegend());
    }

    private static ClientCapabilities capabilities() {
        CompletionItemCapabilities item = new CompletionItemCapabilities(true);
        item.setDocumentationFormat(List.of("markdown", "plaintext"));
        DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
        symbols.setHierarchicalDocumentSymbolSupport(true);
        TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
        text.setCompletion(new CompletionCapabilities(item));
        text.setDocumentSymbol(symbols);
        text.setRename(new RenameCapabilities(true, false));
        text.setSemanticTokens(new SemanticTokensCapabilities(false));
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setWorkspaceFolders(true);
        ClientCapabilities capabilities = new ClientCapabilities();
        capabilities.setTextDocument(text);
        capabilities.setWorkspace(workspace);
        return capabilities;
    }
}
