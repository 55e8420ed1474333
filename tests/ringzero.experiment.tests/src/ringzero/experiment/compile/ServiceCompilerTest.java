// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import ringzero.language.Models;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Source;

class ServiceCompilerTest {

    private static final double HOUR = 3600.0 * Scenario.SECOND;

    private static final String TEXT = """
            processor Simple { clock 2 GHz  cores 8  threads-per-core 2  sibling-speed 0.7 }
            host node { processor 2 x Simple  memory 64 GiB  reserved 4  overcommit 1.5  price 2 USD/h }
            host big : node { memory 128 GiB }
            instance Small { vcpus 2  memory 4 GiB  price 0.1 USD/h }
            instance Medium : Small { vcpus 4 }
            service Cloud {
                hosts 3 x node, big
                placement worst-fit
                demand {
                    instances Small  arrivals poisson 6/h for exponential 2 h
                    instances Medium arrivals deterministic 1/h in batches of 5 running 10 tasks of 4000 cycles
                }
            }
            service Packed : Cloud { placement best-fit }
            """;

    private static Scenario scenario() {
        var checked = new Models().parse(TEXT, "test.vmm");
        assertThat(checked.errors()).isEmpty();
        return new ScenarioCompiler(null).compile(checked.model()).scenario();
    }

    @Test
    void hostsHoldTheirThreadsTimesTheirOvercommit() {
        var pools = scenario().services().getFirst().pools();

        assertThat(pools).extracting(Service.Pool::name).containsExactly("node", "big");
        var node = pools.getFirst();
        assertThat(node.hosts()).isEqualTo(3);
        assertThat(node.vcpus()).isEqualTo(42);
        assertThat(node.memory()).isEqualTo(64L << 30);
        assertThat(node.threads()).isEqualTo(28);
        assertThat(node.cores()).isEqualTo(14);
        assertThat(node.siblingSpeed()).isEqualTo(0.7);
        assertThat(node.cyclesPerPicosecond()).isEqualTo(0.002);
        assertThat(node.price() * HOUR).isEqualTo(2, within(1e-12));
        assertThat(pools.getLast().memory()).isEqualTo(128L << 30);
    }

    @Test
    void instancesAreKeptForATimeOrUntilTheirTasksAreDone() {
        var demands = scenario().services().getFirst().demands();

        var small = demands.getFirst();
        assertThat(small.vcpus()).isEqualTo(2);
        assertThat(small.price() * HOUR).isEqualTo(0.1, within(1e-12));
        assertThat(small.arrivals()).isEqualTo(new Source.Arrivals.Open(new Distribution.Exponential(HOUR / 6), 1));
        assertThat(small.stay()).isEqualTo(new Service.Stay.Kept(new Distribution.Exponential(2 * HOUR)));
        var medium = demands.getLast();
        assertThat(medium.vcpus()).isEqualTo(4);
        assertThat(medium.memory()).isEqualTo(4L << 30);
        assertThat(medium.arrivals()).isEqualTo(new Source.Arrivals.Open(new Distribution.Constant(5 * HOUR), 5));
        assertThat(medium.stay()).isEqualTo(new Service.Stay.Working(10, new Distribution.Constant(4000), true));
    }

    @Test
    void aServiceThatStartsFromAnotherOneChangesWhatItSays() {
        var services = scenario().services();

        assertThat(services)
                .extracting(Service::placement)
                .containsExactly(Service.Placement.WORST_FIT, Service.Placement.BEST_FIT);
        assertThat(services.getLast().demands()).isEqualTo(services.getFirst().demands());
    }
}
