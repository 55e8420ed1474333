// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ringzero.experiment.estimate.MergeTest.latency;
import static ringzero.experiment.estimate.MergeTest.run;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringzero.simulation.results.Finding;

class ObservableTest {

    @Test
    void aPercentileIsReadFromAllRunsAndItsIntervalFromTheSingleOnes() {
        var p50 = new Observable("latency", "p50", "web", "");

        var estimate = p50.of(List.of(run(latency(1, 2, 3)), run(latency(2, 3, 4)), run(latency(3, 4, 5))), 0.95);

        assertThat(estimate.value()).isEqualTo(3);
        assertThat(estimate.interval().orElseThrow().halfWidth()).isCloseTo(4.303 / Math.sqrt(3), within(1e-3));
        assertThat(estimate.unit()).isEqualTo("s");
    }

    @Test
    void theWholeIsPreferredToItsParts() {
        var cpu = new Observable("host-cpu", "", "web", "");

        var estimate = cpu.of(List.of(run(cpu("web", "user", 2), cpu("web", "exit", 1), cpu("web", "", 3))), 0.95);

        assertThat(estimate.value()).isEqualTo(3);
    }

    @Test
    void withoutAWholeThePartsAreAddedUp() {
        var exit = new Observable("host-cpu", "", "", "exit");

        var estimate = exit.of(List.of(run(cpu("web", "exit", 2), cpu("db", "exit", 1), cpu("", "", 9))), 0.95);

        assertThat(estimate.value()).isEqualTo(3);
    }

    @Test
    void latencyWithoutAGuestIsThatOfAllRequests() {
        var mean = new Observable("latency", "mean", "", "");
        var other = latency(10);
        var db = new Finding.Histogram(
                "latency",
                "db",
                "",
                "s",
                1,
                10,
                Optional.empty(),
                0,
                10,
                10,
                other.bounds(),
                other.counts(),
                new double[0]);

        var estimate = mean.of(List.of(run(latency(1, 1, 1), db)), 0.95);

        assertThat(estimate.value()).isCloseTo(13 / 4.0, within(1e-12));
    }

    @Test
    void aDeviceIsFoundByTheNameOfItsHostAndItsOwn() {
        var link = new Observable("utilisation", "", "rack1.eth0", "");

        var estimate = link.of(
                List.of(run(
                        ratio("rack1.eth0 transmit", 0.4), ratio("rack1.eth0 receive", 0.1), ratio("web vCPUs", 0.9))),
                0.95);

        assertThat(estimate.value()).isEqualTo(0.4);
    }

    @Test
    void whatIsNotThereIsNotANumber() {
        assertThat(new Observable("latency", "p99", "db", "")
                        .of(List.of(run(latency(1))), 0.95)
                        .value())
                .isNaN();
    }

    private static Finding cpu(String subject, String layer, double value) {
        return new Finding.Total("host-cpu", subject, layer, "CPUs", value, Optional.empty());
    }

    private static Finding ratio(String subject, double value) {
        return new Finding.Total("utilisation", subject, "", "ratio", value, Optional.empty());
    }
}
