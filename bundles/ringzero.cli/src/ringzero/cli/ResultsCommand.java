// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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
                    Path folder,
            @Option(names = "--json", description = "Print JSON: a list of objects.") boolean json)
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
        var list = new JsonArray();
        for (Path file : files) {
            try {
                Study study = ResultFile.read(file);
                if (json) list.add(json(file, study));
                else terminal.out().println(file + "  " + summary(study));
            } catch (StoreException e) {
                terminal.say("ringzero: " + e.getMessage());
            }
        }
        if (json) terminal.print(list);
        if (files.isEmpty())
            terminal.say("There are no result files in " + folder + "; 'ringzero run <model>' makes one.");
        return ExitCode.OK;
    }

    private static String summary(Study study) {
        return "%s of %s: %s, %s, %s"
                .formatted(
                        study.name(),
                        study.provenance().model(),
                        CheckCommand.count(study.variants().size(), "variant"),
                        CheckCommand.count(runs(study), "run"),
                        study.provenance().finished());
    }

    private static int runs(Study study) {
        return study.variants().stream()
                .mapToInt(variant -> variant.runs().size())
                .sum();
    }

    private static JsonObject json(Path file, Study study) {
        var object = new JsonObject();
        object.addProperty("file", file.toString());
        object.addProperty("experiment", study.name());
        object.addProperty("model", study.provenance().model());
        object.addProperty("model-digest", study.provenance().digest());
        object.addProperty("version", study.provenance().version());
        object.addProperty("variants", study.variants().size());
        object.addProperty("runs", runs(study));
        object.addProperty("finished", study.provenance().finished());
        return object;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Prints all runs of a result file, one on each line, tabs between; or the numbers that it rests on, each with",
                "where it is declared and who says so."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  ringzero results show web-PathsUnderLoad.rzr | column -t -s $'\\t'",
                "  ringzero results show web-PathsUnderLoad.rzr --sources --json"
            })
    int show(
            @Parameters(paramLabel = "FILE", description = "The result file (.rzr).") Path file,
            @Option(names = "--sources", description = "The numbers that the results rest on instead of the runs.")
                    boolean sources,
            @Option(names = "--json", description = "Print JSON: a list of objects.") boolean json,
            @Option(names = "--no-header", description = "Do not name the columns.") boolean noHeader) {
        Study study = ResultFile.read(file);
        print(sources ? sources(study) : runsOf(study), json, noHeader);
        return ExitCode.OK;
    }

    private static ResultQuery.Table runsOf(Study study) {
        List<String> head = new ArrayList<>(study.factors());
        head.addAll(List.of("seed", "replication", "seconds", "events", "fingerprint"));
        List<List<Object>> rows = new ArrayList<>();
        for (Variant variant : study.variants()) {
            for (Run run : variant.runs()) {
                List<Object> cells = new ArrayList<>();
                for (String factor : study.factors())
                    cells.add(variant.levels().get(factor).text());
                cells.addAll(List.of(run.seed(), run.replication(), run.duration(), run.events()));
                cells.add("%016x".formatted(run.fingerprint()));
                rows.add(cells);
            }
        }
        return new ResultQuery.Table(head, rows);
    }

    private static ResultQuery.Table sources(Study study) {
        return new ResultQuery.Table(
                List.of("name", "value", "range", "confidence", "declared-in", "source"),
                study.assumptions().stream()
                        .map(each -> List.<Object>of(
                                each.name(),
                                each.value(),
                                each.range(),
                                each.confidence(),
                                each.declaredIn(),
                                each.source()))
                        .toList());
    }

    private void print(ResultQuery.Table table, boolean json, boolean noHeader) {
        if (json) {
            terminal.print(Rows.json(table));
            return;
        }
        if (!noHeader) terminal.out().println(String.join("\t", table.columns()));
        for (List<Object> row : table.rows())
            terminal.out().println(row.stream().map(Rows::cell).collect(Collectors.joining("\t")));
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
        if (tables && !json) {
            answer.rows().forEach(row -> terminal.out().println(row.getFirst() + ";"));
            return ExitCode.OK;
        }
        print(answer, json, noHeader);
        return ExitCode.OK;
    }
}
