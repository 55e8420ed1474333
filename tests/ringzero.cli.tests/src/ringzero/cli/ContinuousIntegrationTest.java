// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow in the documentation does what it says: its commands are run here, in its order, until one fails. */
class ContinuousIntegrationTest {

    private static final Path WORKFLOW = Path.of(System.getProperty("ringzero.root"), "docs", "ci", "requirements.yml");
    private static final String COMMAND = "run: java -jar ringzero.jar ";

    private static final String MODEL = """
            import ringzero.processors.*
            host server { processor IntelXeonGold6338 memory 64 GiB hypervisor KVM }
            guest web on server { os Linux mode hardware-assisted vcpus 2 memory 4 GiB runs Load }
            workload Load { arrivals poisson 5000/s request { compute 100 us } }
            experiment Capacity { run 40 ms after warm-up 10 ms seed 3 require web.latency.mean <= BOUND }
            """;

    @TempDir
    Path folder;

    @Test
    void aModelThatMeetsItsRequirementPasses() throws IOException {
        model("500 us");

        assertThat(steps()).containsExactly(0, 0);
        assertThat(Files.readString(folder.resolve("verdicts.xml"))).contains("failures=\"0\"");
        assertThat(folder.resolve("answer.html")).exists();
    }

    @Test
    void aModelThatMissesItsRequirementFailsAndStillReports() throws IOException {
        model("50 us");

        assertThat(steps()).containsExactly(0, 1);
        assertThat(Files.readString(folder.resolve("verdicts.xml")))
                .contains("failures=\"1\"")
                .contains("type=\"missed\"");
        assertThat(Files.readString(folder.resolve("answer.md"))).contains("missed");
    }

    @Test
    void aModelThatIsWrongFailsAtOnce() throws IOException {
        model("50 GiB");

        assertThat(steps()).containsExactly(2);
    }

    private void model(String bound) throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/capacity.vmm"), MODEL.replace("BOUND", bound));
    }

    /** Exit codes of the workflow's commands up to the first that fails. */
    private List<Integer> steps() throws IOException {
        var codes = new ArrayList<Integer>();
        for (String line : Files.readAllLines(WORKFLOW)) {
            if (!line.strip().startsWith(COMMAND)) continue;
            String[] words = line.strip().substring(COMMAND.length()).split(" ");
            for (int i = 0; i < words.length; i++)
                if (words[i].matches(".*\\.(vmm|xml|md|html)"))
                    words[i] = folder.resolve(words[i].replace("*", "capacity")).toString();
            var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            codes.add(Main.run(words, new Terminal(nowhere, nowhere, false, false, 100)));
            if (codes.getLast() != 0) break;
        }
        return codes;
    }
}
