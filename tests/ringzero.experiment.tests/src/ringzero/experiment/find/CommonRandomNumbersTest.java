// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.experiment.compile.ScenarioCompiler;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.run.Scenarios;
import ringzero.language.Models;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.engine.Engine;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Scenario;

/** Variants see the same arrivals and draw the same services, so that their difference is known better than either of them. */
class CommonRandomNumbersTest {

    private static final int REPETITIONS = 40;

    /** The same repetitions of every scenario; other ones begin with another number. */
    private static List<Run> runs(Scenario scenario, double duration, int first) {
        var engine = new Engine(scenario);
        var runs = new ArrayList<Run>();
        for (int i = 0; i < REPETITIONS; i++) {
            var control = new RunControl(
                    (long) (duration / 10 * Scenario.SECOND), (long) (duration * Scenario.SECOND), 1, first + i);
            Run run = engine.run(control, () -> false, part -> {});
            runs.add(new Run(
                    1, i, run.warmUp(), run.duration(), run.events(), run.fingerprint(), run.findings(), run.audit()));
        }
        return runs;
    }

    private static double halfWidth(Observable observable, List<Run> one, List<Run> other) {
        return Paired.of(observable, one, other, 0.95).interval().orElseThrow().halfWidth();
    }

    // a half-width of 40 repetitions is known to 11 %, so a ratio to 16 %: here it is 5, below between 3 and 4
    @Test
    void theDifferenceOfTwoQueuesIsKnownThreeTimesAsWell() {
        var latency = new Observable("latency", "mean", "clients", "");
        var busy = runs(Scenarios.queue(1.25), 5e-3, 0);

        double paired = halfWidth(latency, busy, runs(Scenarios.queue(1.3), 5e-3, 0));
        double unpaired = halfWidth(latency, busy, runs(Scenarios.queue(1.3), 5e-3, REPETITIONS));

        assertThat(paired).isLessThan(unpaired / 3);
    }

    private static Scenario host(String path) {
        var checked = new Models().parse("""
                        import ringzero.devices.*
                        host server {
                            processor ringzero.processors.IntelXeonGold6338  memory 64 GiB  hypervisor KVM  iommu on
                            nic eth0 : Intel82599 { vfs 4 }
                        }
                        guest web on server {
                            os Linux  mode hardware-assisted  vcpus 1  memory 8 GiB  net eth0 via PATH  runs Pages
                        }
                        workload Pages {
                            arrivals poisson 7000/s
                            request { receive 512 B  compute exponential 100 us  send 4 KiB }
                        }
                        """.replace("PATH", path), "host.vmm");
        assertThat(checked.errors()).isEmpty();
        return new ScenarioCompiler(null).compile(checked.model()).scenario();
    }

    @Test
    void theDifferenceOfTwoPathsIsKnownTwiceAsWell() {
        // they share arrivals and the guest's own work, and differ in everything else
        var latency = new Observable("latency", "mean", "web", "");
        var vhost = runs(host("vhost"), 0.3, 0);

        double paired = halfWidth(latency, vhost, runs(host("sr-iov"), 0.3, 0));
        double unpaired = halfWidth(latency, vhost, runs(host("sr-iov"), 0.3, REPETITIONS));

        assertThat(paired).isLessThan(unpaired / 2);
    }
}
