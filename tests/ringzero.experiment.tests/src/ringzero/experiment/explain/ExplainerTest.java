// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.experiment.run.ModelProblems;
import ringzero.language.Models;
import ringzero.simulation.engine.Engine;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Trace;
import ringzero.simulation.scenario.Scenario;

class ExplainerTest {

    private static final Models MODELS = new Models();

    private static final String MODEL = """
            import ringzero.processors.*
            import ringzero.devices.*
            host server {
                processor IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM
                nic eth0 : IntelE810 { vfs 4 }
                disk nvme : NvmeFlash
            }
            guest web[3] on server {
                os Linux mode hardware-assisted vcpus 2 memory 4 GiB
                net eth0 via vhost disk nvme via virtio runs Load
            }
            guest busy on server { os Linux mode hardware-assisted vcpus 64 memory 4 GiB runs Noise }
            workload Load { arrivals poisson 1000/s request { receive 80 B compute 5 us send 200 B } }
            workload Noise { clients 64 request { compute 1 ms } }
            """;

    private final Explainer explainer = new Explainer(MODELS);

    @Test
    void aKickIsAnExitThatTheHypervisorHandles() {
        Explanation kick = explainer.explain(ask("kick"));

        assertThat(kick.steps()).singleElement().satisfies(step -> {
            assertThat(step.actor()).isEqualTo(Actor.HYPERVISOR);
            assertThat(step.ring()).isEqualTo(Ring.ROOT_KERNEL);
            assertThat(step.label()).isEqualTo("kick");
            assertThat(step.layer()).isEqualTo("exit");
            assertThat(step.about()).startsWith("The guest's kernel tells a back end");
            assertThat(step.declaredIn()).isEqualTo("mode hardware-assisted");
            assertThat(step.place().words()).matches("modes/hardware-assisted.vmm, line \\d+");
            assertThat(step.numbers())
                    .extracting(number -> number.says().name())
                    .containsExactly("exit", "light-exit", "mitigation", "kick");
            assertThat(step.numbers()).allSatisfy(number -> {
                assertThat(number.says().source()).isNotEmpty();
                assertThat(number.place().words()).startsWith("costs/");
            });
        });
        // the cost sheet of Ice Lake: exit 604, light-exit, mitigation, kick in cycles
        double cycles = kick.steps().getFirst().numbers().stream()
                .mapToDouble(number -> Double.parseDouble(number.says().value().replace(" cycles", "")))
                .sum();
        assertThat(kick.cycles(kick.total())).isCloseTo(cycles, within(0.01));
    }

    @Test
    void aSystemCallIsTheGuestsOwnBusinessWithHardwareAssistanceButNotUnderBinaryTranslation() {
        Explanation assisted = explainer.explain(ask("syscall"));
        Explanation translated = explainer.explain(ask("syscall").withMode("emulated"));

        assertThat(assisted.steps()).extracting(Explanation.Step::actor).containsExactly(Actor.GUEST_KERNEL);
        assertThat(assisted.steps().getFirst().ring()).isEqualTo(Ring.GUEST_KERNEL);
        assertThat(translated.steps())
                .extracting(Explanation.Step::actor)
                .containsExactly(Actor.GUEST_KERNEL, Actor.HYPERVISOR);
        assertThat(translated.steps())
                .extracting(Explanation.Step::ring)
                .containsExactly(Ring.DEPRIVILEGED, Ring.KERNEL);
        assertThat(translated.total()).isGreaterThan(assisted.total());
    }

    @Test
    void aPacketThroughVhostPassesDriverExitWorkerAndWire() {
        Explanation packet = explainer.explain(ask("transmit"));

        assertThat(packet.path()).isEqualTo("virtio with vhost");
        assertThat(packet.size()).isEqualTo("1448 B");
        assertThat(packet.steps())
                .extracting(Explanation.Step::actor)
                .containsSubsequence(Actor.GUEST_KERNEL, Actor.HYPERVISOR, Actor.BACK_END, Actor.DEVICE);
        assertThat(packet.steps().getFirst().label()).isEqualTo("segments * send-descriptor + bytes * send-byte");
    }

    @Test
    void whatArrivesAtASleepingGuestWakesItUp() {
        Explanation packet = explainer.explain(ask("receive"));

        assertThat(packet.steps()).extracting(Explanation.Step::label).contains("wake-up", "halt");
        assertThat(packet.steps().stream()
                        .filter(step -> step.label().equals("wake-up"))
                        .findFirst()
                        .orElseThrow()
                        .numbers())
                .extracting(number -> number.says().name())
                .contains("halt-wake");
    }

    @Test
    void theExplanationOfEveryShippedModeAndPathAgreesWithAPlainRun() {
        var explained = new ArrayList<String>();
        for (var choice : explainer.choices(Path.of("model.vmm"), MODEL)) {
            if (!choice.guest().equals("web")) continue;
            for (String mode : choice.modes())
                for (String operation : choice.operations())
                    if (!List.of("transmit", "receive", "read", "write").contains(operation))
                        explained.add(agrees(ask(operation).withMode(mode)));
            for (String path : choice.netPaths()) {
                explained.add(agrees(ask("transmit").withPath(path)));
                explained.add(agrees(ask("receive").withPath(path)));
            }
            for (String path : choice.diskPaths()) {
                explained.add(agrees(ask("read").withPath(path)));
                explained.add(agrees(ask("write").withPath(path)));
            }
        }

        assertThat(explained).hasSizeGreaterThan(140).doesNotHaveDuplicates();
    }

    /** The steps follow each other without gaps, and add up to what a run that is not traced measures. */
    private String agrees(Inquiry inquiry) {
        Explanation explanation = explainer.explain(inquiry);

        long end = 0;
        for (var step : explanation.steps()) {
            if (step.isHidden()) continue;
            assertThat(step.start()).as(inquiry.toString()).isEqualTo(end);
            end += step.duration();
        }
        assertThat(end).as(inquiry.toString()).isEqualTo(explanation.total());
        double measured = plainLatency(inquiry, true) - plainLatency(inquiry, false);
        assertThat((double) explanation.total()).as(inquiry.toString()).isCloseTo(measured, within(2.0));
        return inquiry.operation() + " " + inquiry.mode() + inquiry.path();
    }

    /** Picoseconds. */
    private double plainLatency(Inquiry inquiry, boolean asked) {
        Probe probe = Explainer.probe(inquiry, explainer.subject(inquiry), asked);
        var run = new Engine(probe.scenario()).run(probe.control(), () -> false, done -> {});
        return run.findings().stream()
                .filter(finding -> finding instanceof Finding.Histogram
                        && finding.measure().equals("latency"))
                .mapToDouble(finding -> ((Finding.Histogram) finding).max() * Scenario.SECOND)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStepThatTakesTimeSaysWhereItIsDeclared() {
        for (String operation : List.of("transmit", "receive", "read", "page-fault"))
            for (var step : explainer.explain(ask(operation)).steps())
                if (step.kind() != Trace.Kind.WAITING)
                    assertThat(step.place().line())
                            .as(operation + ": " + step.label())
                            .isPositive();
    }

    @Test
    void aGuestOrOperationThatIsNoneIsSaidWithThoseThereAre() {
        var fly = ask("fly");
        var nobody = ask("kick").withGuest("db");

        assertThatThrownBy(() -> explainer.explain(fly))
                .isInstanceOf(ModelProblems.class)
                .hasMessageContaining("There is no operation 'fly'; there are syscall,");
        assertThatThrownBy(() -> explainer.explain(nobody)).hasMessageContaining("there are web, busy.");
    }

    @Test
    void aSizeThatIsNoneIsRefused() {
        var inquiry = ask("transmit").withSize("3 s");

        assertThatThrownBy(() -> explainer.explain(inquiry)).hasMessageContaining("'3 s' is not a size");
    }

    @Test
    void aModeThatTheModelDoesNotAllowIsExplainedAndTheObjectionIsTold() {
        assertThat(explainer.explain(ask("syscall").withMode("paravirtual")).notes())
                .anySatisfy(note -> assertThat(note).contains("'paravirtual'"));
        assertThat(explainer.explain(ask("transmit").withPath("sr-iov")).notes())
                .isEmpty();
    }

    private static Inquiry ask(String operation) {
        return Inquiry.of(Path.of("model.vmm"), MODEL, operation).withGuest("web");
    }
}
