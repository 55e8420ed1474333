// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.estimate.Merge;
import ringzero.experiment.store.ResultFile.RunSet;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Variant;

class ResultFileTest {

    @TempDir
    Path folder;

    @Test
    void aStudyIsReadAsItWasWritten() {
        var study = study();
        try (var file = ResultFile.open(path())) {
            for (int i = 0; i < 3; i++) file.add(new RunKey("abc", 7, i), Map.of("load", "5/s"), finished(i));
            file.describe(study, List.of(new RunSet("abc", 7, 3)), 0.95);
        }

        assertThat(ResultFile.read(path())).isEqualTo(study);
    }

    @Test
    void aStudyOfAnOlderVersionThatLacksAPartIsRead() {
        var old = new com.google.gson.JsonObject();
        old.addProperty("name", "Load");

        var study = RecordJson.read(old, Study.class);

        assertThat(study.name()).isEqualTo("Load");
        assertThat(study.topology()).isEqualTo(Topology.none());
    }

    @Test
    void aStudyThatGoesOnHasTheRunsThatAreFinished() {
        try (var file = ResultFile.open(path())) {
            file.describe(study(), List.of(new RunSet("abc", 7, RunSet.ALL)), 0.95);
            file.add(new RunKey("abc", 7, 0), Map.of(), finished(0));

            var unfinished = ResultFile.read(path());
            assertThat(unfinished.variants().getFirst().runs()).containsExactly(run(0));
            assertThat(unfinished.warnings()).anyMatch(warning -> warning.startsWith("This study was not finished"));
        }
    }

    @Test
    void aRunThatIsThereStaysAsItIs() {
        try (var file = ResultFile.open(path())) {
            file.add(new RunKey("abc", 7, 0), Map.of(), finished(0));

            file.add(new RunKey("abc", 7, 0), Map.of(), finished(5));

            assertThat(file.outcomes("abc", 7)).containsExactly(Map.entry(0, finished(0)));
        }
    }

    @Test
    void anOverloadIsRememberedAsWell() {
        var overloaded = new Outcome.Overloaded("eth0", "Its queue has a million requests.");
        try (var file = ResultFile.open(path())) {
            file.add(new RunKey("abc", 7, 4), Map.of(), overloaded);

            assertThat(file.outcomes("abc", 7)).containsEntry(4, overloaded);
        }
    }

    @Test
    void twoWritersShareAFile() {
        try (var one = ResultFile.open(path());
                var other = ResultFile.open(path())) {
            for (int i = 0; i < 20; i++) {
                one.add(new RunKey("abc", 7, i), Map.of(), finished(i));
                other.add(new RunKey("abc", 7, i), Map.of(), finished(i));
                other.add(new RunKey("abc", 8, i), Map.of(), finished(8, i));
            }

            assertThat(one.outcomes("abc", 8)).hasSize(20).containsEntry(3, finished(8, 3));
            assertThat(one.outcomes("abc", 7)).hasSize(20).containsEntry(3, finished(3));
        }
    }

    @Test
    void afterClosingEverythingIsInOneFile() throws Exception {
        try (var file = ResultFile.open(path())) {
            file.add(new RunKey("abc", 7, 0), Map.of(), finished(0));
        }

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void readingLeavesNothingBehind() throws Exception {
        try (var file = ResultFile.open(path())) {
            file.describe(study(), List.of(new RunSet("abc", 7, 0)), 0.95);
        }

        ResultFile.read(path());

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void aFullDiskIsSaidAndLosesNothingThatWasThere() throws Exception {
        try (var file = ResultFile.open(path())) {
            file.add(new RunKey("abc", 7, 0), Map.of(), finished(0));
            file.limit(1);

            assertThatThrownBy(() -> {
                        for (int i = 1; i < 1000; i++) file.add(new RunKey("abc", 7, i), Map.of(), finished(i));
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(file.outcomes("abc", 7)).containsEntry(0, finished(0));
        }
    }

    @Test
    void aFolderThatIsNoneIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ResultFile.open(file.resolve("x.rzr")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be kept in");
    }

    @Test
    void aFileOfAnotherKindIsLeftAlone() throws Exception {
        Files.writeString(path(), "This is my diary, and not a database.");

        assertThatThrownBy(() -> ResultFile.open(path())).hasMessageContaining("is not a result file");
        assertThat(path()).hasContent("This is my diary, and not a database.");
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> ResultFile.read(path())).hasMessageContaining("There is no result file");
        assertThat(path()).doesNotExist();
    }

    private Path path() {
        return folder.resolve("x.rzr");
    }

    private static Outcome finished(int replication) {
        return finished(7, replication);
    }

    static Outcome finished(long seed, int replication) {
        return new Outcome.Finished(run(seed, replication));
    }

    /** One for each share. */
    private static final double[] SHARE_ERRORS = Finding.Histogram.SHARES.stream()
            .mapToDouble(share -> share * (1 - share) / 7)
            .toArray();

    private static Run run(int replication) {
        return run(7, replication);
    }

    private static Run run(long seed, int replication) {
        var interval = Optional.of(new Interval(0.1 + replication, 1 / 3.0 + replication, 0.95));
        return new Run(
                seed,
                replication,
                0.1,
                1e-3,
                1L << 40,
                -0x5eed_5eed_5eed_5eedL,
                List.of(
                        new Finding.Total("throughput", "web", "", "1/s", 1 / 3.0 + replication, interval),
                        new Finding.Histogram(
                                "latency",
                                "web",
                                "",
                                "s",
                                3,
                                1e-5,
                                Optional.empty(),
                                Math.PI,
                                1e-6,
                                2e-5,
                                new double[] {1.0000000000000002e-6, 2e-5},
                                new long[] {1, 2},
                                SHARE_ERRORS),
                        new Finding.Total("host-cpu", "web", "exit", "CPUs", Double.NaN, Optional.empty()),
                        new Finding.Histogram(
                                "latency",
                                "db",
                                "",
                                "s",
                                0,
                                Double.NaN,
                                Optional.empty(),
                                Double.NaN,
                                Double.NaN,
                                Double.NaN,
                                new double[0],
                                new long[0],
                                new double[0]),
                        new Finding.Total("latency-part", "web", "x", "s", Double.POSITIVE_INFINITY, Optional.empty()),
                        new Finding.Level("queue", "eth0", "", "jobs", 0.5, new double[] {0.1, 0.2})),
                List.of(
                        new Run.AuditCheck("Little's law", "eth0", 1, 1 + 1e-12, true),
                        new Run.AuditCheck("flow balance", "it's \"quoted\"", Double.NaN, 3, false)));
    }

    private static Study asked(String digest, String finished, String... arguments) {
        var study = study();
        return new Study(
                study.name(),
                study.question(),
                study.factors(),
                study.variants(),
                study.verdicts(),
                study.plots(),
                study.observations(),
                study.assumptions(),
                study.warnings(),
                new Study.Provenance("a.vmm", "text", digest, 7, "0.1.0", finished, List.of(arguments)),
                study.topology());
    }

    private void finish(Study study) {
        try (var file = ResultFile.open(path())) {
            for (int i = 0; i < 3; i++) file.add(new RunKey("abc", 7, i), Map.of("load", "5/s"), finished(i));
            file.describe(study, List.of(new RunSet("abc", 7, 3)), 0.95);
        }
    }

    @Test
    void whatWasAnsweredBeforeCanBeReadAgain() {
        var first = asked("1", "2026-11-22T10:00:00Z");
        var second = asked("1", "2026-11-22T11:00:00Z", "--set", "web.vcpus=8");
        finish(first);
        finish(second);

        var history = History.of(path());

        assertThat(history).extracting(History.Entry::runs).containsExactly(3, 3);
        assertThat(ResultFile.read(path(), history.get(0).id())).isEqualTo(second);
        assertThat(ResultFile.read(path(), history.get(1).id())).isEqualTo(first);
    }

    @Test
    void theSameQuestionIsInTheHistoryOnce() {
        finish(asked("1", "2026-11-22T10:00:00Z", "--seed", "7"));
        finish(asked("2", "2026-11-22T11:00:00Z", "--seed", "7"));
        finish(asked("1", "2026-11-22T12:00:00Z", "--seed", "7"));

        assertThat(History.of(path()))
                .extracting(entry -> entry.study().provenance().finished())
                .containsExactly("2026-11-22T12:00:00Z", "2026-11-22T11:00:00Z");
    }

    @Test
    void aStudyThatIsNotFinishedIsNoHistory() {
        try (var file = ResultFile.open(path())) {
            file.describe(study(), List.of(new RunSet("abc", 7, RunSet.ALL)), 0.95);
        }

        assertThat(History.of(path())).isEmpty();
    }

    @Test
    void whatIsDeletedFromTheHistoryIsGoneButNotItsRuns() {
        finish(asked("1", "2026-11-22T10:00:00Z"));
        finish(asked("2", "2026-11-22T11:00:00Z"));
        long later = History.of(path()).getFirst().id();

        History.delete(path(), later);

        assertThat(History.of(path())).hasSize(1);
        assertThatThrownBy(() -> ResultFile.read(path(), later)).hasMessageContaining("no such study");
        assertThat(ResultFile.read(path()).variants().getFirst().runs()).hasSize(3);
    }

    private static Study study() {
        var runs = List.of(run(0), run(1), run(2));
        var variant = new Variant(
                Map.of("load", new Variant.Level("5/s", 5, "1/s")),
                Map.of("Guest OS modification", "not required"),
                runs,
                Merge.findings(runs, 0.95),
                List.of(new Finding.Total("throughput", "web", "", "1/s", Double.POSITIVE_INFINITY, Optional.empty())),
                List.of("µ-architecture \u2264 5"));
        return new Study(
                "Load",
                "How *much*?",
                List.of("load"),
                List.of(variant),
                List.of(new Study.Verdict(
                        "latency <= 2 ms", 3, 0, Study.Decision.NOT_DECIDED, Double.NaN, Optional.empty(), 2e-3, "s")),
                List.of(new Study.Plot("latency", "p99", "", "", "load", List.of("mode"))),
                List.of("latency"),
                List.of(new Study.Assumption("exit", "604 cycles", "costs Skylake", "somebody", "measured", "")),
                List.of("Line 3: unused"),
                new Study.Provenance(
                        "a.vmm",
                        "text\nof the model",
                        "00ff",
                        Long.MAX_VALUE,
                        "0.1.0",
                        "2026-11-22T10:00:00Z",
                        List.of()),
                new Topology(
                        List.of(new Topology.Node(
                                "server",
                                Topology.Kind.HOST,
                                "",
                                "server",
                                List.of("256 GiB"),
                                List.of("server CPUs"),
                                new Topology.Place(2, 10, 40, 15, 6))),
                        List.of(new Topology.Link("server", "server", "loop", Topology.Place.ELSEWHERE))));
    }
}
