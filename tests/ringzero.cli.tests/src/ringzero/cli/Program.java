// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a process of its own, as a user starts it. */
final class Program {

    private Program() {}

    /** What to start: Java with everything that this test sees. */
    static List<String> command(String... arguments) throws URISyntaxException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts it; what it prints and says goes to the end of a file. */
    static Process start(Path log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Who starts the tests says it in one of two ways. */
    private static String classPath() throws URISyntaxException {
        var places = new ArrayList<String>();
        if (Main.class.getClassLoader() instanceof URLClassLoader loader)
            for (URL place : loader.getURLs()) places.add(Path.of(place.toURI()).toString());
        places.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, places);
    }
}
