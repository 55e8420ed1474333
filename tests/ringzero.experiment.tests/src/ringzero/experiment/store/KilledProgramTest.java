// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.simulation.results.Run;

/** Kills programs that write, as a user or a lack of memory does (SIGKILL), at random times. */
class KilledProgramTest {

    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void noFinishedRunIsLostWheneverTheProgramIsKilled() throws Exception {
        Path path = folder.resolve("killed.rzr");
        var random = new Random(2026);
        for (int kill = 0; kill < KILLS; kill++) {
            long run = kill;
            List<Integer> kept = keepUntilKilled(path, kill, 1 + random.nextInt(150));

            try (var file = ResultFile.open(path)) {
                var found = file.outcomes("killed", kill);
                assertThat(found.keySet()).containsAll(kept);
                found.forEach((replication, outcome) ->
                        assertThat(outcome).isEqualTo(ResultFileTest.finished(run, replication)));
            }
        }
    }

    @Test
    void twoProgramsThatWriteToOneFileDoNotDisturbEachOther() throws Exception {
        Path path = folder.resolve("shared.rzr");
        Process other = start(path, 0);
        try {
            List<Integer> kept = keepUntilKilled(path, 0, 100);
            List<Integer> keptByOther = lines(other, 50);
            other.destroyForcibly().waitFor();

            try (var file = ResultFile.open(path)) {
                var found = file.outcomes("killed", 0);
                assertThat(found.keySet()).containsAll(kept).containsAll(keptByOther);
                assertThat(file.runNames()).hasSameSizeAs(found.keySet());
            }
        } finally {
            other.destroyForcibly();
        }
    }

    /** Starts a writer, kills it after it has said so many runs, and returns those that it said. */
    private static List<Integer> keepUntilKilled(Path path, long seed, int lines) throws Exception {
        Process writer = start(path, seed);
        try {
            List<Integer> kept = lines(writer, lines);
            writer.destroyForcibly().waitFor();
            return kept;
        } finally {
            writer.destroyForcibly();
        }
    }

    private static List<Integer> lines(Process writer, int lines) throws Exception {
        var kept = new ArrayList<Integer>();
        var out = new BufferedReader(new InputStreamReader(writer.getInputStream()));
        while (kept.size() < lines) {
            String line = out.readLine();
            if (line == null)
                throw new AssertionError("the writer ended: "
                        + new String(writer.getErrorStream().readAllBytes()));
            kept.add(Integer.parseInt(line));
        }
        return kept;
    }

    private static Process start(Path path, long seed) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        KilledWriter.class.getName(),
                        path.toString(),
                        Long.toString(seed))
                .start();
    }

    /** The places of the bundles that a writer needs: this, results, SQLite, JSON. */
    private static String classPath() {
        return Stream.of(
                        KilledWriter.class,
                        ResultFile.class,
                        Run.class,
                        org.sqlite.JDBC.class,
                        com.google.gson.JsonParser.class)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString().replace(" ", "%20"))))
                .flatMap(place -> Stream.of(place, place.resolve("target/classes"), place.resolve("bin")))
                .filter(Files::exists)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
