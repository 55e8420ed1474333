// SPDX-License-Identifier: EPL-2.0
package ringzero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRequest.Results;
import ringzero.experiment.run.StudyRunner;
import ringzero.simulation.results.Study.Decision;

/** The first exercise of each chapter is missed as it stands, and met by the change that the chapter is about. */
class ExerciseTest {

    private static final Path COURSE =
            Path.of(System.getProperty("ringzero.root", "../..")).resolve("docs/course");
    private static final StudyRunner RUNNER = new StudyRunner();
    private static final Pattern MODEL = Pattern.compile("(?s)```vmm\n(.*?)```");

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = '|', textBlock = """
            1-fundamentals | vcpus 2 => vcpus 4
            2-challenge    | mode emulated => mode hardware-assisted
            3-methods      | mode hardware-assisted => mode emulated
            4-comparison   | mode hardware-assisted => mode paravirtual
            5-io           | memory 64 GiB => memory 64 GiB iommu on ; IntelE810 => IntelE810 { vfs 4 } ; via vhost => via sr-iov
            6-service      | rate-limit 9.8 Gbit/s => rate-limit 8 Gbit/s
            7-offload      | memory 64 GiB => memory 64 GiB iommu on ; Ethernet100G => AwsEna { vfs 4 } ; hypervisor KVM => hypervisor Nitro ; mode hardware-assisted => mode nitro ; via virtio => via nitro
            """)
    // spotless:on
    void isMissedUntilItIsSolved(String chapter, String changes, @TempDir Path folder) throws IOException {
        var found = MODEL.matcher(Files.readString(COURSE.resolve(chapter + ".md")));
        assertThat(found.find()).isTrue();
        var asked = found.group(1);
        var solved = asked;
        for (var change : changes.split(";")) {
            var sides = change.split("=>");
            assertThat(solved).contains(sides[0].strip());
            solved = solved.replace(sides[0].strip(), sides[1].strip());
        }

        assertThat(isMet(folder.resolve("asked.vmm"), asked)).isFalse();
        assertThat(isMet(folder.resolve("solved.vmm"), solved)).isTrue();
    }

    private static boolean isMet(Path file, String model) throws IOException {
        Files.writeString(file, model);
        var request = StudyRequest.of(file).withResults(new Results.Nowhere());
        var verdicts = RUNNER.run(request, StudyProgress.unwatched()).verdicts();
        assertThat(verdicts).isNotEmpty();
        return verdicts.stream().allMatch(verdict -> verdict.decision() == Decision.MET);
    }
}
