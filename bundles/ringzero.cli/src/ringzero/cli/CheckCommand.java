// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.run.TwinOutlook;
import ringzero.language.Models;
import ringzero.language.Problem;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says what is wrong with models.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ringzero check web.vmm database.vmm",
            "",
            "Exit code 2 if there is an error; warnings alone are no reason to fail."
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Models (.vmm).")
    private List<Path> files;

    @Option(names = "--json", description = "Print a JSON list of problems.")
    private boolean json;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var models = new Models(new TwinOutlook());
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) problems.addAll(models.load(file).problems());
        if (json) terminal.print(Problems.json(problems));
        else problems.forEach(problem -> terminal.out().println(Problems.line(problem)));
        long errors = problems.stream()
                .filter(p -> p.severity() == Problem.Severity.ERROR)
                .count();
        long warnings = problems.stream()
                .filter(p -> p.severity() == Problem.Severity.WARNING)
                .count();
        terminal.say("%s: %s, %s."
                .formatted(count(files.size(), "file"), count(errors, "error"), count(warnings, "warning")));
        return errors > 0 ? ExitCode.MODEL_WRONG : ExitCode.OK;
    }

    static String count(long number, String noun) {
        return (number == 0 ? "no" : number) + " " + noun + (number == 1 ? "" : "s");
    }
}
