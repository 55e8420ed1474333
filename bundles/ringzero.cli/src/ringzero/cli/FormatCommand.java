// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.format.ModelFormatter;
import ringzero.language.ide.VmmIdeSetup;

@Command(
        name = "format",
        mixinStandardHelpOptions = true,
        description = "Lays models out: one setting to a line, values below each other. Changes space only.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ringzero format web.vmm",
            "  ringzero format --check *.vmm",
            "  ringzero format - < web.vmm",
            "",
            "Exit code 1 if --check finds a model that is not laid out so, 2 if one cannot be read."
        })
final class FormatCommand implements Callable<Integer> {

    private static final Path STANDARD_INPUT = Path.of("-");

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Models (.vmm), which are changed in place. A - reads standard input and prints the result.")
    private List<Path> files;

    @Option(names = "--check", description = "Change nothing; list the models that would be changed.")
    private boolean check;

    FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var language = new VmmIdeSetup().createInjectorAndDoEMFRegistration();
        var formatter = language.getInstance(ModelFormatter.class);
        var models = new Models(language);
        var changed = new ArrayList<Path>();
        boolean wrong = false;
        for (Path file : files) {
            var text = text(file);
            var formatted = text == null ? null : formatter.format(text).orElse(null);
            if (formatted == null) {
                wrong = true;
                problems(models, file, text).forEach(problem -> terminal.say(Problems.line(problem)));
                continue;
            }
            if (!formatted.equals(text)) changed.add(file);
            if (file.equals(STANDARD_INPUT) && !check) terminal.out().print(formatted);
            else if (!formatted.equals(text) && !check) Files.writeString(file, formatted);
        }
        if (check) changed.forEach(file -> terminal.out().println(file));
        terminal.say("%s: %s %s."
                .formatted(
                        CheckCommand.count(files.size(), "file"),
                        changed.isEmpty() ? "none" : Integer.toString(changed.size()),
                        check ? "to be formatted" : "changed"));
        if (wrong) return ExitCode.MODEL_WRONG;
        return check && !changed.isEmpty() ? ExitCode.REQUIREMENT_MISSED : ExitCode.OK;
    }

    /** Null if it cannot be read. */
    private static String text(Path file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (IOException e) {
            return null;
        }
    }

    /** Why a model cannot be laid out. */
    private static List<Problem> problems(Models models, Path file, String text) {
        var checked = text == null ? models.load(file) : models.parse(text, file.toString());
        return checked.errors();
    }
}
