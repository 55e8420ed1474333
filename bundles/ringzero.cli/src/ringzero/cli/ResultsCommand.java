// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.ResultQuery;
import ringzero.experiment.store.StoreException;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = "Looks at result files.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero results list",
            "  ringzero results show web-PathsUnderLoad.rzr",
            "  ringzero results query web-PathsUnderLoad.rzr 'SELECT moduleName, avg(scalarValue) FROM scalar GROUP BY 1'"
        })
final class ResultsCommand implements Runnable {

    private final Terminal terminal;

    ResultsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandLine.usage(this, terminal.out());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the result files of a folder.",
            footerHeading = "%nExample:%n",
            footer = "  ringzero results list models")
    int list(
            @Parameters(paramLabel = "FOLDER", defaultValue = ".", description = "The folder; this one if not given.")
                    Path folder)
            throws IOException {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, "*.rzr")) {
            found.forEach(files::add);
        } catch (java.nio.file.NotDirectoryException
                | java.nio.file.NoSuchFileException
                | DirectoryIteratorException e) {
            throw new UsageException("There is no folder " + folder + ".");
        }
        files.sort(null);
        for (Path file : files) {
            try {
                terminal.out().println(file + "  " + summary(ResultFile.read(file)));
            } catch (StoreException e) {
                terminal.say("ringzero: " + e.getMessage());
            }
        }
        if (files.isEmpty())
            terminal.say("There are no result files in " + folder + "; 'ringzero run <model>' makes one.");
        return ExitCode.OK;
    }

    private static String summary(Study study) {
        int runs = study.variants().stream()
                .mapToInt(variant -> variant.runs().size())
                .sum();
        return "%s of %s: %s, %s, %s"
                .formatted(
                        study.name(),
                        study.provenance().model(),
                        CheckCommand.count(study.variants().size(), "variant"),
                        CheckCommand.count(runs, "run"),
                        study.provenance().finished());
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints all runs of a result file, one on each line, tabs between.",
            footerHeading = "%nExample:%n",
            footer = "  ringzero results show web-PathsUnderLoad.rzr | column -t -s $'\\t'")
    int show(
            @Parameters(paramLabel = "FILE", description = "The result file (.rzr).") Path file,
            @Option(names = "--no-header", description = "Do not name the columns.") boolean noHeader) {
        Study study = ResultFile.read(file);
        List<String> head = new ArrayList<>(study.factors());
        head.addAll(List.of("seed", "replication", "seconds", "events", "fingerprint"));
        if (!noHeader) terminal.out().println(String.join("\t", head));
        for (Variant variant : study.variants()) {
            for (Run run : variant.runs()) {
                List<String> cells = new ArrayList<>();
                for (String factor : study.factors())
                    cells.add(variant.levels().get(factor).text());
                cells.add(Long.toString(run.seed()));
                cells.add(Integer.toString(run.replication()));
                cells.add(Double.toString(run.duration()));
                cells.add(Long.toString(run.events()));
                cells.add("%016x".formatted(run.fingerprint()));
                terminal.out().println(String.join("\t", cells));
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "query",
            mixinStandardHelpOptions = true,
            description = {
                "Answers a question in SQL about a result file, which is an SQLite database. It is only read. The tables are",
                "described in docs/results.md; --tables prints their definitions."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  ringzero results query web.rzr \"SELECT runId, scalarValue FROM scalar WHERE measure = 'throughput'\"",
                "  ringzero results query web.rzr --tables"
            })
    int query(
            @Parameters(index = "0", paramLabel = "FILE", description = "The result file (.rzr).") Path file,
            @Parameters(index = "1", arity = "0..1", paramLabel = "SQL", description = "One statement.") String sql,
            @Option(names = "--tables", description = "Print how the tables are defined.") boolean tables,
            @Option(names = "--json", description = "Print JSON: a list of objects.") boolean json,
            @Option(names = "--no-header", description = "Do not name the columns.") boolean noHeader) {
        if (tables == (sql != null)) throw new UsageException("Give one SQL statement, or --tables.");
        ResultQuery.Table answer = ResultQuery.ask(file, tables ? ResultQuery.DEFINITIONS : sql);
        if (json) {
            terminal.out().println(Rows.json(answer));
            return ExitCode.OK;
        }
        if (tables) {
            answer.rows().forEach(row -> terminal.out().println(row.getFirst() + ";"));
            return ExitCode.OK;
        }
        if (!noHeader) terminal.out().println(String.join("\t", answer.columns()));
        for (List<Object> row : answer.rows())
            terminal.out().println(row.stream().map(Rows::cell).collect(Collectors.joining("\t")));
        return ExitCode.OK;
    }
}
