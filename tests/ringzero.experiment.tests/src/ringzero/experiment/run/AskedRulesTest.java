// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.explain.Explainer;
import ringzero.experiment.explain.Inquiry;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.check.Rule;

/** The rules that are not about a model but about what is asked of it: each is broken, and just kept. */
class AskedRulesTest {

    private static final Models MODELS = new Models();

    private static final String MODEL = """
            import ringzero.processors.*
            import ringzero.devices.*
            host h { processor IntelXeonGold6338 hypervisor KVM nic eth0 : IntelE810 }
            workload w { arrivals poisson 100/s request { send 1 KiB } }
            guest g on h { os Linux mode hardware-assisted vcpus 2 net eth0 via vhost runs w }
            guest k : g { }
            experiment E { run 10 ms repeat 1 times }
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeModel() throws Exception {
        file = Files.writeString(folder.resolve("model.vmm"), MODEL);
    }

    @Test
    void anExperimentThatIsAskedForIsThere() {
        assertBroken(Rule.NOT_RUNNABLE, "There is no experiment 'F' in this file; it has E.", () -> run(request("F")));
        assertKept(() -> run(request("E")));
    }

    @Test
    void aTraceThatIsAskedForCanBeRead() throws Exception {
        Files.writeString(file, MODEL.replace("poisson 100/s", "trace \"when.csv\""));
        Files.writeString(folder.resolve("when.csv"), "0.001\n0.0O2\n");

        assertThat(problems(() -> run(request("E"))))
                .extracting(Problem::code)
                .containsExactly(Rule.NOT_RUNNABLE.code());

        Files.writeString(folder.resolve("when.csv"), "0.001\n0.002\n");
        assertKept(() -> run(request("E")));
    }

    @Test
    void aSettingGivenBesideTheModelIsOneAndHasAValue() {
        assertBroken(
                Rule.WRONG_OVERRIDE,
                "'g.vcpu=4': 'g' has no setting 'vcpu'; did you mean 'vcpus'?",
                () -> run(request("E").withOverrides(List.of("g.vcpu=4"))));
        assertBroken(
                Rule.WRONG_OVERRIDE,
                "'g.vcpus' is not a setting. Write for example web.net.path=sr-iov or WebRequests.arrivals.rate=5000/s.",
                () -> run(request("E").withOverrides(List.of("g.vcpus"))));
        assertKept(() -> run(request("E").withOverrides(List.of("g.vcpus=4"))));
    }

    @Test
    void whatIsToBeExplainedIsInTheModel() {
        var explainer = new Explainer(MODELS);
        var kick = Inquiry.of(file, MODEL, "kick");

        assertBroken(
                Rule.NOT_EXPLAINABLE,
                "There is no guest 'nobody'; there are g, k.",
                () -> explainer.explain(kick.withGuest("nobody")));
        assertKept(() -> explainer.explain(kick.withGuest("k")));
    }

    @Test
    void anAnswerIsWrittenWhereTheModelGivesAValue() {
        assertBroken(
                Rule.NOT_WRITABLE,
                "'k.vcpus=4' cannot be written into the model, because its value is inherited or not written there."
                        + " Write a value into the declaration itself first.",
                () -> ModelPatch.apply(MODELS, file, MODEL, List.of("k.vcpus=4")));
        assertKept(() -> ModelPatch.apply(MODELS, file, MODEL, List.of("g.vcpus=4")));
    }

    private StudyRequest request(String experiment) {
        return StudyRequest.of(file).withExperiment(experiment).withResults(new StudyRequest.Results.Nowhere());
    }

    private static void run(StudyRequest request) throws Exception {
        new StudyRunner(MODELS).run(request, StudyProgress.unwatched());
    }

    private static void assertBroken(Rule rule, String message, ThrowingCallable asked) {
        assertThat(problems(asked)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(rule.code());
            assertThat(problem.message()).isEqualTo(message);
        });
    }

    private static void assertKept(ThrowingCallable asked) {
        assertThatCode(asked).doesNotThrowAnyException();
    }

    private static List<Problem> problems(ThrowingCallable asked) {
        return catchThrowableOfType(ModelProblems.class, asked).problems();
    }
}
