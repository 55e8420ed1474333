// SPDX-License-Identifier: EPL-2.0
package ringzero.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The product as it is packed, started as a user starts it. Needs a display with a window manager, which {@code ./build} provides. */
@EnabledOnOs(OS.LINUX)
@EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
class ProductTest {
    private static final String EXAMPLE = "virtualization-101.vmm";

    @Test
    void fromTheFirstStartToTheNextNothingIsLostAndNoErrorIsLogged(@TempDir Path folder) throws Exception {
        Path workspace = folder.resolve("first");
        Path model = workspace.resolve("Ringzero Examples").resolve(EXAMPLE);

        try (var workbench = RunningProduct.start(workspace)) {
            workbench.awaitWindow("first", "Ringzero");
            // The welcome page has the focus, and there the examples.
            workbench.pressUntil(() -> Files.exists(model), "Return");
            workbench.awaitWindow(EXAMPLE, "Ringzero");
            workbench.pressUntil(() -> text(model).startsWith(" "), "ctrl+Home", "space", "ctrl+s");
            assertThat(workbench.leave()).isZero();
        }
        assertThat(text(model)).startsWith(" ");

        try (var workbench = RunningProduct.start(workspace)) {
            workbench.awaitWindow(EXAMPLE, "Ringzero");
            assertThat(workbench.leave()).isZero();
        }
        assertThat(errors(workspace)).isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Errors of the error log, by their first lines. Warnings may be there: whoever closes the workbench while it starts leaves jobs behind. */
    private static List<String> errors(Path workspace) throws IOException {
        Path log = workspace.resolve(".metadata/.log");
        if (!Files.exists(log)) return List.of();
        List<String> lines = Files.readAllLines(log);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).matches("!ENTRY \\S+ 4 .*"))
                .mapToObj(i -> String.join(" ", lines.subList(i, Math.min(lines.size(), i + 5))))
                .toList();
    }
}
