// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Writes a small model that runs, to start from.",
        footerHeading = "%nExample:%n",
        footer = {"  ringzero new web.vmm", "  ringzero run web.vmm"})
final class NewCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path file;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path target = file.toString().endsWith(".vmm") ? file : file.resolveSibling(file.getFileName() + ".vmm");
        try (var template = NewCommand.class.getResourceAsStream("new.vmm")) {
            if (target.toAbsolutePath().getParent() != null)
                Files.createDirectories(target.toAbsolutePath().getParent());
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(target + " exists already; choose another name.");
        }
        terminal.say("Wrote " + target + ". Run it with 'ringzero run " + target + "'.");
        return ExitCode.OK;
    }
}
