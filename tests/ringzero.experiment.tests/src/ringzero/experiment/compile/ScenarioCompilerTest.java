// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.language.Models;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

class ScenarioCompilerTest {

    private static final Models MODELS = new Models();

    /** A host of which everything that matters here is written out: one core at 1 GHz, so that a cycle is a nanosecond. */
    private static final String MACHINE = """
            processor Simple {
                clock 1 GHz
                cores 4
                microarchitecture Sheet
                features FEATURES
            }
            costs Sheet : primitives {
                exit 1000 cycles from "test"
                light-exit 200 cycles from "test"
                mitigation 30 cycles from "test"
                kick 4 cycles from "test"
            }
            nic Card { rate 8 Gbit/s  sr-iov { total-vfs 8 offset 1 stride 1 } }
            host h { processor Simple  iommu on  hypervisor KVM  nic eth0 : Card { vfs 8 } }
            workload Work { arrivals poisson 1000/s  request { REQUEST } }
            guest g[COUNT] on h { os Linux  mode MODE  vcpus 2  net eth0 via PATH  runs Work }
            """;

    private static String model(String mode, String path, String request) {
        return MACHINE.replace("FEATURES", "vmx, ept")
                .replace("REQUEST", request)
                .replace("COUNT", "1")
                .replace("MODE", mode)
                .replace("PATH", path);
    }

    private static Compiled compile(String text) {
        var checked = MODELS.parse(text, "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return new ScenarioCompiler(null).compile(checked.model());
    }

    private static List<Step> steps(Compiled compiled) {
        return compiled.scenario().programs().getFirst().steps();
    }

    /** Nanoseconds that are charged for what has this origin. */
    private static double charged(Compiled compiled, Predicate<Program.Origin> origin) {
        var program = compiled.scenario().programs().getFirst();
        return program.steps().stream()
                .filter(step -> step instanceof Step.Use)
                .flatMap(step -> ((Step.Use) step).charges().stream())
                .filter(charge -> origin.test(program.origins().get(charge.origin())))
                .mapToDouble(charge -> ((Cost.Fixed) charge.cost()).amount() / 1000)
                .sum();
    }

    @Test
    void theModeAnswersWhatThePathPerformsWithTheCostsOfTheProcessor() {
        var compiled = compile(model("hardware-assisted", "vhost", "send 100 B"));

        double kick = charged(compiled, origin -> origin.operation().equals("kick"));

        assertThat(kick).isEqualTo(1000 + 200 + 30 + 4, within(1e-9));
    }

    @Test
    void anotherModeAnswersTheSamePathDifferently() {
        var kick = compile(model("paravirtual", "netfront", "send 100 B").replace("KVM", "Xen"));

        assertThat(steps(kick)).anyMatch(step -> step instanceof Step.WhenIdle);
        assertThat(charged(kick, origin -> origin.declaredIn().equals("mode hardware-assisted")))
                .isZero();
        assertThat(charged(kick, origin -> origin.declaredIn().equals("mode paravirtual")))
                .isPositive();
    }

    @Test
    void whatAFeatureAbsorbsCostsNothing() {
        var request = "perform 10 page-table-update";
        var shadow = compile(model("hardware-assisted", "vhost", request).replace("vmx, ept", "vmx"));
        var nested = compile(model("hardware-assisted", "vhost", request));

        assertThat(charged(shadow, origin -> origin.operation().equals("page-table-update")))
                .isPositive();
        assertThat(charged(nested, origin -> origin.operation().equals("page-table-update")))
                .isZero();
    }

    /** Nanoseconds of an access to memory by a guest of a host with two nodes, 10 ns for its own node's and 30 ns for the other's. */
    private static double memoryAccess(String mode, String placement) {
        var text = model(mode, "vhost", "perform memory-access")
                .replace("vcpus 2  net eth0 via vhost", placement)
                .replace(
                        "kick 4 cycles from \"test\"",
                        "local-memory 10 ns from \"test\" remote-memory 30 ns from \"test\"")
                .replace("host h { processor Simple", "host h { processor Simple  numa-nodes 2");
        return charged(compile(text), origin -> origin.operation().equals("memory-access"));
    }

    @Test
    void memoryIsSpreadOverTheNodesThatAGuestIsNotKeptAt() {
        double spread = memoryAccess("hardware-assisted", "vcpus 2");

        assertThat(spread).isEqualTo((10 + 30) / 2.0, within(1e-9));
    }

    @Test
    void aGuestThatIsKeptAtANodeHasItsMemoryThere() {
        double atNode = memoryAccess("hardware-assisted", "vcpus 2  numa-node 0");
        double pinned = memoryAccess("hardware-assisted", "vcpus 2  pinned yes");

        assertThat(atNode).isEqualTo(10, within(1e-9));
        assertThat(pinned).isEqualTo(10, within(1e-9));
    }

    @Test
    void pinnedVcpusThatNeedBothNodesHaveMemoryAtBoth() {
        double both = memoryAccess("hardware-assisted", "vcpus 3  pinned yes");

        assertThat(both).isEqualTo(20, within(1e-9));
    }

    @Test
    void aSystemThatOwnsTheMachineKeepsProgramsAtTheirMemory() {
        double owned = memoryAccess("bare-metal", "");

        assertThat(owned).isEqualTo(10, within(1e-9));
    }

    @Test
    void anOperationThatExitsIsCountedAsAnExit() {
        var compiled = compile(model("hardware-assisted", "vhost", "perform 0.5 cpuid, 3 syscall"));

        assertThat(compiled.scenario().counters())
                .containsExactlyInAnyOrder(
                        new Scenario.Counter("g", "exits", "cpuid"), new Scenario.Counter("g", "exits", "halt"));
        assertThat(steps(compiled))
                .contains(new Step.Count(
                        compiled.scenario().counters().indexOf(new Scenario.Counter("g", "exits", "cpuid")), 0.5));
    }

    @Test
    void visitsOfTheSameResourceThatFollowEachOtherAreOne() {
        var compiled = compile(model("bare-metal", "native", "compute 5 us  perform 2 syscall  compute 7 us"));

        assertThat(steps(compiled).stream().filter(step -> step instanceof Step.Use))
                .hasSize(1);
    }

    @Test
    void equalGuestsShareOneProgramAndHaveTheirOwnProcessors() {
        var compiled = compile(model("hardware-assisted", "vhost", "send 1 KiB").replace("g[1]", "g[8]"));

        var scenario = compiled.scenario();
        assertThat(scenario.programs()).hasSize(1);
        assertThat(scenario.sources()).hasSize(8);
        assertThat(scenario.sources().stream().map(Source::binding).distinct()).hasSize(8);
        assertThat(scenario.resources().stream().filter(each -> each.name().equals("g vCPUs")))
                .hasSize(8);
        assertThat(scenario.resources().stream().filter(each -> each.name().equals("h.eth0 transmit")))
                .hasSize(1);
    }

    @Test
    void aSharedPollingThreadIsOneForAllGuestsAndNeverSleeps() {
        var compiled =
                compile(model("hardware-assisted", "vhost-user", "send 1 KiB").replace("g[1]", "g[3]"));

        var polling = compiled.scenario().resources().stream()
                .filter(each -> each instanceof Resource.Threads threads && threads.haltPoll() == Long.MAX_VALUE)
                .toList();
        assertThat(polling).hasSize(1);
    }

    @Test
    void aLinkServesForTheBytesOfTheMessageAndItsFraming() {
        var compiled = compile(model("bare-metal", "native", "send 910 B"));

        double wire = charged(compiled, origin -> origin.operation().equals("link"));

        // 910 bytes and at least 38 of Ethernet at one byte in a nanosecond, at most 100 for all headers
        assertThat(wire).isBetween(948.0, 1010.0);
    }

    @Test
    void everySourcedNumberThatIsUsedIsRemembered() {
        var compiled = compile(model("hardware-assisted", "vhost", "send 100 B"));

        assertThat(compiled.assumptions()).anySatisfy(assumption -> {
            assertThat(assumption.name()).isEqualTo("exit");
            assertThat(assumption.value()).isEqualTo("1000 cycles");
            assertThat(assumption.declaredIn()).isEqualTo("costs Sheet");
            assertThat(assumption.source()).isEqualTo("test");
        });
    }

    @Test
    void theFactsSayWhatTheLessonAsks() {
        var paravirtual = compile(model("paravirtual", "netfront", "send 1 B").replace("KVM", "Xen"));

        assertThat(paravirtual.facts())
                .containsEntry("Guest OS modification", "required")
                .containsEntry("OS compatibility", "ported systems only");
    }

    @Test
    void branchesThatRunTogetherMeetAgain() {
        var compiled =
                compile(model("bare-metal", "native", "together { { compute 1 us } { wait 2 us } } compute 3 us"));

        var steps = steps(compiled);
        var fork = (Step.Fork) steps.stream()
                .filter(step -> step instanceof Step.Fork)
                .findFirst()
                .orElseThrow();
        assertThat(fork.branches()).hasSize(2);
        assertThat(steps.stream().filter(step -> step instanceof Step.Join)).hasSize(1);
    }

    @Test
    void aStepWithAProbabilityCanBeSkipped() {
        var compiled = compile(model("bare-metal", "native", "send 64 KiB with probability 0.25  compute 1 us"));

        var choice = (Step.Choose) steps(compiled).getFirst();
        assertThat(choice.probability()).isEqualTo(0.25);
        assertThat(choice.otherwise()).isGreaterThan(1);
    }

    @Test
    void aFileOutsideTheModelsFolderIsRefused(@TempDir java.nio.file.Path folder) {
        var text = model("bare-metal", "native", "compute empirical \"../../etc/passwd\"");
        var checked = MODELS.parse(text, "test.vmm");

        assertThatThrownBy(() -> new ScenarioCompiler(folder).compile(checked.model()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("outside the model's folder");
    }

    @Test
    void aModelInWhichNothingRunsSaysWhatIsMissing() {
        var checked = MODELS.parse("host h { processor ringzero.processors.IntelXeonGold6338 }", "test.vmm");

        assertThatThrownBy(() -> new ScenarioCompiler(null).compile(checked.model()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Give a guest a host and a workload");
    }
}
