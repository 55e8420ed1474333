// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.store.ResultFile;
import ringzero.report.text.RunExport;
import ringzero.simulation.results.Study;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the runs of a result file one by one, for other programs.",
            "Tidy CSV (one value to a row) for pandas, R and DuckDB, JSON with a schema, or scalars of OMNeT++ (.sca)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero export web-Paths.rzr -o runs.csv",
            "  ringzero export web-Paths.rzr --format json | jq '.runs[0].levels'",
            "  ringzero export web-Paths.rzr -o web.sca"
        })
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The result file (.rzr).")
    private Path results;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "Where to write; the ending says which format (.csv .json .sca). Standard output if not given.")
    private Path file;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "csv, json or sca; csv if neither this nor a file is given.")
    private String format;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        RunExport export = export();
        Study study = ResultFile.read(results);
        if (file == null) {
            var text = new StringBuilder();
            export.write(study, text);
            terminal.out().print(text);
            terminal.out().flush();
            return ExitCode.OK;
        }
        Reports.write(
                out -> {
                    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    export.write(study, writer);
                    writer.flush();
                },
                file);
        return ExitCode.OK;
    }

    private RunExport export() {
        String ending = format;
        if (ending == null) {
            String name = file == null ? ".csv" : file.getFileName().toString();
            ending = name.substring(name.lastIndexOf('.') + 1);
        }
        String wanted = ending;
        return RunExport.ending(wanted)
                .orElseThrow(() -> new UsageException("There is no export format '" + wanted
                        + "'; there are csv, json and sca. The ending of the file or --format chooses one."));
    }
}
