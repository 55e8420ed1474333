// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.run.ModelPatch;
import ringzero.experiment.run.ModelProblems;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.simulation.results.Study.Decision;

class CheapestTest {

    private static final Models MODELS = new Models();
    private static final StudyRunner RUNNER = new StudyRunner(MODELS);

    private static final String MODEL = """
            import ringzero.processors.*
            import ringzero.devices.*
            host rack1 { processor 1 x IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 4 } }
            guest web on rack1 { os Linux mode hardware-assisted vcpus 1 memory 4 GiB net eth0 via vhost runs Requests }
            workload Requests { arrivals poisson 15000/s request { receive 80 B compute 100 us send 80 B } }
            """;

    @TempDir
    Path folder;

    @Test
    void theFewestCpusThatMeetARequirementAreTheCheapest() throws Exception {
        // 15,000 x 100 us are 1.5 CPUs of work: 1 is overloaded, 2 wait long, 3 do
        var answer =
                cheapest("vary web.vcpus over 1, 2, 3, 4 require web.latency.mean <= 200 us find cheapest web.vcpus");

        assertThat(answer.levels()).contains(Map.of("web.vcpus", "3"));
        assertThat(answer.isCertain()).isTrue();
        assertThat(answer.sentence())
                .isEqualTo("web.vcpus = 3 is the cheapest that meets all requirements: web.vcpus is 3.");
        assertThat(answer.frontier())
                .extracting(Cheapest.Tried::decision)
                .containsExactly(Decision.MET, Decision.MET, Decision.MISSED, Decision.MISSED);
    }

    @Test
    void whatIsObservedCanBeWhatItCosts() throws Exception {
        var answer = cheapest(
                "vary web.vcpus over 3, 4 vary web.net.path over emulated, vhost, sr-iov require web.latency.mean <= 400 us find cheapest host-cpu");

        assertThat(answer.levels().orElseThrow()).containsEntry("web.net.path", "sr-iov");
        assertThat(answer.patch()).contains("web.net.path=sr-iov");
        assertThat(answer.frontier().getFirst().cost().unit()).isEqualTo("CPUs");
    }

    @Test
    void ifNothingMeetsTheRequirementsThereIsNoAnswer() throws Exception {
        var answer = cheapest("vary web.vcpus over 1, 2 require web.latency.mean <= 1 us find cheapest host-cpu");

        assertThat(answer.levels()).isEmpty();
        assertThat(answer.patch()).isEmpty();
        assertThat(answer.sentence()).isEqualTo("No combination is known to meet all requirements.");
    }

    @Test
    void aSettingThatIsNotVariedIsNoCost() {
        assertThatThrownBy(() ->
                        cheapest("vary web.vcpus over 1, 2 require web.latency.mean <= 1 ms find cheapest web.memory"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not varied");
    }

    @Test
    void whatIsNeitherSettingNorObservationIsRefusedByTheChecks() {
        assertThatThrownBy(() ->
                        cheapest("vary web.vcpus over 1, 2 require web.latency.mean <= 1 ms find cheapest web.money"))
                .isInstanceOf(ModelProblems.class)
                .hasMessageContaining("cannot be observed");
    }

    @Test
    void theAnswerCanBeWrittenIntoTheModel() {
        String patched = ModelPatch.apply(
                MODELS, folder.resolve("web.vmm"), MODEL, java.util.List.of("web.vcpus=3", "web.net.path=sr-iov"));

        assertThat(patched).isEqualTo(MODEL.replace("vcpus 1 ", "vcpus 3 ").replace("via vhost", "via sr-iov"));
    }

    @Test
    void whatIsInheritedIsNotWrittenIntoItsBase() {
        String model = MODEL + "guest db : web { memory 8 GiB }\n";

        assertThatThrownBy(() ->
                        ModelPatch.apply(MODELS, folder.resolve("web.vmm"), model, java.util.List.of("db.vcpus=3")))
                .isInstanceOf(ModelProblems.class)
                .hasMessageContaining("'db.vcpus=3' cannot be written");
    }

    private Cheapest.Answer cheapest(String asked) throws IOException {
        Path file = folder.resolve("web.vmm");
        Files.writeString(file, MODEL + "experiment Cheap { run 40 ms after warm-up 10 ms seed 5 " + asked + " }\n");
        try (var trials = RUNNER.trials(
                StudyRequest.of(file).withResults(new StudyRequest.Results.Nowhere()), StudyProgress.unwatched())) {
            return new Cheapest(
                            trials, trials.experiment().orElseThrow().getFinds().getFirst())
                    .answer();
        }
    }
}
