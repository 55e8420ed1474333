// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {

    @TempDir
    Path folder;

    @Test
    void addressesInCommentsAndSourcesCanBeOpened() throws Exception {
        var editor = new Editor(folder);
        var text = editor.open("""
                // see https://example.org/a?b=c#d, and (http://example.org/x.html).
                costs Mine {
                    exit 600 cycles from "https://example.org/vmexit" measured
                }
                """);

        var links = links(editor, text);

        assertThat(links)
                .extracting(DocumentLink::getTarget)
                .containsExactly(
                        "https://example.org/a?b=c#d", "http://example.org/x.html", "https://example.org/vmexit");
        assertThat(links)
                .allSatisfy(link -> assertThat(text.in(link.getRange())).isEqualTo(link.getTarget()));
    }

    @Test
    void theFilesOfTracesAndDataCanBeOpenedIfTheyAreThere() throws Exception {
        var editor = new Editor(folder);
        Files.writeString(folder.resolve("trace.csv"), "1\n");
        var text = editor.open("""
                workload A { arrivals trace "trace.csv" request { compute empirical "missing.csv" } }
                workload B { arrivals trace "\u0000" request { compute empirical "trace.csv" } }
                """);

        var links = links(editor, text);

        assertThat(links).hasSize(2).allSatisfy(link -> {
            assertThat(text.in(link.getRange())).isEqualTo("trace.csv");
            assertThat(link.getTarget())
                    .isEqualTo(folder.resolve("trace.csv").toUri().toString());
        });
    }

    private static List<DocumentLink> links(Editor editor, Editor.OpenText text) throws Exception {
        return editor.ask(server -> server.documentLink(new DocumentLinkParams(text.id())));
    }
}
