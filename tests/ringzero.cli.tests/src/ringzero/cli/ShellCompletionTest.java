// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated completion, in a real bash that is asked as when somebody presses the tabulator. */
class ShellCompletionTest {

    @TempDir
    Path folder;

    @Test
    void bashCompletesCommandsAndTheirOptions() throws Exception {
        assertThat(completed("ringzero", "re")).contains("report", "results");
        assertThat(completed("ringzero", "results", "q")).containsExactly("query");
        assertThat(completed("ringzero", "run", "--exp")).containsExactly("--experiment");
        assertThat(completed("ringzero", "compare", "--js")).containsExactly("--json");
    }

    private List<String> completed(String... words) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        var script = Call.of("generate-completion");
        assertThat(script.code()).isZero();
        Path file = Files.writeString(folder.resolve("completion.bash"), script.out());
        var bash = new ProcessBuilder(
                        "/bin/bash",
                        "--norc",
                        "-c",
                        ". '" + file
                                + "'; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE};"
                                + " _complete_ringzero; printf '%s\\n' \"${COMPREPLY[@]}\"",
                        "bash")
                // bash warns that no key was pressed
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        bash.command().addAll(List.of(words));

        Process process = bash.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(answer).isZero();
        return answer.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
    }
}
