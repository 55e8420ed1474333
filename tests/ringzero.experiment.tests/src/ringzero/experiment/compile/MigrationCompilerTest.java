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

    @Test
    void aVirtualFunctionIsUnplugged() {
        var migration = migration("sr-iov", "failover virtio  unplug 100 ms  replug 2 s  dirty-rate 50 MB/s");

        assertThat(migration.unplugged()).isTrue();
        assertThat(migration.unplug()).isEqualTo(Scenario.SECOND / 10);
        assertThat(migration.replug()).isEqualTo(2 * Scenario.SECOND);
        assertThat(migration.dirtyRate() * Scenario.SECOND).isEqualTo(50e6, within(1e-3));
    }
}
