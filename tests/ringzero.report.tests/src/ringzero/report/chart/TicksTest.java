// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @Test
    void ticksAreRoundAndShareOnePrefix() {
        var ticks = Ticks.linear(0, 60_000, 7, "1/s");

        assertThat(ticks.labels()).containsExactly("0", "10", "20", "30", "40", "50", "60");
        assertThat(ticks.symbol()).isEqualTo("k/s");
    }

    @Test
    void aRatioIsLabelledInPerCent() {
        assertThat(Ticks.linear(0, 1, 6, "ratio").labels())
                .containsExactly("0 %", "20 %", "40 %", "60 %", "80 %", "100 %");
    }

    @Test
    void fractionsHaveAsManyDecimalsAsTheStepNeeds() {
        assertThat(Ticks.linear(0, 0.002, 5, "s").labels()).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0");
    }

    @Test
    void fewDecadesHaveTicksBetweenThePowersOfTen() {
        assertThat(Ticks.logarithmic(20e-6, 5e-3, 9, "s").labels())
                .containsExactly("20 µs", "50 µs", "100 µs", "200 µs", "500 µs", "1 ms", "2 ms", "5 ms");
    }

    @Test
    void manyDecadesAreThinnedOut() {
        assertThat(Ticks.logarithmic(1e-12, 1e12, 7, "1/s").values().size()).isBetween(3, 7);
    }

    @Test
    void equalValuesGetAnAxisAroundThem() {
        var linear = Ticks.linear(5, 5, 6, "s");
        var logarithmic = Ticks.logarithmic(5, 5, 6, "s");

        assertThat(linear.position(5)).isBetween(0.2, 1.0);
        assertThat(logarithmic.position(5)).isBetween(0.2, 0.8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, 1",
        "-5, -5",
        "0, 1e-300",
        "0, 1.7e308",
        "-1.7e308, 1.7e308",
        "1e15, 1.000000000000001e15",
        "4.9e-324, 1e300",
        "1e-310, 1e-308",
        "123.456, 123.457"
    })
    void everyRangeHasAFewTicksWithinItsEnds(double min, double max) {
        for (var ticks : new Ticks[] {
            Ticks.linear(min, max, 6, "s"), Ticks.logarithmic(Math.max(min, 1e-307), Math.max(max, 1e-307), 6, "s")
        }) {
            assertThat(ticks.values()).isNotEmpty().hasSizeLessThan(13).isSorted();
            assertThat(ticks.labels()).hasSameSizeAs(ticks.values());
            assertThat(ticks.values())
                    .allSatisfy(v -> assertThat(ticks.position(v)).isBetween(-1e-6, 1 + 1e-6));
        }
    }
}
