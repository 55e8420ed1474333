// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isZero();

        assertThat(out()).startsWith("Ringzero ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "check",
                "format",
                "report",
                "compare",
                "find",
                "sensitivity",
                "topology",
                "explain",
                "validate",
                "results",
                "results list",
                "results show",
                "results query",
                "export",
                "new",
                "doc",
                "lsp"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();

        assertThat(out())
                .contains("Usage: ringzero " + command)
                .contains("Example")
                .contains("  ringzero ".strip());
    }

    @Test
    void aCommandThatIsNoneIsWrongUsage() {
        assertThat(run("fly")).isEqualTo(3);

        assertThat(err()).contains("fly").contains("--help").doesNotContain("\tat ");
    }

    @Test
    void anOptionThatIsNoneIsWrongUsage() {
        assertThat(run("run", "x.vmm", "--fast")).isEqualTo(3);

        assertThat(err()).contains("--fast").contains("Try 'ringzero run --help'.");
    }

    @Test
    void aFileThatIsNotThereIsSaidInASentence() {
        assertThat(run("run", folder.resolve("x.vmm").toString())).isEqualTo(2);

        assertThat(err()).contains("x.vmm").contains("There is no such file.").doesNotContain("\tat ");
    }

    @Test
    void aModelIsFormattedInPlace() throws Exception {
        Path model = Files.writeString(folder.resolve("web.vmm"), "os A{label \"a\"\nmodifiable yes}");

        assertThat(run("format", "--check", model.toString())).isEqualTo(1);
        assertThat(out()).contains("web.vmm");

        assertThat(run("format", model.toString())).isZero();
        assertThat(model).hasContent("os A {\n    label      \"a\"\n    modifiable yes\n}\n");
        assertThat(run("format", "--check", model.toString())).isZero();
    }

    @Test
    void aBrokenModelIsNotFormatted() throws Exception {
        Path model = Files.writeString(folder.resolve("web.vmm"), "os A { label ");

        assertThat(run("format", model.toString())).isEqualTo(2);

        assertThat(err()).contains("web.vmm").contains("RZ");
        assertThat(model).hasContent("os A { label ");
    }

    @Test
    void whatIsWrongWithAModelIsSaidAtItsPlace() throws Exception {
        Path model = Files.writeString(folder.resolve("web.vmm"), "guest web on nowhere {\n}\n");

        assertThat(run("check", model.toString())).isEqualTo(2);

        assertThat(out()).contains("web.vmm:1:").contains("error RZ").contains("nowhere");
    }

    @Test
    void aNewModelRunsAndItsResultsCanBeReported() throws Exception {
        Path model = folder.resolve("web.vmm");
        assertThat(run("new", model.toString())).isZero();

        assertThat(run("run", model.toString(), "--quick", "--quiet")).isLessThan(2);
        assertThat(out()).contains("Throughput").contains("sr-iov");
        assertThat(folder.resolve("web-Paths.html")).content().startsWith("<!DOCTYPE html>");
        String printed = out();

        out.reset();
        assertThat(run("report", folder.resolve("web-Paths.rzr").toString())).isLessThan(2);
        assertThat(out()).isEqualTo(printed);
    }

    @Test
    void aSettingFromTheCommandLineReplacesAFactor() {
        Path model = folder.resolve("web.vmm");
        run("new", model.toString());

        run(
                "run",
                model.toString(),
                "--quick",
                "--quiet",
                "--no-results",
                "--set",
                "web.net.path=sr-iov",
                "--format",
                "csv");

        assertThat(out()).doesNotContain("emulated");
    }

    @Test
    void aSettingThatIsNoneIsSaidInASentence() {
        Path model = folder.resolve("web.vmm");
        run("new", model.toString());

        assertThat(run("run", model.toString(), "--set", "web.net.path=warp")).isEqualTo(2);

        assertThat(err()).contains("web.net.path=warp");
    }

    private int run(String... arguments) {
        var terminal = new Terminal(print(out), print(err), false, false, 100);
        int code = Main.run(arguments, terminal);
        terminal.out().flush();
        return code;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
