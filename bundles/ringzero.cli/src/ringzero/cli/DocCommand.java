// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ringzero.language.ide.Reference;
import ringzero.language.ide.VmmIdeSetup;

@Command(
        name = "doc",
        mixinStandardHelpOptions = true,
        description = "Writes the reference of the language and its library as HTML: settings, rules, kinds, sources.",
        footerHeading = "%nExample:%n",
        footer = "  ringzero doc --out reference")
final class DocCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            required = true,
            description = "Where to write; index.html is where to begin.")
    private Path folder;

    DocCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var language = new VmmIdeSetup().createInjectorAndDoEMFRegistration();
        Files.createDirectories(folder);
        var pages = language.getInstance(Reference.class).pages();
        for (var page : pages.entrySet()) Files.writeString(folder.resolve(page.getKey()), page.getValue());
        terminal.say(
                "Wrote %s; open %s.".formatted(CheckCommand.count(pages.size(), "page"), folder.resolve("index.html")));
        return ExitCode.OK;
    }
}
