// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import ringzero.report.ReportFormat;
import ringzero.report.ReportFormats;
import ringzero.report.text.TextReport;
import ringzero.simulation.results.Study;

/** Prints studies and writes them to files. */
final class Reports {

    private Reports() {}

    /** The format that a user calls so. */
    static ReportFormat format(String name) {
        return ReportFormats.named(name.toLowerCase(java.util.Locale.ROOT))
                .orElseThrow(() -> new UsageException("There is no format '" + name + "'; there are "
                        + ReportFormats.all().stream().map(ReportFormat::id).collect(Collectors.joining(", ")) + "."));
    }

    /** The format that the end of a file's name means. */
    static ReportFormat format(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        if (dot < 0)
            throw new UsageException(
                    "'" + file + "' does not say which format is wanted; give it an ending such as .html or .md.");
        return format(name.substring(dot + 1));
    }

    static void print(Study study, ReportFormat format, Terminal terminal) throws IOException {
        // plain text is the one format that depends on the reader's window
        if (format.id().equals("text")) TextReport.write(study, terminal.width(), terminal.out());
        else format.write(study, terminal.out());
        terminal.out().flush();
    }

    /** Writes a file in one go: whoever reads it while it is written sees the old one. */
    static void write(Study study, ReportFormat format, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        // not a temporary file of the system's: others may read the report
        Path unfinished = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                format.write(study, out);
            }
            Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
