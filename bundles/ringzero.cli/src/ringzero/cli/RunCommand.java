// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the experiments of a model, prints what was found and writes a report.",
            "Finished runs are kept in a result file (.rzr) beside the model: running again goes on where the last run",
            "ended, also after it was killed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero run web.vmm",
            "  ringzero run web.vmm --experiment PathsUnderLoad --set web.vcpus=8 --report paths.html",
            "  ringzero run web.vmm --json --quiet > results.json",
            "",
            "Exit code 1 if a requirement is missed or not decided."
        })
final class RunCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private Asking asking;

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "NAME",
            description = "An experiment; all of the file if not given. May be given several times.")
    private List<String> experiments = new ArrayList<>();

    @Option(
            names = {"-r", "--report"},
            paramLabel = "FILE",
            description =
                    "Write a report; the ending says which format (.html .pdf .md .txt .csv .json .xml). May be given several times."
                            + " If not given: an HTML page beside the result file.")
    private List<Path> reports = new ArrayList<>();

    @Option(names = "--no-report", description = "Write no report.")
    private boolean noReport;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: text, markdown, html, csv, json or junit. Default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Run every variant so often, whatever the experiment says.")
    private Integer repetitions;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var shown = Reports.format(json ? "json" : format);
        var formats = reports.stream().map(Reports::format).toList();
        StudyRequest request = request();
        var runner = new StudyRunner();
        if (experiments.isEmpty()) experiments.addAll(runner.experiments(asking.model));
        // the default experiment of a model without any has no name yet
        if (experiments.isEmpty()) experiments.add(null);
        List<Study> studies = new ArrayList<>();
        for (String experiment : experiments) {
            var progress = new ProgressLine(terminal, asking.quiet);
            studies.add(Interruptible.run(
                    progress,
                    () -> runner.run(request.withExperiment(experiment).withWatching(), progress)));
        }
        Reports.print(studies, shown, terminal);
        for (int i = 0; i < formats.size(); i++) write(studies, formats.get(i), reports.get(i));
        if (formats.isEmpty() && !noReport && !asking.noResults)
            write(studies, Reports.format("html"), besideResults(studies));
        return code(studies);
    }

    private StudyRequest request() {
        if (repetitions != null && repetitions < 1)
            throw new UsageException("--repeat must be at least 1, but is " + repetitions + ".");
        var request = asking.request();
        return repetitions == null ? request : request.withRepetitions(repetitions);
    }

    /** One experiment's report is called like its result file, that of several like the model. */
    private Path besideResults(List<Study> studies) {
        Path results = StudyRunner.resultsOf(asking.model, studies.getFirst().name());
        String name = studies.size() > 1
                ? asking.model.getFileName().toString().replaceFirst("\\.vmm$", "") + ".html"
                : results.getFileName().toString().replaceFirst("\\.rzr$", ".html");
        return asking.folder == null ? results.resolveSibling(name) : asking.folder.resolve(name);
    }

    private void write(List<Study> studies, ringzero.report.ReportFormat format, Path file) {
        try {
            for (Path written : Reports.write(studies, format, file))
                if (!asking.quiet) terminal.say("Report: " + written);
        } catch (IOException e) {
            terminal.say("ringzero: The report cannot be written to " + file + ": " + reason(e) + ".");
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "access is denied" : String.valueOf(e.getMessage());
    }

    static int code(List<Study> studies) {
        boolean met = studies.stream()
                .flatMap(study -> study.verdicts().stream())
                .allMatch(verdict -> verdict.decision() == Decision.MET);
        return met ? ExitCode.OK : ExitCode.REQUIREMENT_MISSED;
    }
}
