// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.simulation.results.Study.Decision;

class SearchTest {

    private static final StudyRunner RUNNER = new StudyRunner(new Models());

    /** One vCPU that computes 100 us for each request serves just below 10000 a second. */
    private static final String MODEL = """
            import ringzero.processors.*
            host rack1 { processor 1 x IntelXeonGold6338 memory 64 GiB hypervisor KVM }
            guest web on rack1 { os Linux mode hardware-assisted vcpus 1 memory 4 GiB runs Requests }
            workload Requests { arrivals poisson 1000/s request { compute 100 us } }
            """;

    @TempDir
    Path folder;

    @Test
    void theLargestLoadLiesJustBelowTheCapacity() throws Exception {
        var answer = search(
                        "require web.latency.mean <= 400 us find largest Requests.arrivals.rate from 1000/s to 20000/s")
                .getFirst();

        // mean wait of M/D/1 plus service: 400 us at 86 % utilisation
        double found = number(answer);
        assertThat(found).isBetween(7_500.0, 9_200.0);
        assertThat(answer.sentence()).startsWith("The largest Requests.arrivals.rate that meets all requirements is");
        assertThat(answer.patch())
                .containsExactly("Requests.arrivals.rate=" + answer.value().orElseThrow());
    }

    @Test
    void theFrontierIsMetBelowAndMissedAbove() throws Exception {
        var answer = search(
                        "require web.latency.mean <= 400 us find largest Requests.arrivals.rate from 1000/s to 20000/s")
                .getFirst();

        assertThat(answer.frontier().getFirst().decision()).isEqualTo(Decision.MET);
        assertThat(answer.frontier().getLast().decision()).isEqualTo(Decision.MISSED);
        assertThat(answer.frontier().getLast().missed()).containsExactly("web.latency.mean <= 400 us");
    }

    @Test
    void theSmallestNumberOfCpusIsWhole() throws Exception {
        var answer = search(
                        "require web.latency.mean <= 200 us find smallest web.vcpus from 1 to 8",
                        "Requests.arrivals.rate=25000/s")
                .getFirst();

        assertThat(answer.value()).contains("3");
    }

    @Test
    void everyCombinationOfTheOtherFactorsHasItsOwnAnswer() throws Exception {
        var answers = search(
                "vary web.vcpus over 1, 2 require web.latency.mean <= 400 us find largest Requests.arrivals.rate from 1000/s to 40000/s");

        assertThat(answers)
                .extracting(answer -> answer.levels().get("web.vcpus"))
                .containsExactly("1", "2");
        assertThat(number(answers.get(1))).isGreaterThan(1.8 * number(answers.get(0)));
    }

    @Test
    void thatNothingIsGoodEnoughIsSaid() throws Exception {
        var answer = search(
                        "require web.latency.mean <= 50 us find largest Requests.arrivals.rate from 1000/s to 2000/s")
                .getFirst();

        assertThat(answer.value()).isEmpty();
        assertThat(answer.sentence()).contains("No value").contains("misses web.latency.mean <= 50 us");
    }

    @Test
    void aSearchWithoutRequirementsIsRefused() {
        assertThatThrownBy(() -> search("find largest Requests.arrivals.rate from 1000/s to 2000/s"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Add 'require");
    }

    private List<Search.Answer> search(String experiment, String... overrides) throws IOException {
        Path model =
                Files.writeString(folder.resolve("x.vmm"), MODEL + "experiment E { run 200 ms " + experiment + " }");
        var request = StudyRequest.of(model)
                .withOverrides(List.of(overrides))
                .withResults(new StudyRequest.Results.Nowhere());
        try (var trials = RUNNER.trials(request, StudyProgress.unwatched())) {
            return new Search(trials)
                    .answers(trials.experiment().orElseThrow().getFinds().getFirst());
        }
    }

    private static double number(Search.Answer answer) {
        String value = answer.value().orElseThrow();
        return answer.frontier().stream()
                .filter(tried -> tried.value().equals(value))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
