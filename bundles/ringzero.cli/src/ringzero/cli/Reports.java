// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** Prints studies one after the other, as one array if they are JSON. */
    static void print(List<Study> studies, ReportFormat format, Terminal terminal) throws IOException {
        var out = terminal.out();
        boolean array = format.id().equals("json") && studies.size() > 1;
        if (array) out.print("[");
        for (int i = 0; i < studies.size(); i++) {
            if (i > 0) out.print(array ? "," : "\n");
            // plain text is the one format that depends on the reader's window
            if (format.id().equals("text")) TextReport.write(studies.get(i), terminal.width(), out);
            else format.write(studies.get(i), out);
        }
        if (array) out.println("]");
        out.flush();
    }

    /**
     * Writes studies into one file, or each into one of its own if the format holds one only: then the study's name comes before
     * the ending, as in verdicts-Methods.xml.
     *
     * @return the files
     */
    static List<Path> write(List<Study> studies, ReportFormat format, Path file) throws IOException {
        if (studies.size() == 1 || format.joins()) {
            write(out -> format.write(studies, out), file);
            return List.of(file);
        }
        List<Path> files = new ArrayList<>();
        for (Study study : studies) {
            String name = file.getFileName().toString().replaceFirst("(\\.[^.]*)?$", "-" + study.name() + "$1");
            Path own = file.resolveSibling(name);
            write(out -> format.write(study, out), own);
            files.add(own);
        }
        return files;
    }

    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes a file in one go: whoever reads it while it is written sees the old one. */
    static void write(Content content, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        // not a temporary file of the system's: others may read the report
        Path unfinished = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                content.write(out);
            }
            Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
