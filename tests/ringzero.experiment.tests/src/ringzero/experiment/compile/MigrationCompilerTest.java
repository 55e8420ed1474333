// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Scenario;

class MigrationCompilerTest {

    private static Migration migration(String path, String settings) {
        var checked = new Models().parse("""
            import ringzero.processors.*
            import ringzero.devices.*
            host h { processor IntelXeonGold6338  memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : IntelE810 { vfs 2 } }
            guest g on h { os Linux  mode hardware-assisted  memory 8 GiB  net eth0 via %s }
            migration m { guest g  bandwidth 8 Gbit/s  %s }
            """.formatted(path, settings), "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return new ScenarioCompiler(null)
                .compile(checked.model())
                .scenario()
                .migrations()
                .getFirst();
    }

    @Test
    void whatIsNotSaidIsAsQemuAndXenHaveIt() {
        var migration = migration("vhost", "");

        assertThat(migration.memory()).isEqualTo(8.0 * (1L << 30));
        assertThat(migration.bandwidth() * Scenario.SECOND).isEqualTo(1e9, within(1e-3));
        assertThat(migration.downtimeLimit()).isEqualTo(Scenario.SECOND * 3 / 10);
        assertThat(migration.rounds()).isEqualTo(30);
        assertThat(migration.workingSet()).isEqualTo(migration.memory());
        assertThat(migration.unplugged()).isFalse();
    }

    private static Compiled inTheRun(String path, String settings) {
        var checked = new Models().parse("""
            import ringzero.processors.*
            import ringzero.devices.*
            host h { processor IntelXeonGold6338  memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : IntelE810 { vfs 2 } }
            guest g on h { os Linux  mode hardware-assisted  memory 8 GiB  net eth0 via %s  runs Web }
            workload Web { arrivals poisson 100/s  dirties 40 KiB  request { receive 100 B  send 100 B } }
            migration m { guest g  bandwidth 8 Gbit/s  at 2 s  device eth0  %s }
            """.formatted(path, settings), "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return new ScenarioCompiler(null).compile(checked.model());
    }

    @Test
    void withATimeItHappensInTheRunAndSharesTheCard() {
        var scenario = inTheRun("vhost", "").scenario();

        assertThat(scenario.migrations()).isEmpty();
        var move = scenario.moves().getFirst();
        assertThat(move.begin()).isEqualTo(2 * Scenario.SECOND);
        var traffic = scenario.sources().get(move.traffic());
        assertThat(traffic.binding().stream()
                        .map(resource -> scenario.resources().get(resource).name()))
                .containsExactly("m migration thread", "h.eth0 transmit");
        assertThat(move.writers()).containsExactly(new ringzero.simulation.scenario.Move.Writer(0, 40 * 1024));
        assertThat(scenario.resources().get(move.threads().getFirst()).name()).isEqualTo("g vCPUs");
    }

    @Test
    void theFailoverCarriesTheNetworkWhileTheVirtualFunctionIsAway() {
        var compiled = inTheRun("sr-iov", "failover virtio");

        assertThat(compiled.scenario().programs().getFirst().steps())
                .filteredOn(step -> step instanceof ringzero.simulation.scenario.Step.WhileAway)
                .hasSize(2); // one for receiving, one for sending
        assertThat(compiled.scenario().resources())
                .anyMatch(resource -> resource.name().equals("g worker"));
    }

    @Test
    void aVirtualFunctionIsUnplugged() {
        var migration = migration("sr-iov", "failover virtio  unplug 100 ms  replug 2 s  dirty-rate 50 MB/s");

        assertThat(migration.unplugged()).isTrue();
        assertThat(migration.unplug()).isEqualTo(Scenario.SECOND / 10);
        assertThat(migration.replug()).isEqualTo(2 * Scenario.SECOND);
        assertThat(migration.dirtyRate() * Scenario.SECOND).isEqualTo(50e6, within(1e-3));
    }
}
