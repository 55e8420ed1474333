// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every name of a path is at home in the editor. */
class PathServicesTest {

    private static final String MODEL = """
            package lab
            import ringzero.processors.*
            import ringzero.devices.*
            host rack1 { processor IntelXeonGold6338 iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 16 } }
            path mine : vhost for nic { parameter patience = 2 us from "estimate" assumed }
            guest web on rack1 { os Linux mode hardware-assisted vcpus 2 net eth0 via vhost runs Work }
            workload Work { arrivals poisson 100/s request { send 1 KiB compute exponential 5 us } }
            """.replace("path mine : vhost for nic", "path mine for nic : vhost");

    private static final String QUESTIONS = """
            experiment E {
                vary rack1.eth0.vfs over 8, 16
                vary web.net.path over vhost, mine
                vary web.net.eth0.rate-limit over 1 Gbit/s
                vary Work.arrivals.rate over 100/s
                vary Work.compute over 5 us
                vary mine.patience over 1 us, 3 us
                report rack1.eth0.utilisation, web.latency.p99.9, host-cpu.exit
                plot web.latency.p99 against web.net.path by rack1.eth0.vfs
            }
            """;

    @TempDir
    Path folder;

    private Editor editor;

    @BeforeEach
    void anEditor() throws Exception {
        editor = new Editor(folder);
    }

    @Test
    void everyNameLeadsToWhatItStandsFor() throws Exception {
        var text = editor.open(MODEL + QUESTIONS);

        assertThat(editor.problems(text))
                .noneMatch(problem -> problem.getSeverity().getValue() == 1);
        assertThat(definition(text, "rack1.", "eth0.vfs")).isEqualTo("eth0");
        assertThat(definition(text, "eth0.", "vfs over")).isEqualTo("16");
        assertThat(definition(text, "web.", "net.path over")).isEqualTo("net");
        assertThat(definition(text, "net.", "path over")).isEqualTo("vhost");
        assertThat(definition(text, "web.net.", "eth0.rate")).isEqualTo("eth0");
        assertThat(definition(text, "Work.", "arrivals.rate")).isEqualTo("arrivals");
        assertThat(definition(text, "arrivals.", "rate over")).isEqualTo("100/s");
        assertThat(definition(text, "Work.", "compute over")).isEqualTo("compute");
        assertThat(definition(text, "mine.", "patience over")).isEqualTo("patience");
        assertThat(definition(text, "rack1.", "eth0.util")).isEqualTo("eth0");
    }

    @Test
    void observationsAndLayersLeadToTheLibrary() throws Exception {
        var text = editor.open(MODEL + QUESTIONS);

        for (var name : List.of("latency.p99.9", "p99.9", "utilisation,", "exit\n")) {
            var places = editor.ask(server -> server.definition(new DefinitionParams(text.id(), text.at(name))))
                    .getLeft();
            assertThat(places)
                    .as(name)
                    .hasSize(1)
                    .allMatch(place -> place.getUri().endsWith("core.vmm"));
        }
    }

    @Test
    void allPathsThatNameADeviceAreFoundInAllFiles() throws Exception {
        var text = editor.open("model.vmm", MODEL);
        var other = editor.open("other.vmm", "import lab.*\n" + QUESTIONS);

        var fromDeclaration = references(text, text.at("eth0 :"));
        var fromPath = references(other, other.at("eth0.vfs"));

        assertThat(fromDeclaration).containsExactlyInAnyOrderElementsOf(fromPath);
        assertThat(fromPath.stream().filter(place -> place.getUri().equals(other.uri())))
                .hasSize(4)
                .allMatch(place -> other.in(place.getRange()).equals("eth0"));
    }

    @Test
    void allPathsThatVaryASettingAreFound() throws Exception {
        var text = editor.open(MODEL + QUESTIONS);

        var places = references(text, text.at("vfs over"));

        assertThat(places).extracting(place -> text.in(place.getRange())).containsExactly("16", "vfs", "vfs");
    }

    @Test
    void namesThatMeanTheSameAreMarked() throws Exception {
        var text = editor.open(MODEL + QUESTIONS);

        assertThat(marked(text, text.at("eth0.vfs"))).containsExactly("eth0", "eth0", "eth0", "eth0", "eth0", "eth0");
        assertThat(marked(text, text.at("path over"))).containsExactly("path", "path");
        assertThat(marked(text, text.at("patience over"))).containsExactly("patience", "patience");
    }

    @Test
    void aHoverExplainsTheNameUnderIt() throws Exception {
        var text = editor.open(MODEL + QUESTIONS);

        assertThat(hover(text, "eth0.vfs")).contains("network card", "16 enabled");
        assertThat(hover(text, "vfs over")).contains("vfs", "Now 16.");
        assertThat(hover(text, "path over")).contains("Now `vhost`.");
        assertThat(hover(text, "arrivals.rate")).contains("arrivals poisson 100/s");
        assertThat(hover(text, "latency.p99.9")).contains("observation", "birth of a request");
        assertThat(hover(text, "patience over")).contains("estimate");
    }

    @Test
    void renamingADeviceChangesThePathsOfAllFiles() throws Exception {
        var text = editor.open("model.vmm", MODEL);
        var other = editor.open("other.vmm", "import lab.rack1\nimport lab.*\n" + QUESTIONS);

        var edit = rename(other, other.at("eth0.vfs"), "uplink");

        assertThat(text.with(edit.getChanges().get(text.uri()))).isEqualTo(MODEL.replace("eth0", "uplink"));
        assertThat(other.with(edit.getChanges().get(other.uri())))
                .isEqualTo(other.text().replace("eth0", "uplink"));
    }

    @Test
    void renamingAHostAGuestAWorkloadOrAParameterChangesTheirPathsAndImports() throws Exception {
        var text = editor.open("model.vmm", MODEL);
        var other = editor.open("other.vmm", "import lab.rack1\nimport lab.*\n" + QUESTIONS);

        for (var name : List.of("rack1", "web", "Work", "patience")) {
            var edit = rename(text, text.at(name), "fresh");
            assertThat(text.with(edit.getChanges().get(text.uri()))).isEqualTo(MODEL.replace(name, "fresh"));
            assertThat(other.with(edit.getChanges().get(other.uri())))
                    .isEqualTo(other.text().replace(name, "fresh"));
        }
    }

    @Test
    void whatCannotBeRenamedIsSaid() throws Exception {
        var text = editor.open(MODEL + QUESTIONS);

        assertThatThrownBy(() -> rename(text, text.at("vhost runs"), "mine2"))
                .hasMessageContaining("'vhost' belongs to the library");
        assertThatThrownBy(() -> rename(text, text.at("vfs over"), "functions"))
                .hasMessageContaining("a word of the language");
        assertThatThrownBy(() -> rename(text, text.at("web on"), "two words"))
                .hasMessageContaining("'two words' is no name");
        var two = editor.open("two.vmm", "os A { }\nos B { }\n");
        assertThatThrownBy(() -> rename(two, two.at("A"), "B"))
                .hasMessageContaining("There is already an operating system 'B'");
    }

    private String definition(Editor.OpenText text, String before, String name) throws Exception {
        var place = text.position(text.text().indexOf(before + name) + before.length());
        var places = editor.ask(server -> server.definition(new DefinitionParams(text.id(), place)))
                .getLeft();
        assertThat(places).as(before + name).hasSize(1);
        return text.in(places.getFirst().getRange());
    }

    private List<Location> references(Editor.OpenText text, Position place) throws Exception {
        return List.copyOf(editor.ask(
                server -> server.references(new ReferenceParams(text.id(), place, new ReferenceContext(true)))));
    }

    private List<String> marked(Editor.OpenText text, Position place) throws Exception {
        return editor.ask(server -> server.documentHighlight(new DocumentHighlightParams(text.id(), place))).stream()
                .map(DocumentHighlight::getRange)
                .map(text::in)
                .toList();
    }

    private String hover(Editor.OpenText text, String name) throws Exception {
        return editor.ask(server -> server.hover(new HoverParams(text.id(), text.at(name))))
                .getContents()
                .getRight()
                .getValue();
    }

    private WorkspaceEdit rename(Editor.OpenText text, Position place, String name) throws Exception {
        return editor.ask(server -> server.rename(new RenameParams(text.id(), place, name)));
    }
}
