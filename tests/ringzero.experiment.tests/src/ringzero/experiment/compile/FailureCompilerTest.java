// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Resource;

class FailureCompilerTest {

    private static Compiled compiled(String path, String settings) {
        var checked = new Models().parse("""
            import ringzero.processors.*
            import ringzero.devices.*
            host h { processor IntelXeonGold6338  memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : IntelE810 { vfs 4 } }
            guest g[2] on h { os Linux  mode hardware-assisted  memory 8 GiB  net eth0 via %s  runs Web }
            guest other on h { os Linux  mode hardware-assisted  memory 8 GiB  net eth0 via %s  runs Web }
            workload Web { arrivals poisson 100/s  request { receive 100 B  send 100 B } }
            failure f { %s }
            """.formatted(path, path, settings), "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return new ScenarioCompiler(null).compile(checked.model());
    }

    private static String[] failing(Compiled compiled) {
        return compiled.scenario().outages().getFirst().threads().stream()
                .map(thread -> compiled.scenario().resources().get(thread).name())
                .sorted()
                .toArray(String[]::new);
    }

    @Test
    void aDevicesBackEndsFailForAllItsGuests() {
        assertThat(failing(compiled("vhost", "device h.eth0  at 1 s  lasts 1 s")))
                .containsExactly("g softirq", "g softirq", "g worker", "g worker", "other softirq", "other worker");
    }

    @Test
    void withAGuestOnlyItsBackEndsFail() {
        assertThat(failing(compiled("vhost", "guest other  device eth0  at 1 s  lasts 1 s")))
                .containsExactly("other softirq", "other worker");
    }

    @Test
    void aSwitchThatAllShareFailsForAll() {
        var compiled = compiled("vhost-user", "guest other  device eth0  at 1 s  lasts 1 s");

        assertThat(failing(compiled)).containsExactly("h switch");
    }

    @Test
    void aGuestFailsWithoutADevice() {
        var compiled = compiled("vhost", "guest other  every exponential 10 s  lasts 1 s  pending lost");

        var outage = compiled.scenario().outages().getFirst();
        assertThat(compiled.scenario().resources().get(outage.threads().getFirst()))
                .isInstanceOfSatisfying(
                        Resource.Threads.class,
                        threads -> assertThat(threads.kind()).isEqualTo("vcpu"));
        assertThat(outage.lost()).isTrue();
        assertThat(outage.first()).isEqualTo(outage.between()).isInstanceOf(Distribution.Exponential.class);
    }

    @Test
    void aPathWithoutABackEndCannotFailAndThatIsSaid() {
        var compiled = compiled("sr-iov", "device h.eth0  at 1 s  lasts 1 s");

        assertThat(failing(compiled)).isEmpty();
        assertThat(compiled.notes()).anyMatch(note -> note.startsWith("Failure f stops nothing"));
    }
}
