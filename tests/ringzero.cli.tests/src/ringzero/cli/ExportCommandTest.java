// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    private static final String MODEL = """
            import ringzero.processors.*
            host server { processor IntelXeonGold6338 memory 64 GiB hypervisor KVM }
            guest web on server { os Linux mode hardware-assisted vcpus 2 memory 4 GiB runs Load }
            workload Load { arrivals poisson 1000/s request { compute 100 us } }
            experiment Sizes { vary web.vcpus over 1, 2 run 20 ms after warm-up 5 ms repeat 2 times seed 3 }
            """;

    @TempDir
    Path folder;

    private ByteArrayOutputStream out;
    private ByteArrayOutputStream err;
    private Path results;

    @BeforeEach
    void runTheModel() throws IOException {
        Path model = folder.resolve("web.vmm");
        Files.writeString(model, MODEL);
        assertThat(run("run", model.toString(), "--no-report", "--quiet")).isZero();
        results = folder.resolve("web-Sizes.rzr");
    }

    @Test
    void theEndingOfTheFileChoosesTheFormat() throws IOException {
        for (String ending : new String[] {"csv", "json", "sca"})
            assertThat(run(
                            "export",
                            results.toString(),
                            "-o",
                            folder.resolve("runs." + ending).toString()))
                    .isZero();

        assertThat(Files.readString(folder.resolve("runs.csv"))).startsWith("study,variant,web.vcpus,seed,replication");
        assertThat(Files.readString(folder.resolve("runs.json"))).contains("\"ringzero-runs\"");
        assertThat(Files.readString(folder.resolve("runs.sca")))
                .startsWith("version 3\nrun Sizes-0-3-0\n")
                .contains("itervar web.vcpus 2");
    }

    @Test
    void withoutAFileItPrints() {
        assertThat(run("export", results.toString(), "--format", "json")).isZero();

        assertThat(JsonParser.parseString(out()).getAsJsonObject().getAsJsonArray("runs"))
                .hasSize(4);
    }

    @Test
    void aFormatThatIsNoneIsWrongUsage() {
        assertThat(run("export", results.toString(), "-o", "runs.parquet")).isEqualTo(3);

        assertThat(err()).contains("'parquet'; there are csv, json and sca");
    }

    @Test
    void aQueryIsAnswered() {
        String sql =
                "SELECT parValue, count(*) AS runs FROM runParam WHERE parName = 'web.vcpus' GROUP BY 1 ORDER BY 1";

        assertThat(run("results", "query", results.toString(), sql)).isZero();
        assertThat(out()).isEqualTo("parValue\truns\n1\t2\n2\t2\n");
        assertThat(run("results", "query", results.toString(), sql, "--json")).isZero();
        var first = JsonParser.parseString(out()).getAsJsonArray().get(0).getAsJsonObject();
        assertThat(first.get("runs").getAsInt()).isEqualTo(2);
    }

    @Test
    void aQueryCannotWrite() throws IOException {
        byte[] before = Files.readAllBytes(results);

        for (String sql : new String[] {
            "DELETE FROM run", "WITH x AS (SELECT 1) DELETE FROM run", "PRAGMA user_version = 9", "ATTACH 'x' AS y"
        }) assertThat(run("results", "query", results.toString(), sql)).as(sql).isEqualTo(2);

        assertThat(err()).contains("only read");
        assertThat(Files.readAllBytes(results)).isEqualTo(before);
        assertThat(run("results", "query", results.toString(), "SELECT nonsense FROM run"))
                .isEqualTo(2);
        assertThat(err()).contains("no such column").doesNotContain("\tat ");
    }

    @Test
    void everyColumnIsDescribedInTheDocumentation() throws IOException {
        assertThat(run(
                        "results",
                        "query",
                        results.toString(),
                        "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
                                + " WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%'",
                        "--no-header"))
                .isZero();
        String page = Files.readString(Path.of(System.getProperty("ringzero.root"), "docs", "results.md"));

        assertThat(out().lines()).isNotEmpty().allSatisfy(column -> {
            String[] names = column.split("\\.");
            String section = page.substring(page.indexOf("### `" + names[0] + "`"));
            int end = section.indexOf("\n### ", 1);
            assertThat(end < 0 ? section : section.substring(0, end)).contains("| `" + names[1] + "` |");
        });
    }

    @Test
    void pythonReadsAResultFileWithoutUs() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no Python here");
        String script = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
                + " print(db.execute(\"select count(*), sum(statCount) > 0 from statistic where measure = 'latency'\").fetchone())";

        var python = new ProcessBuilder("/usr/bin/python3", "-c", script, results.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(answer.strip()).isEqualTo("(4, 1)");
        assertThat(python.waitFor()).isZero();
    }

    private int run(String... arguments) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
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
