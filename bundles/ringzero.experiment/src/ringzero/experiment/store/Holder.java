// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who works on the runs of a result file: one open file of one program.
 *
 * @param machine name of the computer or container; process numbers mean nothing elsewhere
 * @param process its number
 * @param started when it began, in milliseconds since 1970; numbers are given again
 * @param file tells apart what one program has open
 */
record Holder(String machine, long process, long started, String file) {

    private static final String SEPARATOR = " ";

    /** This program, with a file of its own. */
    static Holder here() {
        var process = ProcessHandle.current();
        return new Holder(
                thisMachine(),
                process.pid(),
                started(process),
                UUID.randomUUID().toString());
    }

    static Holder read(String text) {
        String[] parts = text.split(SEPARATOR, 4);
        return new Holder(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, machine, Long.toString(process), Long.toString(started), file);
    }

    /** Whether it is known that the program has ended. Of programs elsewhere nothing is known. */
    boolean isGone() {
        if (!machine.equals(thisMachine())) return false;
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(other -> started(other) != started)
                .orElse(true);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Containers of one computer have names of their own, too, as a rule. */
    private static String thisMachine() {
        String name;
        try {
            Path file = Path.of("/etc/hostname");
            name = Files.isReadable(file)
                    ? Files.readString(file)
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            name = "unknown";
        }
        return name.strip().replace(SEPARATOR, "-");
    }
}
