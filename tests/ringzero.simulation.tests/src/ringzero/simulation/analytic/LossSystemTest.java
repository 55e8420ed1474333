// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Service.Demand;
import ringzero.simulation.scenario.Service.Pool;
import ringzero.simulation.scenario.Service.Stay;
import ringzero.simulation.scenario.Source;

class LossSystemTest {

    private static final long GIB = 1L << 30;

    /** Erlang's loss formula for ten servers and seven erlangs, whatever the law of the stay. */
    @Test
    void instancesOfOneTypeAreLostAsErlangSays() {
        var system = system(pool(5, 4, 64 * GIB), demand(2, 8 * GIB, 7));

        assertThat(system.blocking().orElseThrow()).isCloseTo(0.078741, within(1e-6));
        assertThat(system.instances().orElseThrow()).isCloseTo(7 * (1 - 0.078741), within(1e-5));
        assertThat(system.utilisation().orElseThrow()).isCloseTo(0.7 * (1 - 0.078741), within(1e-6));
    }

    @Test
    void memoryDecidesWhereItIsScarcer() {
        // of the 4 vCPUs of a host only 2 have memory
        var system = system(pool(5, 4, 16 * GIB), demand(1, 8 * GIB, 7));

        assertThat(system.blocking().orElseThrow()).isCloseTo(0.078741, within(1e-6));
    }

    @Test
    void whatDoesNotFillAHostIsNoSlot() {
        // 3 vCPUs of each host stay free
        var system = system(pool(10, 7, 0), demand(4, 0, 7));

        assertThat(system.blocking().orElseThrow()).isCloseTo(0.078741, within(1e-6));
    }

    /** The nine states of one host with four vCPUs, written out. */
    @Test
    void typesShareAHostAsKaufmanSays() {
        var system = system(pool(1, 4, 0), demand(1, 0, 1), demand(2, 0, 0.5));

        double all = 1 + 1 + 1 / 2.0 + 1 / 6.0 + 1 / 24.0 + 0.5 * (1 + 1 + 1 / 2.0) + 0.125;
        double full = 1 / 24.0 + 0.5 / 2 + 0.125;
        double tight = full + 1 / 6.0 + 0.5;
        assertThat(system.instances().orElseThrow()).isCloseTo(1 - full / all + 0.5 * (1 - tight / all), within(1e-12));
        // hosts in the plural would have something left over on each
        assertThat(system.blocking()).isEmpty();
    }

    @Test
    void aCloudOfTenThousandHostsIsNoTrouble() {
        var system = system(pool(10_000, 128, 0), demand(1, 0, 700_000), demand(4, 0, 100_000));

        assertThat(system.utilisation().orElseThrow()).isCloseTo(1.1e6 / 1.28e6, within(1e-9));
    }

    @Test
    void ofTasksNothingIsKnown() {
        var tasks = new Stay.Working(2, new Distribution.Constant(1), false);
        var arrivals = new Source.Arrivals.Open(new Distribution.Exponential(1), 1);
        var system = system(pool(1, 4, 0), new Demand("t", 1, 0, 0, arrivals, tasks));

        assertThat(system.instances()).isEmpty();
        assertThat(system.utilisation()).isEmpty();
    }

    private static LossSystem system(Pool pool, Demand... demands) {
        return new LossSystem(new Service("s", List.of(pool), Service.Placement.FIRST_FIT, List.of(demands)));
    }

    private static Pool pool(int hosts, int vcpus, long memory) {
        return new Pool("h", hosts, vcpus, memory, vcpus, vcpus, 1, 1, 0);
    }

    private static Demand demand(int vcpus, long memory, double offered) {
        var arrivals = new Source.Arrivals.Open(new Distribution.Exponential(1000), 1);
        return new Demand(
                "t" + vcpus, vcpus, memory, 0, arrivals, new Stay.Kept(new Distribution.Constant(1000 * offered)));
    }
}
