// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindCommandTest {

    /** M/D/2 at 75 % waits for 64 us and serves for 100 us. */
    private static final String MODEL = """
            import ringzero.processors.*
            host server { processor IntelXeonGold6338 memory 64 GiB hypervisor KVM }
            guest web on server { os Linux mode hardware-assisted vcpus 1 memory 4 GiB runs Load }
            workload Load { arrivals poisson 15000/s request { compute 100 us } }
            experiment Cheap {
                vary web.vcpus over 1, 2, 3 run 40 ms after warm-up 10 ms seed 3
                require web.latency.mean <= 200 us find cheapest web.vcpus
            }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theCheapestIsPrintedAndWrittenIntoTheModelIfAsked() throws IOException {
        Path model = folder.resolve("web.vmm");
        Files.writeString(model, MODEL);

        assertThat(run("find", model.toString(), "--no-results", "--quiet", "--apply"))
                .isZero();

        assertThat(out()).startsWith("web.vcpus = 2 is the cheapest").contains("--set 'web.vcpus=2'");
        assertThat(Files.readString(model)).isEqualTo(MODEL.replace("vcpus 1 ", "vcpus 2 "));
    }

    @Test
    void theFrontierIsInTheJson() throws IOException {
        Path model = folder.resolve("web.vmm");
        Files.writeString(model, MODEL);

        assertThat(run("find", model.toString(), "--no-results", "--quiet", "--json"))
                .isZero();

        var answer = JsonParser.parseString(out()).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(answer.get("certain").getAsBoolean()).isTrue();
        assertThat(answer.getAsJsonArray("patch").get(0).getAsString()).isEqualTo("web.vcpus=2");
        assertThat(answer.getAsJsonArray("frontier")).hasSize(3);
    }

    private int run(String... arguments) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Main.run(arguments, new Terminal(stream, System.err, false, false, 100));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
