// SPDX-License-Identifier: EPL-2.0
package ringzero.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packed workbench, started by its script as a user starts it, seen through the titles of its windows and driven by keys. */
final class RunningProduct implements AutoCloseable {
    /** Cold code on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Pattern TITLE = Pattern.compile("^ +0x[0-9a-f]+ \"(.*?)\": ");

    private final Process process;
    private final Path output;

    private RunningProduct(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Path root() {
        return Path.of(System.getProperty("ringzero.root"));
    }

    /** Where the build puts the product for this machine. */
    static Path folder() {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return root().resolve(
                        "releng/ringzero.product/target/products/ringzero.product/linux/gtk/" + arch + "/ringzero");
    }

    static RunningProduct start(Path workspace) throws IOException {
        Path output = Files.createTempFile("ringzero", ".out");
        var process = new ProcessBuilder(
                        folder().resolve("ringzero").toString(),
                        "-vm",
                        System.getProperty("java.home"),
                        "-data",
                        workspace.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RunningProduct(process, output);
    }

    /** Waits for a window whose title has these words in this order. */
    void awaitWindow(String... words) {
        String pattern =
                ".*" + String.join(".*", Stream.of(words).map(Pattern::quote).toList()) + ".*";
        await("a window titled " + pattern, () -> titles().stream().anyMatch(title -> title.matches(pattern)));
    }

    /** Presses keys, as xdotool names them, in the window that has the focus. */
    void press(String... keys) {
        for (String key : keys) said(true, "xdotool", "key", "--clearmodifiers", key);
    }

    /** Presses keys, and again when nothing came of it for a while: a window gets the focus some time after its title. */
    void pressUntil(BooleanSupplier effect, String... keys) {
        int[] polls = new int[1];
        await("effect of " + List.of(keys), () -> {
            if (effect.getAsBoolean()) return true;
            if (polls[0]++ % 50 == 0) press(keys);
            return false;
        });
    }

    /** Closes the window, saves what is asked to be saved, and waits for the end of the program; its exit code. */
    int leave() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int polls = 0; process.isAlive(); polls++) {
            if (System.nanoTime() > end) throw new AssertionError("The workbench did not end. " + situation());
            if (titles().stream().anyMatch(title -> title.startsWith("Save"))) press("Return");
            else if (polls % 10 == 0) press("alt+F4");
            process.waitFor(1, TimeUnit.SECONDS);
        }
        return process.exitValue();
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) throw new AssertionError("The workbench ended before " + what + ". " + situation());
            if (System.nanoTime() > end) throw new AssertionError("There is no " + what + ". " + situation());
            try {
                process.waitFor(200, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String situation() {
        try {
            return "Windows: " + titles() + ". It said: " + Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> titles() {
        List<String> titles = new ArrayList<>();
        // Fails when a window goes while it looks; whoever waits for a title looks again.
        for (String line : said(false, "xwininfo", "-root", "-tree").lines().toList()) {
            Matcher title = TITLE.matcher(line);
            if (title.find()) titles.add(title.group(1));
        }
        return titles;
    }

    private static String said(boolean mustSucceed, String... command) {
        try {
            Process started =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(started.getInputStream().readAllBytes());
            if (started.waitFor() != 0 && mustSucceed) throw new AssertionError(List.of(command) + " failed: " + said);
            return said;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
