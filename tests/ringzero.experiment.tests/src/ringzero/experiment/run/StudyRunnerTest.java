// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.store.ResultFile;
import ringzero.language.Models;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Variant;

class StudyRunnerTest {

    /** The library is read once for all tests. */
    private static final Models MODELS = new Models();

    private static final String HOST = """
            import ringzero.processors.*
            import ringzero.devices.*

            host rack1 {
                processor  1 x IntelXeonGold6338
                memory     64 GiB
                iommu      on
                hypervisor KVM
                nic eth0 : IntelE810 { vfs 4 }
            }

            guest web on rack1 {
                os Linux
                mode hardware-assisted
                vcpus 2
                memory 4 GiB
                net eth0 via vhost
                runs Requests
            }

            workload Requests {
                arrivals poisson 2000/s
                request { receive 512 B compute exponential 100 us send 4 KiB }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void variantsAreAllCombinationsOfLevelsAsWritten() throws Exception {
        var study = run("""
                experiment E {
                    vary web.net.path over vhost, sr-iov
                    vary Requests.arrivals.rate from 1000/s to 4000/s in 3 steps logarithmic
                    run 20 ms after warm-up 2 ms
                    repeat 2 times
                }
                """);

        assertThat(study.factors()).containsExactly("web.net.path", "Requests.arrivals.rate");
        assertThat(study.variants())
                .extracting(StudyRunnerTest::levels)
                .containsExactly(
                        "vhost 1000/s",
                        "vhost 2000/s",
                        "vhost 4000/s",
                        "sr-iov 1000/s",
                        "sr-iov 2000/s",
                        "sr-iov 4000/s");
        assertThat(study.variants())
                .allSatisfy(variant -> assertThat(variant.runs()).hasSize(2));
    }

    @Test
    void aLevelIsWhatIsSimulated() throws Exception {
        var study = run("""
                experiment E {
                    vary Requests.arrivals.rate over 1000/s, 4000/s
                    run 200 ms
                }
                """);

        var throughput = new Observable("throughput", "", "web", "");
        var found = study.variants().stream()
                .map(v -> throughput.of(v.runs(), 0.95).value())
                .toList();
        assertThat(found.get(0)).isBetween(900.0, 1100.0);
        assertThat(found.get(1)).isBetween(3800.0, 4200.0);
    }

    @Test
    void theStudyThatIsReadBackIsEqual() throws Exception {
        var study = run(
                "experiment E { vary web.vcpus over 1, 2 run 20 ms repeat 3 times require web.latency.p99 <= 1 s }");

        assertThat(ResultFile.read(StudyRunner.resultsOf(model(), "E"))).isEqualTo(study);
    }

    @Test
    void aRequirementIsJudgedWhereItsFilterHolds() throws Exception {
        var study = run("""
                experiment E {
                    vary web.net.path over vhost, sr-iov
                    vary web.vcpus over 1, 2
                    run 20 ms
                    require web.latency.mean <= 1 s where web.net.path = sr-iov and web.vcpus = 2
                    require web.throughput >= 1000000/s where web.net.path = vhost
                }
                """);

        assertThat(study.verdicts())
                .extracting(verdict -> verdict.variant() + " " + verdict.decision() + " " + verdict.requirement())
                .containsExactly(
                        "0 MISSED web.throughput >= 1000000/s where web.net.path = vhost",
                        "1 MISSED web.throughput >= 1000000/s where web.net.path = vhost",
                        "3 MET web.latency.mean <= 1 s where web.net.path = sr-iov and web.vcpus = 2");
    }

    @Test
    void oneRunDecidesOnlyWhatItsOwnBatchesDecide() throws Exception {
        var study = run("""
                experiment E {
                    run 100 ms
                    repeat 1 times
                    require web.latency.mean <= 1 s
                    require web.latency.max <= 1000 s
                }
                """);

        assertThat(study.verdicts())
                .extracting(Study.Verdict::decision)
                .containsExactly(Decision.MET, Decision.NOT_DECIDED);
    }

    @Test
    void aModelWithoutExperimentIsRunFiveTimesForASecond() throws Exception {
        var study = run("");

        var runs = study.variants().getFirst().runs();
        assertThat(runs).hasSize(5).allSatisfy(run -> assertThat(run.duration()).isEqualTo(1));
        assertThat(runs).allSatisfy(run -> assertThat(run.warmUp()).isEqualTo(0.1));
        assertThat(study.provenance().seed()).isEqualTo(1);
        assertThat(study.warnings()).anyMatch(warning -> warning.contains("No warm-up is given"));
    }

    @Test
    void settingsThatAreVariedTogetherGoRowByRow() throws Exception {
        var study = run("""
                experiment E {
                    vary web.net.path over vhost, sr-iov
                    vary web.vcpus over 1, 2, 4
                        with Requests.arrivals.rate from 1000/s to 3000/s in 3 steps
                    run 20 ms after warm-up 2 ms
                    repeat 1 times
                    require web.latency.mean >= 0 s where web.vcpus = 4 and Requests.arrivals.rate = 3000/s
                }
                """);

        assertThat(study.factors()).containsExactly("web.net.path", "web.vcpus", "Requests.arrivals.rate");
        assertThat(study.variants())
                .extracting(StudyRunnerTest::levels)
                .containsExactly(
                        "vhost 1 1000/s",
                        "vhost 2 2000/s",
                        "vhost 4 3000/s",
                        "sr-iov 1 1000/s",
                        "sr-iov 2 2000/s",
                        "sr-iov 4 3000/s");
        assertThat(study.variants().get(5).facts().values()).anyMatch(fact -> fact.contains("SR-IOV"));
        assertThat(study.verdicts()).extracting(Study.Verdict::variant).containsExactly(2, 5);
    }

    @Test
    void theModelFollowsEverySettingOfARow() throws Exception {
        var together = run("""
                experiment E {
                    vary web.vcpus over 1, 2 with Requests.arrivals.rate over 1000/s, 3000/s
                    run 20 ms
                    repeat 1 times
                }
                """);
        write("experiment E { run 20 ms repeat 1 times }");

        var alone = runner().run(
                        request().withOverrides(List.of("web.vcpus=2", "Requests.arrivals.rate=3000/s")),
                        StudyProgress.unwatched());

        assertThat(together.variants().getLast().runs().getFirst().fingerprint())
                .isEqualTo(alone.variants().getFirst().runs().getFirst().fingerprint())
                .isNotEqualTo(together.variants().getFirst().runs().getFirst().fingerprint());
    }

    @Test
    void anOverrideReplacesOneSettingOfARowAndLeavesTheOthers() throws Exception {
        write(
                "experiment E { vary web.vcpus over 1, 2, 2 with web.net.path over vhost, sr-iov, sr-iov run 20 ms repeat 1 times }");

        var study = runner().run(request().withOverrides(List.of("web.vcpus=4")), StudyProgress.unwatched());

        assertThat(study.factors()).containsExactly("web.net.path");
        assertThat(study.variants()).extracting(StudyRunnerTest::levels).containsExactly("vhost", "sr-iov");
    }

    @Test
    void wholeNumbersThatARangeRoundsToTheSameStayInTheirRows() throws Exception {
        var study = run("""
                experiment E {
                    vary web.vcpus from 1 to 2 in 3 steps with Requests.arrivals.rate over 1000/s, 2000/s, 3000/s
                    run 10 ms
                    repeat 1 times
                }
                """);

        assertThat(study.variants())
                .extracting(StudyRunnerTest::levels)
                .containsExactly("1 1000/s", "2 2000/s", "2 3000/s");
    }

    @Test
    void anOverrideReplacesAFactor() throws Exception {
        write("experiment E { vary web.net.path over vhost, emulated run 20 ms repeat 2 times }");

        var study = runner().run(request().withOverrides(List.of("web.net.path=sr-iov")), StudyProgress.unwatched());

        assertThat(study.factors()).isEmpty();
        assertThat(study.variants())
                .singleElement()
                .satisfies(variant -> assertThat(variant.facts().values()).anyMatch(fact -> fact.contains("SR-IOV")));
        assertThat(study.warnings()).contains("Set for this study: web.net.path = sr-iov.");
        assertThat(study.provenance().text()).doesNotContain(Overrides.EXPERIMENT);
    }

    @Test
    void anOverrideCanChangeTheExperiment() throws Exception {
        write("experiment E { run 20 ms repeat 2 times }");

        var study = runner().run(request().withOverrides(List.of("E.run=40 ms")), StudyProgress.unwatched());

        assertThat(study.variants().getFirst().runs().getFirst().duration()).isEqualTo(0.04);
    }

    @Test
    void anOverrideThatNamesNothingIsSaidWithItsOwnWords() throws Exception {
        write("experiment E { run 20 ms }");

        assertThatThrownBy(() -> runner().run(
                                request().withOverrides(List.of("web.vcpus=2", "web.net.path=warp")),
                                StudyProgress.unwatched()))
                .isInstanceOf(ModelProblems.class)
                .hasMessageContaining("'web.net.path=warp'")
                .hasMessageNotContaining("'web.vcpus=2'");
    }

    @Test
    void anOverrideCannotSmuggleInOtherText() throws Exception {
        write("experiment E { run 20 ms }");

        assertThatThrownBy(() -> runner().run(
                                request().withOverrides(List.of("web.vcpus=2 } guest x {")), StudyProgress.unwatched()))
                .isInstanceOf(ModelProblems.class)
                .hasMessageContaining("is not a setting");
    }

    @Test
    void anExperimentThatIsNoneIsSaidWithThoseThatAre() throws Exception {
        write("experiment E { run 20 ms }");

        assertThatThrownBy(() -> runner().run(request().withExperiment("F"), StudyProgress.unwatched()))
                .isInstanceOf(ModelProblems.class)
                .hasMessageContaining("There is no experiment 'F' in this file; it has E.");
    }

    @Test
    void aVariantOfTheLibraryChangesOnlyItsOwnRuns() throws Exception {
        var study = run("""
                experiment E {
                    vary IntelXeonGold6338.clock over 1 GHz, 4 GHz
                    run 100 ms
                }
                """);

        var cpu = new Observable("host-cpu", "", "web", "kernel");
        var found = study.variants().stream()
                .map(v -> cpu.of(v.runs(), 0.95).value())
                .toList();
        assertThat(found.get(0)).isGreaterThan(2 * found.get(1));
    }

    @Test
    void theSameStudyTwiceIsTheSame() throws Exception {
        write("experiment E { run 20 ms repeat 2 times }");
        var request = request().withResults(new StudyRequest.Results.Nowhere());

        var one = runner().run(request.withThreads(1), StudyProgress.unwatched());
        var other = runner().run(request.withThreads(2), StudyProgress.unwatched());

        assertThat(other.variants()).isEqualTo(one.variants());
        assertThat(other.provenance().digest()).isEqualTo(one.provenance().digest());
    }

    @Test
    void whereNothingCanBeKeptTheStudyRunsAllTheSame() throws Exception {
        write("experiment E { run 20 ms repeat 2 times }");
        Path file = Files.writeString(folder.resolve("file"), "");
        var said = new StringBuilder();
        var progress = new StudyProgress() {
            @Override
            public void at(Status status) {}

            @Override
            public void say(String sentence) {
                said.append(sentence);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };

        var study = runner().run(request().withResults(new StudyRequest.Results.InFolder(file)), progress);

        assertThat(study.variants().getFirst().runs()).hasSize(2);
        assertThat(said).contains("in memory only");
    }

    private Study run(String experiment) throws IOException {
        write(experiment);
        return runner().run(request(), StudyProgress.unwatched());
    }

    private void write(String experiment) throws IOException {
        Files.writeString(model(), HOST + experiment);
    }

    private Path model() {
        return folder.resolve("web.vmm");
    }

    private StudyRequest request() {
        return StudyRequest.of(model());
    }

    private static StudyRunner runner() {
        return new StudyRunner(MODELS);
    }

    private static String levels(Variant variant) {
        return String.join(
                " ", variant.levels().values().stream().map(Variant.Level::text).toList());
    }
}
