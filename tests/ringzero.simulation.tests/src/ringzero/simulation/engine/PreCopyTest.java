// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ringzero.simulation.scenario.Scenario.SECOND;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Scenario;

class PreCopyTest {

    private static final double GIB = 1L << 30;
    private static final double NEVER_FULL = 1e18;

    /** Round n sends M r^n with r = dirty rate / bandwidth, so n rounds send M (1 - r^n) / (1 - r), and M r^n is left. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.7, 0.95})
    void theRoundsAreAGeometricSeries(double ratio) {
        var run = run(migration(8 * GIB, ratio, NEVER_FULL, 0.3, 1000, 0, 0, 0, false));

        // the first n with M r^n <= limit x bandwidth
        double n = Math.ceil(Math.log(0.3 / 8) / Math.log(ratio));
        double left = 8 * Math.pow(ratio, n);
        assertThat(value(run, "rounds")).isEqualTo(n);
        assertThat(value(run, "downtime")).isEqualTo(left, within(1e-9));
        double copied = 8 * (1 - Math.pow(ratio, n)) / (1 - ratio);
        assertThat(value(run, "migration-time")).isEqualTo(copied + left, within(1e-9));
        assertThat(value(run, "bytes-sent") / GIB).isEqualTo(copied + left, within(1e-9));
        assertThat(value(run, "converged")).isEqualTo(1);
    }

    @Test
    void aGuestThatWritesNothingStopsForTheSwitchOverOnly() {
        var run = run(migration(8 * GIB, 0, NEVER_FULL, 0.3, 30, 0.02, 0, 0, false));

        assertThat(value(run, "rounds")).isEqualTo(1);
        assertThat(value(run, "downtime")).isEqualTo(0.02, within(1e-12));
        assertThat(value(run, "migration-time")).isEqualTo(8.02, within(1e-9));
    }

    @Test
    void aGuestThatWritesFasterThanItIsSentStopsWithItsWorkingSetLeft() {
        var run = run(migration(8 * GIB, 2, 2 * GIB, 0.3, 10, 0, 0, 0, false));

        assertThat(value(run, "rounds")).isEqualTo(10);
        assertThat(value(run, "downtime")).isEqualTo(2, within(1e-9));
        assertThat(value(run, "migration-time")).isEqualTo(8 + 9 * 2 + 2, within(1e-9));
        assertThat(value(run, "converged")).isZero();
    }

    @Test
    void aSmallWorkingSetIsSentInTheDowntimeHoweverFastItIsWritten() {
        var run = run(migration(8 * GIB, 2, 0.25 * GIB, 0.3, 30, 0, 0, 0, false));

        assertThat(value(run, "rounds")).isEqualTo(1);
        assertThat(value(run, "downtime")).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void withAVirtualFunctionTheFailoverCarriesTheNetworkFromUnplugToReplug() {
        var run = run(migration(8 * GIB, 0, NEVER_FULL, 0.3, 30, 0.05, 0.4, 1.5, true));

        assertThat(value(run, "migration-time")).isEqualTo(0.4 + 8 + 0.05 + 1.5, within(1e-9));
        assertThat(value(run, "on-failover")).isEqualTo(0.4 + 8 + 1.5, within(1e-9));
        assertThat(value(run, "downtime")).isEqualTo(0.05, within(1e-9));
    }

    /** At one GiB a second; times in seconds. */
    private static Migration migration(
            double memory,
            double ratio,
            double workingSet,
            double limit,
            int rounds,
            double switchOver,
            double unplug,
            double replug,
            boolean unplugged) {
        return new Migration(
                "move",
                memory,
                GIB / SECOND,
                ratio * GIB / SECOND,
                workingSet,
                (long) (limit * SECOND),
                rounds,
                (long) (switchOver * SECOND),
                (long) (unplug * SECOND),
                (long) (replug * SECOND),
                unplugged);
    }

    private static Run run(Migration migration) {
        var scenario = new Scenario(
                "test",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(migration),
                List.of(),
                List.of());
        return new Engine(scenario).run(new RunControl(0, SECOND, 1, 0), () -> false, part -> {});
    }

    private static double value(Run run, String measure) {
        return run.findings().stream()
                .filter(f -> f.measure().equals(measure))
                .map(f -> ((Finding.Total) f).value())
                .findFirst()
                .orElseThrow();
    }
}
