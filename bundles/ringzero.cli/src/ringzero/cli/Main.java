// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.run.ModelProblems;
import ringzero.experiment.run.Version;
import ringzero.experiment.store.StoreException;

/** The command line. */
@Command(
        name = "ringzero",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        description =
                "Models and simulates virtual machines: which way of virtualizing is fastest, at what cost, and why.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ringzero run web.vmm",
            "",
            "Exit codes: 0 all is well, 1 a requirement is missed, 2 the model or a file is wrong, 3 wrong usage,",
            "130 cancelled.",
            "'ringzero <command> --help' explains a command."
        })
public final class Main implements Runnable {

    /** In the order of the help. Only the one that is called is made, because making all costs a tenth of a second. */
    private static final Map<String, Function<Terminal, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("format", FormatCommand::new);
        COMMANDS.put("report", ReportCommand::new);
        COMMANDS.put("results", ResultsCommand::new);
        COMMANDS.put("export", ExportCommand::new);
        COMMANDS.put("compare", CompareCommand::new);
        COMMANDS.put("find", FindCommand::new);
        COMMANDS.put("explain", ExplainCommand::new);
        COMMANDS.put("sensitivity", SensitivityCommand::new);
        COMMANDS.put("topology", TopologyCommand::new);
        COMMANDS.put("validate", ValidateCommand::new);
        COMMANDS.put("new", NewCommand::new);
        COMMANDS.put("doc", DocCommand::new);
        COMMANDS.put("lsp", LspCommand::new);
        COMMANDS.put("generate-completion", terminal -> new picocli.AutoComplete.GenerateCompletion());
    }

    static final String CANCELLED = "Cancelled. What is finished is kept; the same command goes on from there.";

    private final Terminal terminal;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(arguments, Terminal.of(out, err));
        out.flush();
        System.exit(code);
    }

    /** Runs one command and returns the exit code. */
    static int run(String[] arguments, Terminal terminal) {
        var line = new CommandLine(new Main(terminal));
        String called = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElse("");
        COMMANDS.forEach((name, command) -> {
            // the help and the completion show all commands
            if (!COMMANDS.containsKey(called) || called.startsWith("generate") || name.equals(called))
                line.addSubcommand(name, command.apply(terminal));
        });
        line.setOut(new PrintWriter(terminal.out(), true)).setErr(new PrintWriter(terminal.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.isColoured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(100).setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, unused) -> misused(e, terminal));
        line.setExecutionExceptionHandler((e, unused, unusedToo) -> failed(e, terminal));
        return line.execute(arguments);
    }

    private static int misused(CommandLine.ParameterException e, Terminal terminal) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.say("ringzero: " + sentence(e.getMessage()) + " Try '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }

    private static int failed(Exception e, Terminal terminal) {
        switch (e) {
            case ModelProblems wrong -> {
                wrong.problems().forEach(problem -> terminal.say(Problems.line(problem)));
                return ExitCode.MODEL_WRONG;
            }
            case ModelException wrong -> {
                terminal.say("ringzero: " + wrong.getMessage());
                return ExitCode.MODEL_WRONG;
            }
            case UsageException usage -> {
                terminal.say("ringzero: " + usage.getMessage());
                return ExitCode.USAGE;
            }
            case StoreException store -> {
                terminal.say("ringzero: " + store.getMessage());
                return ExitCode.MODEL_WRONG;
            }
            // whoever cancelled has said so
            case CancellationException cancelled -> {
                return ExitCode.CANCELLED;
            }
            default -> {
                return internal(e, terminal);
            }
        }
    }

    /** Our fault: the user gets a line, and we get everything. */
    private static int internal(Exception e, Terminal terminal) {
        var details = new StringWriter();
        details.append("Ringzero ")
                .append(Version.text())
                .append(", Java ")
                .append(Runtime.version().toString())
                .append("\n\n");
        e.printStackTrace(new PrintWriter(details));
        String where;
        try {
            Path file = Files.createTempFile("ringzero-error-", ".txt");
            Files.writeString(file, details.toString());
            where = "The details are in " + file + "; please report them.";
        } catch (IOException alsoFailed) {
            where = "The details could not be written: " + alsoFailed.getMessage() + ".";
        }
        terminal.say("ringzero: Something went wrong inside Ringzero ("
                + e.getClass().getSimpleName() + "). " + where);
        return ExitCode.INTERNAL;
    }

    @Override
    public void run() {
        CommandLine.usage(this, terminal.out());
    }

    /** Asked only if the version is asked for. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Ringzero " + Version.text()};
        }
    }
}
