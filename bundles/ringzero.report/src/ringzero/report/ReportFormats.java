// SPDX-License-Identifier: EPL-2.0
package ringzero.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import ringzero.report.html.HtmlReport;
import ringzero.report.pdf.PdfReport;
import ringzero.report.text.CsvReport;
import ringzero.report.text.JsonReport;
import ringzero.report.text.JunitReport;
import ringzero.report.text.MarkdownReport;
import ringzero.report.text.TextReport;
import ringzero.simulation.results.Study;

/** The formats of the product. A new one is one class and one line here. */
public final class ReportFormats {
    private static final int PAGE = 100;

    private ReportFormats() {}

    /** In the order in which they are offered. */
    public static List<ReportFormat> all() {
        return List.of(
                new Html(),
                new Binary("pdf", "PDF", "pdf", PdfReport::write),
                new Text("markdown", "Markdown", "md", MarkdownReport::write),
                new Text("text", "Plain text", "txt", (study, out) -> TextReport.write(study, PAGE, out)),
                new Text("csv", "CSV table of all findings", "csv", CsvReport::write),
                new Text("json", "JSON", "json", JsonReport::write),
                new Text("junit", "JUnit XML of the requirements", "xml", JunitReport::write));
    }

    /** The format with this id, or with this file extension. */
    public static Optional<ReportFormat> named(String name) {
        return all().stream()
                .filter(format -> format.id().equals(name) || format.extension().equals(name))
                .findFirst();
    }

    /** Writes characters. */
    private interface Content {
        void write(Study study, Appendable out) throws IOException;
    }

    private record Text(String id, String label, String extension, Content content) implements ReportFormat {
        @Override
        public void write(Study study, OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.write(study, writer);
            writer.flush();
        }
    }

    /** The page, the one form that shows several studies together. */
    private record Html() implements ReportFormat {
        @Override
        public String id() {
            return "html";
        }

        @Override
        public String label() {
            return "HTML page";
        }

        @Override
        public String extension() {
            return "html";
        }

        @Override
        public boolean joins() {
            return true;
        }

        @Override
        public void write(Study study, OutputStream out) throws IOException {
            write(List.of(study), out);
        }

        @Override
        public void write(List<Study> studies, OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            HtmlReport.write(studies, writer);
            writer.flush();
        }
    }

    /** Writes bytes. */
    private interface Bytes {
        void write(Study study, OutputStream out) throws IOException;
    }

    private record Binary(String id, String label, String extension, Bytes bytes) implements ReportFormat {
        @Override
        public void write(Study study, OutputStream out) throws IOException {
            bytes.write(study, out);
        }
    }
}
