// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.store.ResultFile;
import ringzero.simulation.results.Study;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Prints or writes a report of results that are there already.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero report web-PathsUnderLoad.rzr",
            "  ringzero report web-PathsUnderLoad.rzr --report paths.html --report verdicts.xml"
        })
final class ReportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The result file (.rzr).")
    private Path results;

    @Option(
            names = {"-r", "--report"},
            paramLabel = "FILE",
            description =
                    "Write a file; the ending says which format (.html .pdf .md .txt .csv .json .xml). May be given several times.")
    private List<Path> reports = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description =
                    "What to print: text, markdown, html, csv, json or junit. Default: text, or nothing if a file is written.")
    private String format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var formats = reports.stream().map(Reports::format).toList();
        Study study = ResultFile.read(results);
        for (int i = 0; i < formats.size(); i++) {
            for (Path file : Reports.write(List.of(study), formats.get(i), reports.get(i)))
                terminal.say("Report: " + file);
        }
        if (format != null || json || formats.isEmpty())
            Reports.print(List.of(study), Reports.format(json ? "json" : format == null ? "text" : format), terminal);
        return RunCommand.code(List.of(study));
    }
}
