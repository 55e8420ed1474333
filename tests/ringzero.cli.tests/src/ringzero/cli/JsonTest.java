// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print with {@code --json}: what a program needs to know, and nothing that is no JSON. */
class JsonTest {

    private static final String MODEL = """
            import ringzero.processors.*
            host server { processor IntelXeonGold6338 memory 64 GiB hypervisor KVM }
            guest web on server { os Linux mode hardware-assisted vcpus 2 memory 4 GiB runs Load }
            workload Load { arrivals poisson 1000/s request { compute exponential 100 us } }
            experiment Sizes {
                vary web.vcpus over 1, 2 with Load.arrivals.rate over 1000/s, 4000/s
                vary web.memory over 4 GiB, 8 GiB
                run 20 ms after warm-up 5 ms
                repeat 3 times
                seed 3
            }
            """;

    @TempDir
    static Path folder;

    private static Path model;
    private static String results;

    @BeforeAll
    static void runTheModel() throws IOException {
        model = Files.writeString(folder.resolve("web.vmm"), MODEL);
        assertThat(Call.of("run", model.toString(), "--no-report", "--quiet").code())
                .isZero();
        results = folder.resolve("web-Sizes.rzr").toString();
    }

    @Test
    void aComparisonHasTheDifferenceWithItsInterval() {
        var all = list("compare", results, "1", "2", "--observe", "throughput");

        // the rate goes with the vCPUs; of the memory nothing was said, so it agrees
        assertThat(all).hasSize(2);
        var first = all.get(0).getAsJsonObject();
        assertThat(first.getAsJsonObject("one").get("Load.arrivals.rate").getAsString())
                .isEqualTo("1000/s");
        assertThat(first.getAsJsonObject("other").get("web.memory").getAsString())
                .isEqualTo(first.getAsJsonObject("one").get("web.memory").getAsString());
        assertThat(first.get("repetitions").getAsInt()).isEqualTo(3);
        assertThat(first.get("certain").getAsBoolean()).isTrue();
        assertThat(first.get("difference").getAsDouble())
                .isNegative()
                .isBetween(
                        first.getAsJsonObject("difference-interval").get("low").getAsDouble(),
                        first.getAsJsonObject("difference-interval").get("high").getAsDouble());
    }

    @Test
    void sensitivityListsEveryNumberThatWasDrawn() {
        var all = list("sensitivity", model.toString(), "--samples", "10", "--quick", "--no-results", "--quiet");

        var latency = all.get(0).getAsJsonObject();
        assertThat(latency.get("observation").getAsString()).isEqualTo("latency.mean");
        assertThat(latency.get("samples").getAsInt()).isEqualTo(10);
        assertThat(latency.getAsJsonArray("inputs"))
                .isNotEmpty()
                .allSatisfy(input -> assertThat(input.getAsJsonObject().keySet())
                        .contains(
                                "name",
                                "value",
                                "range",
                                "declared-in",
                                "source",
                                "confidence",
                                "correlation",
                                "certain"));
    }

    @Test
    void resultFilesAreListed() {
        var files = list("results", "list", folder.toString());

        assertThat(files).hasSize(1);
        JsonObject file = files.get(0).getAsJsonObject();
        assertThat(file.get("experiment").getAsString()).isEqualTo("Sizes");
        assertThat(file.get("variants").getAsInt()).isEqualTo(4);
        assertThat(file.get("runs").getAsInt()).isEqualTo(12);
    }

    @Test
    void runsAreShownWithTheirLevels() {
        var runs = list("results", "show", results);

        assertThat(runs).hasSize(12);
        JsonObject run = runs.get(0).getAsJsonObject();
        assertThat(run.get("Load.arrivals.rate").getAsString()).isEqualTo("1000/s");
        assertThat(run.get("seconds").getAsDouble()).isEqualTo(0.02);
        assertThat(run.get("fingerprint").getAsString()).matches("[0-9a-f]{16}");
    }

    @Test
    void theNumbersThatResultsRestOnAreShownWithTheirSources() {
        assertThat(list("results", "show", results, "--sources"))
                .isNotEmpty()
                .anySatisfy(number -> assertThat(
                                number.getAsJsonObject().get("declared-in").getAsString())
                        .contains("costs IceLake"));
    }

    @Test
    void aFolderWithoutResultsIsAnEmptyList() throws IOException {
        var empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(list("results", "list", empty.toString())).isEmpty();
    }

    /** Strictly: NaN is no JSON. */
    private static JsonArray list(String... arguments) {
        var all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        var call = Call.of(all);
        assertThat(call.code()).as(call.err()).isZero();
        var reader = new JsonReader(new StringReader(call.out()));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader).getAsJsonArray();
    }
}
