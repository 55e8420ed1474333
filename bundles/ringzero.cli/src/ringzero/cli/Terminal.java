// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where output goes.
 *
 * @param out data
 * @param err messages and progress
 * @param isInteractive whether somebody looks at the messages as they come
 * @param isColoured whether colours are welcome
 * @param width columns of the data
 */
record Terminal(PrintStream out, PrintStream err, boolean isInteractive, boolean isColoured, int width) {

    private static final int USUAL_WIDTH = 100;

    /** The streams of this process. */
    static Terminal of(PrintStream out, PrintStream err) {
        boolean interactive = isTerminal(2) && !"dumb".equals(System.getenv("TERM"));
        boolean noColour =
                System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty();
        return new Terminal(out, err, interactive, interactive && isTerminal(1) && !noColour, columns());
    }

    /** Java cannot tell for each stream; where the system cannot either, it is taken for a pipe. */
    private static boolean isTerminal(int stream) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream));
            return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return Boolean.getBoolean("ringzero.terminal");
        }
    }

    private static int columns() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{2,4}") ? Math.max(60, Integer.parseInt(columns)) : USUAL_WIDTH;
    }

    /** Data for programs. */
    void print(JsonElement json) {
        out.println(new GsonBuilder()
                .setPrettyPrinting()
                .serializeNulls()
                .disableHtmlEscaping()
                .create()
                .toJson(json));
    }

    /** A message. */
    void say(String sentence) {
        err.println(sentence);
    }
}
