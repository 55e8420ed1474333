// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.store.ResultFile;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

class WatchingTest {

    private static final StudyRunner RUNNER = new StudyRunner();

    private static final String MODEL = """
            import ringzero.processors.*
            import ringzero.devices.*
            host server { processor IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 4 } }
            guest names on server { os Linux mode hardware-assisted vcpus 8 memory 4 GiB net eth0 via vhost runs Queries }
            workload Queries {
                arrivals poisson 100000/s
                request { receive 80 B compute exponential 5 us send 200 B }
            }
            experiment Load { vary names.net.path over vhost, sr-iov run 10 ms after warm-up 2 ms seed 3 repeat 2 times }
            """;

    @TempDir
    Path folder;

    private Path model;
    private Path results;

    @BeforeEach
    void write() throws IOException {
        model = Files.writeString(folder.resolve("names.vmm"), MODEL);
        results = folder.resolve("names.rzr");
    }

    @Test
    void ofEachVariantIsKeptWhereTheTimeGoes() {
        Study study = run(request().withWatching());

        assertThat(study.variants()).hasSize(2).allSatisfy(variant -> {
            Watched watched = variant.watched().orElseThrow();
            assertThat(watched.breakdowns()).extracting(Breakdown::name).containsExactly("mean", "p50", "p99");
            assertThat(watched.breakdowns())
                    .allSatisfy(breakdown -> assertThat(breakdown.parts().stream()
                                    .mapToLong(Breakdown.Part::time)
                                    .sum())
                            .isEqualTo(breakdown.latency())
                            .isPositive());
            assertThat(watched.breakdowns().getFirst().parts())
                    .extracting(part -> part.place().file())
                    .contains("names.vmm")
                    .noneMatch(file -> file.startsWith("file:"));
            assertThat(watched.timeline().lanes()).isNotEmpty();
        });
        assertThat(causes(study.variants().getFirst())).contains("back-end work on names worker");
        assertThat(causes(study.variants().getLast())).doesNotContain("back-end work on names worker");
    }

    @Test
    void whatAFileSaysIsWhatTheStudySaid() {
        Study study = run(request().withWatching());

        assertThat(ResultFile.read(results).variants())
                .extracting(Variant::watched)
                .isEqualTo(study.variants().stream().map(Variant::watched).toList());
    }

    @Test
    void whatWasWatchedBeforeIsTakenFromTheFile() throws SQLException {
        run(request().withWatching());
        sql("UPDATE watched SET requests = 7");

        Study again = run(request().withWatching());

        assertThat(again.variants())
                .extracting(variant -> variant.watched().map(Watched::requests))
                .containsOnly(Optional.of(7));
    }

    @Test
    void nobodyWatchesUnasked() {
        Study study = run(request());

        assertThat(study.variants()).extracting(Variant::watched).containsOnly(Optional.empty());
    }

    @Test
    void aFileThatAnOlderProgramMadeIsReadAndGivenTheTables() throws SQLException {
        run(request());
        for (String table : new String[] {"watched", "breakdown", "span", "claim"}) sql("DROP TABLE " + table);

        assertThat(ResultFile.read(results).variants())
                .extracting(Variant::watched)
                .containsOnly(Optional.empty());
        assertThat(run(request().withWatching()).variants())
                .allSatisfy(variant -> assertThat(variant.watched()).isPresent());
        assertThat(ResultFile.read(results).variants())
                .allSatisfy(variant -> assertThat(variant.watched()).isPresent());
    }

    private static java.util.List<String> causes(Variant variant) {
        return variant.watched().orElseThrow().breakdowns().getFirst().causes().stream()
                .map(Breakdown.Cause::name)
                .toList();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + results);
                var each = connection.createStatement()) {
            each.executeUpdate(statement);
        }
    }

    private StudyRequest request() {
        return StudyRequest.of(model).withResults(new StudyRequest.Results.In(results));
    }

    private static Study run(StudyRequest request) {
        return RUNNER.run(request, StudyProgress.unwatched());
    }
}
