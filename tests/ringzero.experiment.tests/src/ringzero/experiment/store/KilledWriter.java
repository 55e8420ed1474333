// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.nio.file.Path;
import java.util.Map;

/** A program that keeps runs until it is killed, and says each that is kept. */
public final class KilledWriter {

    private KilledWriter() {}

    /** @param arguments the file, the seed of its runs */
    public static void main(String[] arguments) throws InterruptedException {
        long seed = Long.parseLong(arguments[1]);
        try (var file = ResultFile.open(Path.of(arguments[0]))) {
            var other = new Thread(() -> write(file, seed, 1));
            other.start();
            write(file, seed, 0);
            other.join();
        }
    }

    private static void write(ResultFile file, long seed, int first) {
        for (int i = first; i < 1_000_000; i += 2) {
            file.add(new RunKey("killed", seed, i), Map.of("load", "5/s"), ResultFileTest.finished(seed, i));
            synchronized (System.out) {
                System.out.println(i);
                System.out.flush();
            }
        }
    }
}
