// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.estimate.Estimate;
import ringzero.experiment.find.Formula;
import ringzero.experiment.run.ModelProblems;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.simulation.results.Study;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs models of published measurements and says how near they come.",
            "Prints the published value, the simulated one with its interval, the relative error, and whether it lies in"
                    + " the band that was set beforehand."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  ringzero validate validation",
            "",
            "The folder holds models and published.csv with the columns row, what, model, where, value (a formula such as",
            "'100 * vm.throughput / bare.throughput'), published, low, high, unit. Exit code 1 if something lies outside."
        })
final class ValidateCommand implements Callable<Integer> {

    private static final double CONFIDENCE = 0.95;

    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER", description = "The folder with published.csv.")
    private Path folder;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no messages, except what is wrong.")
    private boolean quiet;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where result files go; they are not kept if not given.")
    private Path results;

    @Option(names = "--row", paramLabel = "ROW", description = "Only rows whose name begins so, as in V08.")
    private String row = "";

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One published number and what became of it. */
    private record Line(NamedCsvRecord published, Optional<Estimate> found, String problem) {
        boolean isInBand() {
            return found.isPresent()
                    && found.get().value() >= bound("low", Double.NEGATIVE_INFINITY)
                    && found.get().value() <= bound("high", Double.POSITIVE_INFINITY);
        }

        private double bound(String column, double otherwise) {
            String text = published.getField(column).strip();
            return text.isEmpty() ? otherwise : Double.parseDouble(text);
        }

        double error() {
            double expected = bound("published", Double.NaN);
            return found.map(estimate -> estimate.value() / expected - 1).orElse(Double.NaN);
        }
    }

    @Override
    public Integer call() throws IOException {
        List<NamedCsvRecord> rows = rows();
        var progress = new ProgressLine(terminal, quiet);
        List<Line> lines = Interruptible.run(progress, () -> lines(rows, progress));
        if (json) terminal.print(json(lines));
        else print(lines);
        return lines.stream().allMatch(Line::isInBand) ? ExitCode.OK : ExitCode.REQUIREMENT_MISSED;
    }

    private List<NamedCsvRecord> rows() throws IOException {
        Path file = Files.isRegularFile(folder) ? folder : folder.resolve("published.csv");
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord each : csv) if (each.getField("row").startsWith(row)) rows.add(each);
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + file + ".");
        } catch (java.util.NoSuchElementException e) {
            throw new UsageException(
                    file + " lacks a column: row, what, model, where, value, published, low, high, unit are needed.");
        }
        if (rows.isEmpty())
            throw new UsageException(file + " has no rows" + (row.isEmpty() ? "." : " that begin with " + row + "."));
        return rows;
    }

    private List<Line> lines(List<NamedCsvRecord> rows, ProgressLine progress) {
        var runner = new StudyRunner(new Models());
        Map<String, Object> studies = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (NamedCsvRecord each : rows) {
            Object study = studies.computeIfAbsent(each.getField("model"), model -> study(runner, model, progress));
            lines.add(line(each, study));
        }
        return lines;
    }

    /** The study of a model, or why there is none. */
    private Object study(StudyRunner runner, String model, ProgressLine progress) {
        Path parent = Files.isRegularFile(folder) ? folder.toAbsolutePath().getParent() : folder;
        var where = results == null ? new StudyRequest.Results.Nowhere() : new StudyRequest.Results.InFolder(results);
        try {
            if (!quiet) progress.say("Running " + model);
            return runner.run(StudyRequest.of(parent.resolve(model)).withResults(where), progress);
        } catch (ModelProblems wrong) {
            wrong.problems().forEach(problem -> progress.say(Problems.line(problem)));
            return "the model is wrong: " + wrong.problems().getFirst().message();
        }
    }

    private static Line line(NamedCsvRecord published, Object study) {
        if (!(study instanceof Study answered)) return new Line(published, Optional.empty(), (String) study);
        try {
            var estimate =
                    new Formula(published.getField("value"), answered, CONFIDENCE).value(published.getField("where"));
            return new Line(published, Optional.of(estimate), "");
        } catch (IllegalArgumentException e) {
            return new Line(published, Optional.empty(), e.getMessage());
        }
    }

    private void print(List<Line> lines) {
        var table = new Columns();
        table.add(List.of("Row", "What", "Published", "Simulated", "Error", "Band", ""));
        for (Line line : lines) {
            NamedCsvRecord published = line.published();
            String unit = published.getField("unit").isEmpty() ? "" : " " + published.getField("unit");
            table.add(List.of(
                    published.getField("row"),
                    published.getField("what"),
                    published.getField("published") + unit,
                    line.found().map(ValidateCommand::text).orElse(line.problem()),
                    Double.isFinite(line.error()) ? String.format(Locale.ROOT, "%+.1f %%", 100 * line.error()) : "",
                    published.getField("low") + " to " + published.getField("high"),
                    line.isInBand() ? "pass" : "MISS"));
        }
        table.print(terminal.out());
        long passed = lines.stream().filter(Line::isInBand).count();
        terminal.out()
                .println("%d of %s in their bands."
                        .formatted(passed, CheckCommand.count(lines.size(), "published value")));
    }

    private static String text(Estimate estimate) {
        String value = String.format(Locale.ROOT, "%.4g", estimate.value());
        return estimate.interval()
                .filter(interval -> interval.halfWidth() > 1e-9 * Math.abs(estimate.value()))
                .map(interval -> value + String.format(Locale.ROOT, " \u00b1 %.2g", interval.halfWidth()))
                .orElse(value);
    }

    private static JsonArray json(List<Line> lines) {
        var list = new JsonArray();
        for (Line line : lines) {
            var object = new JsonObject();
            for (String column : List.of("row", "what", "model", "where", "value", "unit", "published", "low", "high"))
                object.addProperty(column, line.published().getField(column));
            line.found().ifPresent(found -> {
                object.addProperty("simulated", found.value());
                found.interval().ifPresent(interval -> {
                    object.addProperty("simulatedLow", interval.low());
                    object.addProperty("simulatedHigh", interval.high());
                });
            });
            object.addProperty("problem", line.problem());
            object.addProperty("pass", line.isInBand());
            list.add(object);
        }
        return list;
    }
}
