// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringzero.report.Studies;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;

class AspectTest {

    private static Finding cpu(String subject, String layer, double value) {
        return new Finding.Total("host-cpu", subject, layer, "CPUs", value, Optional.empty());
    }

    private static Reading read(Aspect aspect, Finding... findings) {
        return aspect.read(Studies.of(findings).variants().getFirst());
    }

    @Test
    void layersAndSubjectsAddUpButIdleTimeIsNotUse() {
        var whole = Aspect.of("host-cpu", "", "", "", "CPUs");

        assertThat(read(whole, cpu("web", "user", 2), cpu("host", "back-end", 1), cpu("host", "idle", 61))
                        .value())
                .isEqualTo(3);
    }

    @Test
    void aFindingForTheWholeIsNotCountedTwice() {
        var whole = Aspect.of("host-cpu", "", "", "", "CPUs");

        assertThat(read(whole, cpu("", "", 3), cpu("web", "user", 2), cpu("web", "kernel", 1))
                        .value())
                .isEqualTo(3);
    }

    @Test
    void sharesAndDistributionsOfDifferentSubjectsAreNotAddedUp() {
        var latency = Aspect.of("latency", "p99", "", "", "s");

        var reading = read(
                latency,
                Studies.histogram("latency", "a", new double[] {1}),
                Studies.histogram("latency", "b", new double[] {2}));

        assertThat(reading.isPresent()).isFalse();
    }

    @Test
    void withoutRequestsThereIsAReasonInsteadOfANumber() {
        var latency = Aspect.of("latency", "p99", "web", "", "s");

        assertThat(read(latency, Studies.histogram("latency", "web", new double[0]))
                        .text())
                .isEqualTo("no request finished");
        assertThat(read(latency).text()).isEqualTo("no request finished");
    }

    @Test
    void aPercentileHasAnIntervalOverTheRepetitions() {
        var variant = Studies.lesson().variants().getFirst();

        var reading = Aspect.of("latency", "p99", "", "", "s").read(variant);

        assertThat(reading.interval()).isPresent();
        assertThat(reading.interval().get().low()).isLessThan(reading.value());
    }

    @Test
    void anIntervalSaysNothingAboutLatenciesBelowZero() {
        var wide = new Reading(137e-6, Optional.of(new Interval(-121e-6, 395e-6, 0.95)), "s", "");
        var difference = new Reading(-1e-6, Optional.of(new Interval(-2e-6, 0, 0.95)), "s", "");

        assertThat(wide.sentence()).isEqualTo("137 µs (0 s to 395 µs)");
        assertThat(difference.interval().orElseThrow().low()).isEqualTo(-2e-6);
    }

    @Test
    void labelsReadAsEngineersSpeak() {
        assertThat(Aspect.of("latency", "p99", "", "", "s").label()).isEqualTo("p99 latency");
        assertThat(Aspect.of("latency", "mean", "web", "", "s").label()).isEqualTo("Mean latency of web");
        assertThat(Aspect.of("host-cpu", "", "", "back-end", "CPUs").label()).isEqualTo("Host CPU, back end");
    }
}
