// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.FileChangeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a folder of many models a change costs as much as what it concerns. */
class IncrementalBuildTest {
    private static final int FILES = 200;
    private static final int ON_THE_SHARED_HOST = 5;

    @TempDir
    Path folder;

    @Test
    void onlyWhatChangedAndWhatRefersToItIsCheckedAgain() throws Exception {
        var editor = openFolder();

        write("guests100.vmm", guests(100).replace("vcpus 2", "vcpus 3"));
        assertThat(editor.checkedAfter(FileChangeType.Changed, "guests100.vmm")).containsExactly("guests100.vmm");

        write("shared.vmm", host("shared").replace("host shared", "host renamed"));
        assertThat(editor.checkedAfter(FileChangeType.Changed, "shared.vmm"))
                .containsExactly(
                        "guests0.vmm", "guests1.vmm", "guests2.vmm", "guests3.vmm", "guests4.vmm", "shared.vmm");
    }

    @Test
    void aNewFileMendsThoseThatMissedIt() throws Exception {
        write("shared.vmm", "package other\n");
        var editor = openFolder(false);

        write("late.vmm", host("shared"));

        assertThat(editor.checkedAfter(FileChangeType.Created, "late.vmm"))
                .contains("guests0.vmm", "guests4.vmm", "late.vmm")
                .doesNotContain("guests100.vmm");
    }

    @Test
    void oneChangeInTwoHundredFilesIsCheckedWithinASecondOfProcessorTime() throws Exception {
        var editor = openFolder();
        editor.checkedAfter(FileChangeType.Changed, "guests100.vmm");

        var bean = java.lang.management.ManagementFactory.getPlatformMXBean(
                com.sun.management.OperatingSystemMXBean.class);
        long before = bean.getProcessCpuTime();
        write("guests100.vmm", guests(100).replace("vcpus 2", "vcpus 3"));
        editor.checkedAfter(FileChangeType.Changed, "guests100.vmm");

        assertThat(Duration.ofNanos(bean.getProcessCpuTime() - before)).isLessThan(Duration.ofSeconds(1));
    }

    private Editor openFolder() throws Exception {
        return openFolder(true);
    }

    private Editor openFolder(boolean withShared) throws Exception {
        if (withShared) write("shared.vmm", host("shared"));
        for (int i : IntStream.range(0, FILES).toArray()) write("guests" + i + ".vmm", guests(i));
        return new Editor(folder);
    }

    private static String host(String name) {
        return """
                package lab
                import ringzero.processors.*

                host %s {
                    processor  1 x IntelXeonGold6338
                    memory     64 GiB
                    hypervisor KVM
                }
                """.formatted(name);
    }

    /** A guest; the first few are on the shared host, each other one on its own. */
    private static String guests(int number) {
        boolean shares = number < ON_THE_SHARED_HOST;
        String text = shares
                ? "package guests%d\nimport lab.*\n".formatted(number)
                : host("own").replace("package lab", "package guests" + number);
        return text + """

                guest web on %s {
                    os     Linux
                    mode   hardware-assisted
                    vcpus  2
                    memory 4 GiB
                }
                """.formatted(shares ? "shared" : "own").replace("vcpus  2", "vcpus 2");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
