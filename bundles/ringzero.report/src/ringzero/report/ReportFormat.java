// SPDX-License-Identifier: EPL-2.0
package ringzero.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import ringzero.simulation.results.Study;

/** A form in which a study can be handed on. {@link ReportFormats#all} lists those of the product. */
public interface ReportFormat {

    /** What the command line calls it: "html". */
    String id();

    /** What a person calls it: "HTML page". */
    String label();

    /** Of its files, without a dot: "html". */
    String extension();

    /** Whether one file holds several studies of a model; with other formats each study has a file of its own. */
    default boolean joins() {
        return false;
    }

    /**
     * Writes several studies of a model into one file.
     *
     * @throws UnsupportedOperationException if this format does not {@link #joins join} them
     */
    default void write(List<Study> studies, OutputStream out) throws IOException {
        if (studies.size() != 1) throw new UnsupportedOperationException(id() + " holds one study");
        write(studies.getFirst(), out);
    }

    /** Writes the whole report and leaves the stream open. Text is UTF-8. The same study gives the same bytes. */
    void write(Study study, OutputStream out) throws IOException;
}
