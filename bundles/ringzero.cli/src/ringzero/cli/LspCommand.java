// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ringzero.experiment.run.TwinOutlook;
import ringzero.language.ide.VmmIdeSetup;
import ringzero.language.ide.VmmServer;

@Command(
        name = "lsp",
        mixinStandardHelpOptions = true,
        description = "Serves editors with the Language Server Protocol on standard input and output.",
        footerHeading = "%nExample (in the settings of an editor):%n",
        footer = "  command: [\"ringzero\", \"lsp\"]")
final class LspCommand implements Callable<Integer> {

    @Option(
            names = "--stdio",
            description = "Standard input and output, as always; many editors say so when they start a server.")
    private boolean isStandard;

    private final Terminal terminal;

    LspCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        // whoever prints by accident must not disturb the protocol
        var protocol = terminal.out();
        System.setOut(terminal.err());
        var server = VmmServer.of(new VmmIdeSetup(new TwinOutlook()).createInjectorAndDoEMFRegistration());
        var launcher = Launcher.createLauncher(server, LanguageClient.class, System.in, protocol);
        server.connect(launcher.getRemoteProxy());
        try {
            launcher.startListening().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the connection to the editor broke", e.getCause());
        }
        return ExitCode.OK;
    }
}
