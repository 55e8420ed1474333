// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    private static final String MODEL = Path.of(System.getProperty("ringzero.root"), "examples", "sr-iov-or-vhost.vmm")
            .toString();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutAQuestionItSaysWhatCanBeAsked() {
        assertThat(run("explain", MODEL)).isZero();

        assertThat(out()).contains("Guest names", "syscall", "transmit", "sr-iov", "paravirtual");
    }

    @Test
    void anOperationIsToldStepByStepWithItsSources() {
        assertThat(run("explain", MODEL, "--operation", "kick", "--sources")).isZero();

        assertThat(out())
                .contains("hypervisor", "root, ring 0", "modes/hardware-assisted.vmm, line")
                .containsPattern("light-exit = \\d+ cycles, measured: .*\\(costs ");
    }

    @Test
    void pathsAreComparedSideBySide() {
        assertThat(run("explain", MODEL, "--packet", "transmit", "--paths", "vhost,sr-iov"))
                .isZero();

        assertThat(out()).contains("Side by side").contains("virtio with vhost").contains("SR-IOV virtual function");
    }

    @Test
    void thePartsOfAPercentileAddUpToItsLatencyInJson() {
        assertThat(run("explain", MODEL, "--percentile", "90", "--requests", "1000", "--json"))
                .isZero();

        JsonObject breakdown =
                JsonParser.parseString(out()).getAsJsonArray().get(0).getAsJsonObject();
        double sum = StreamSupport.stream(breakdown.getAsJsonArray("parts").spliterator(), false)
                .mapToDouble(part -> part.getAsJsonObject().get("time").getAsDouble())
                .sum();
        assertThat(sum)
                .isCloseTo(breakdown.get("latency").getAsDouble(), org.assertj.core.api.Assertions.within(1e-15));
    }

    @Test
    void twoQuestionsAtOnceAreWrongUsage() {
        assertThat(run("explain", MODEL, "--operation", "kick", "--percentile", "99"))
                .isEqualTo(3);
        assertThat(run("explain", MODEL, "--percentile", "0")).isEqualTo(3);

        assertThat(err()).contains("not for both").contains("above 0");
    }

    @Test
    void anOperationThatIsNoneIsSaidWithThoseThereAre() {
        assertThat(run("explain", MODEL, "--operation", "fly")).isEqualTo(2);

        assertThat(err())
                .contains("There is no operation 'fly'; there are syscall")
                .doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        return Main.run(
                arguments,
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        100));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
