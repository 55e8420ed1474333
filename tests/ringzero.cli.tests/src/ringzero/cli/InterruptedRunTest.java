// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.ResultQuery;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * The command {@code run} as a process that is killed, that shares its result file, that is interrupted, that has no more room on the
 * disk: whatever happens, what was finished stays, and in the end everything is as if nothing had happened.
 */
@TestInstance(Lifecycle.PER_CLASS)
class InterruptedRunTest {

    /** How often the command is killed; {@code -Dringzero.kills=100} for a thorough look. */
    private static final int KILLS = Integer.getInteger("ringzero.kills", 3);

    private static final int RUNS = 60;

    private static final String MODEL = """
            import ringzero.processors.*
            import ringzero.devices.*
            host server { processor IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 4 } }
            guest web on server { os Linux mode hardware-assisted vcpus 2 memory 4 GiB net eth0 via vhost runs Load }
            workload Load { arrivals poisson 10000/s request { receive 512 B compute exponential 50 us send 4 KiB } }
            experiment Kept {
                vary web.net.path over emulated, vhost, sr-iov
                run 400 ms after warm-up 40 ms
                repeat 20 times
                seed 7
                require web.latency.p99 <= 2 ms where web.net.path = sr-iov
            }
            """;

    @TempDir
    static Path folder;

    private Path model;
    private List<Variant> undisturbed;

    @BeforeAll
    void runUndisturbed() throws Exception {
        model = Files.writeString(folder.resolve("web.vmm"), MODEL);
        Path quiet = folder.resolve("quiet");
        assertThat(start(quiet).waitFor()).as(log(quiet)).isZero();
        undisturbed = study(quiet).variants();
    }

    @Test
    void aStudyThatIsKilledAgainAndAgainEndsLikeOneThatIsNot() throws Exception {
        Path results = folder.resolve("killed");
        var random = new Random(2026);
        Map<String, Object> kept = new HashMap<>();
        for (int kill = 0; kill < KILLS && kept.size() < RUNS; kill++) {
            Process command = start(results);
            int more = random.nextInt(1 + (RUNS - kept.size()) / 2);
            while (command.isAlive() && runs(results).size() < kept.size() + more)
                command.waitFor(5, TimeUnit.MILLISECONDS);
            command.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS);
            command.destroyForcibly().waitFor();

            var found = runs(results);
            assertThat(found).as("after kill %d", kill).containsAllEntriesOf(kept);
            kept = found;
        }

        assertThat(start(results).waitFor()).as(log(results)).isZero();

        assertThat(runs(results)).isEqualTo(runs(folder.resolve("quiet"))).containsAllEntriesOf(kept);
        assertThat(study(results).variants()).isEqualTo(undisturbed);
        assertThat(ResultQuery.ask(file(results), "SELECT * FROM pragma_integrity_check")
                        .rows())
                .containsExactly(List.of("ok"));
    }

    @Test
    void twoCommandsOnOneFileEndLikeOne() throws Exception {
        Path results = folder.resolve("shared");

        Process one = start(results);
        Process other = start(results);

        assertThat(List.of(one.waitFor(), other.waitFor())).as(log(results)).containsExactly(0, 0);
        assertThat(runs(results)).isEqualTo(runs(folder.resolve("quiet")));
        assertThat(study(results).variants()).isEqualTo(undisturbed);
    }

    @Test
    void whatAKilledCommandHadBegunIsDoneByTheOneBesideIt() throws Exception {
        Path results = folder.resolve("left");
        Process killed = start(results);
        while (killed.isAlive() && runs(results).isEmpty()) killed.waitFor(5, TimeUnit.MILLISECONDS);
        Process other = start(results);

        killed.destroyForcibly().waitFor();

        assertThat(other.waitFor()).as(log(results)).isZero();
        assertThat(study(results).variants()).isEqualTo(undisturbed);
    }

    @Test
    void anInterruptedCommandSaysSoAndKeepsWhatIsFinished() throws Exception {
        Path results = folder.resolve("interrupted");
        Process command = start(results, "--set", "Kept.run=10 s");
        while (command.isAlive() && runs(results).isEmpty()) command.waitFor(5, TimeUnit.MILLISECONDS);

        command.destroy();

        assertThat(command.waitFor()).isNotZero();
        assertThat(log(results)).contains("Cancelled. What is finished is kept");
        assertThat(runs(results).size()).isBetween(1, RUNS - 1);
        assertThat(ResultQuery.ask(file(results), "SELECT count(*) FROM claim").rows())
                .containsExactly(List.of(0));
    }

    /** A file system with room for a few runs; where the system lets nobody mount one, a limit on the size of files. */
    @Test
    void aFullDiskIsSaidAndWhatIsFinishedStays() throws Exception {
        Path results = folder.resolve("full");
        Files.createDirectories(results);
        Path copy = folder.resolve("copy");
        var command = new ArrayList<String>();
        String mount = "mount -t tmpfs -o size=400k tmpfs '%s'".formatted(results);
        if (succeeds("unshare", "-rm", "sh", "-c", mount))
            command.addAll(List.of(
                    "unshare",
                    "-rm",
                    "sh",
                    "-c",
                    mount + " && \"$@\"; status=$?; cp -r '" + results + "' '" + copy + "'; exit $status",
                    "sh"));
        else {
            assumeTrue(succeeds("bash", "-c", "ulimit -f 300"), "nothing here limits the room on a disk");
            copy = results;
            command.addAll(List.of("bash", "-c", "ulimit -f 300; exec \"$@\"", "bash"));
        }
        command.addAll(Program.command("run", model.toString(), "--no-report", "--out", results.toString()));

        Process full = Program.start(folder.resolve("full.log"), command);

        // the study itself is complete: it went on in memory, and its requirement is met
        assertThat(full.waitFor()).as(log(results)).isZero();
        assertThat(log(results))
                .containsPattern(
                        "Results cannot be kept in .*: (the disk is full|writing failed; the disk may be full)\\.")
                .contains("The study goes on");
        assertThat(runs(copy).size()).isBetween(1, RUNS - 1);
        assertThat(runs(folder.resolve("quiet"))).containsAllEntriesOf(runs(copy));
        assertThat(start(copy).waitFor()).isZero();
        assertThat(study(copy).variants()).isEqualTo(undisturbed);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private Process start(Path results, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("run", model.toString(), "--no-report", "--out", results.toString()));
        arguments.addAll(List.of(more));
        return Program.start(logOf(results), Program.command(arguments.toArray(String[]::new)));
    }

    /** Fingerprints by the names of the runs that are in the file. */
    private static Map<String, Object> runs(Path results) {
        if (!ResultFile.isResultFile(file(results))) return Map.of();
        var runs = new HashMap<String, Object>();
        ResultQuery.ask(file(results), "SELECT runName, fingerprint FROM run JOIN ringzeroRun USING (runId)")
                .rows()
                .forEach(row -> runs.put((String) row.get(0), row.get(1)));
        return runs;
    }

    private static Study study(Path results) {
        return ResultFile.read(file(results));
    }

    private static Path file(Path results) {
        return results.resolve("web-Kept.rzr");
    }

    private Path logOf(Path results) {
        return folder.resolve(results.getFileName() + ".log");
    }

    private String log(Path results) throws Exception {
        return Files.exists(logOf(results)) ? Files.readString(logOf(results)) : "";
    }
}
