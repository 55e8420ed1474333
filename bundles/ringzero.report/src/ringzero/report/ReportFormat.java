// SPDX-License-Identifier: EPL-2.0
package ringzero.report;

import java.io.IOException;
import java.io.OutputStream;
import ringzero.simulation.results.Study;

/** A form in which a study can be handed on. {@link ReportFormats#all} lists those of the product. */
public interface ReportFormat {

    /** What the command line calls it: "html". */
    String id();

    /** What a person calls it: "HTML page". */
    String label();

    /** Of its files, without a dot: "html". */
    String extension();

    /** Writes the whole report and leaves the stream open. Text is UTF-8. The same study gives the same bytes. */
    void write(Study study, OutputStream out) throws IOException;
}
