// SPDX-License-Identifier: EPL-2.0
package ringzero.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script in the place of Eclipse's native launcher, with a Java that notes how it is called. */
@EnabledOnOs(OS.LINUX)
class StartScriptTest {
    @TempDir
    private Path folder;

    @Test
    void theWorkbenchIsStartedAgainWhenItAsksForIt() throws Exception {
        int exit = start("[ $(wc -l <\"$calls\") -lt 3 ] && exit 23; exit 5", "-data", "/a b");

        assertThat(exit).isEqualTo(5);
        assertThat(calls()).hasLineCount(3);
        assertThat(calls().lines()).allMatch(call -> call.endsWith("|-data|/a b|"));
    }

    @Test
    void theWorkbenchIsStartedAgainInTheWorkspaceThatItRemembers() throws Exception {
        int exit = start("[ $(wc -l <\"$calls\") -lt 2 ] && exit 24; exit 0");

        assertThat(exit).isZero();
        assertThat(calls()).hasLineCount(2).doesNotContain("-data");
    }

    @Test
    void theWorkspaceIsInTheHomeFolderUnlessSomebodyChoosesAnother() throws Exception {
        assertThat(RunningProduct.folder().resolve("configuration/config.ini"))
                .content()
                .contains("osgi.instance.area.default=@user.home/ringzero-workspace");
    }

    /** Starts the script with a Java that runs these commands. */
    private int start(String commands, String... arguments) throws IOException, InterruptedException {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21.0.1\"\n");
        Files.writeString(
                java,
                "#!/bin/sh\ncalls=%s\nprintf '%%s|' \"$@\" >>\"$calls\"\necho >>\"$calls\"\n%s\n"
                        .formatted(folder.resolve("calls"), commands));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        List<String> command = new ArrayList<>();
        command.add(RunningProduct.folder().resolve("ringzero").toString());
        command.add("-vm");
        command.add(folder.resolve("jdk").toString());
        command.addAll(List.of(arguments));
        Process script = new ProcessBuilder(command).inheritIO().start();
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return script.exitValue();
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls")).strip();
    }
}
