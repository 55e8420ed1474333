// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorLogTest {
    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void nothingOfOursFailsWhenAModelIsOpened() throws CoreException, IOException {
        var file = bench.file("a.vmm", "host a { memory 1 GiB }\nhost b : c { }\n");
        bench.open(file);

        bench.until(() -> !bench.problems(file).isEmpty());

        assertThat(failures()).isEmpty();
    }

    /** What ringzero bundles wrote to the error log, as its first lines. */
    private static List<String> failures() throws IOException {
        Path log = Platform.getLogFileLocation().toPath();
        if (!Files.exists(log)) return List.of();
        List<String> lines = Files.readAllLines(log);
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("!ENTRY ringzero"))
                .mapToObj(i -> String.join(" ", lines.subList(i, Math.min(lines.size(), i + 4))))
                .toList();
    }
}
