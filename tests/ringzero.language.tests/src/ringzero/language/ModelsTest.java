// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.model.Host;

class ModelsTest {

    @TempDir
    Path folder;

    @Test
    void anEmptyTextIsAModelWithoutProblems() {
        var checked = Texts.checked("");

        assertThat(checked.problems()).isEmpty();
    }

    @Test
    void aFileThatIsMissingIsAProblem() {
        var checked = Texts.models().load(folder.resolve("missing.vmm"));

        assertThat(checked.problems())
                .singleElement()
                .hasToString(folder.resolve("missing.vmm") + ": error: There is no such file. [RZ0002]");
    }

    @Test
    void aFolderIsAProblem() {
        var checked = Texts.models().load(folder);

        assertThat(checked.problems())
                .extracting(Problem::message)
                .containsExactly("This is a folder: name a .vmm file in it.");
    }

    @Test
    void anImageIsAProblem() throws IOException {
        var file = Files.write(
                folder.resolve("image.vmm"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});

        var checked = Texts.models().load(file);

        assertThat(checked.problems())
                .extracting(Problem::message)
                .containsExactly("This is not a text file: models are text in UTF-8.");
    }

    @Test
    void aFileOf17MegabytesIsRefused() throws IOException {
        var file = Files.write(folder.resolve("large.vmm"), new byte[17 << 20]);

        var checked = Texts.models().load(file);

        assertThat(checked.problems()).extracting(Problem::code).containsExactly("RZ0003");
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        var checked = Texts.checked("mode m { on syscall { use vcpu for " + "(".repeat(200_000));

        assertThat(checked.valid()).isFalse();
    }

    @Test
    void aFileSeesItsNeighboursWhenItNeedsThem() throws IOException {
        Files.writeString(folder.resolve("machines.vmm"), "host rack1 { memory 8 GiB }");
        var file = Files.writeString(
                folder.resolve("guests.vmm"),
                "workload w { clients 1 request { } }  experiment e { report latency vary rack1.memory over 8 GiB }");

        var checked = Texts.models().load(file);

        assertThat(checked.errors()).isEmpty();
    }

    @Test
    void anErrorOfANeighbourThatAFileUsesIsToldThere() throws IOException {
        Files.writeString(
                folder.resolve("machines.vmm"), "processor P { cores 4 }\nhost rack1 { processor P memory 8 GHz }");
        Files.writeString(folder.resolve("other.vmm"), "host rack2 { memory 8 GHz }");
        var file = Files.writeString(folder.resolve("guests.vmm"), "guest g on rack1 { }");

        var checked = Texts.models().load(file);

        assertThat(checked.errors())
                .filteredOn(problem -> problem.code().equals("RZ0202"))
                .singleElement()
                .hasToString(folder.resolve("machines.vmm")
                        + ":2:35: error: 'memory' is a size, but 8 GHz is a frequency. [RZ0202]");
    }

    @Test
    void digitsCanBeGrouped() {
        var model = Texts.model("costs c { exit 30_000 cycles from \"x\" measured }");

        assertThat(((ringzero.model.Costs) model.getDeclarations().getFirst())
                        .getEntries()
                        .getFirst()
                        .getValue()
                        .getMagnitude())
                .isEqualTo(30_000);
    }

    @Test
    void aModelKnowsWhatItDeclares() {
        var model = Texts.model("host rack1 { memory 8 GiB }");

        assertThat(model.getDeclarations()).singleElement().isInstanceOf(Host.class);
    }
}
