// SPDX-License-Identifier: EPL-2.0
package ringzero.report.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringzero.simulation.results.Interval;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "0.000123, s, 123 µs",
        "12345.6, 1/s, 12.3 k/s",
        "0.001, s, 1.00 ms",
        "0.0009996, s, 1.00 ms",
        "0.0009994, s, 999 µs",
        "3600, s, 1.00 h",
        "1.234e-12, s, 1.23 ps",
        "1e-15, s, 0.00100 ps",
        "18e-6, s, 18.0 µs",
        "0, s, 0 s",
        "0, ratio, 0 %",
        "0.1234, ratio, 12.3 %",
        "1.5, ratio, 150 %",
        "3.2e9, B/s, 3.20 GB/s",
        "6.4412, CPUs, 6.44 CPUs",
        "1234, jobs, 1230 jobs",
        "123456, jobs, 123 k jobs",
        "42, '', 42.0",
        "-0.002, s, −2.00 ms",
        "999999, 1/s, 1.00 M/s"
    })
    void aMeasuredValueHasThreeDigitsAndTheRightPrefix(double value, String unit, String text) {
        assertThat(Quantities.measured(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.002, s, 2 ms",
        "60000, 1/s, 60 k/s",
        "0.0123456, s, 12.3456 ms",
        "0.5, ratio, 50 %",
        "100, CPUs, 100 CPUs"
    })
    void aChosenValueHasNoZerosAtItsEnd(double value, String unit, String text) {
        assertThat(Quantities.exact(value, unit)).isEqualTo(text);
    }

    @Test
    void whatIsNoNumberIsSaidInWords() {
        assertThat(Quantities.measured(Double.NaN, "s")).isEqualTo("no value");
        assertThat(Quantities.measured(Double.POSITIVE_INFINITY, "s")).isEqualTo("unbounded");
        assertThat(Quantities.percent(Double.NaN)).isEqualTo("no value");
        assertThat(Quantities.times(Double.NaN)).isEqualTo("no ratio");
    }

    @Test
    void aSymmetricIntervalIsAShareOfTheValue() {
        assertThat(Quantities.uncertainty(100e-6, new Interval(97.9e-6, 102.1e-6, 0.95), "s"))
                .isEqualTo("± 2.1 %");
    }

    @Test
    void anIntervalOfARatioIsNotPerCentOfPerCent() {
        assertThat(Quantities.uncertainty(0.5, new Interval(0.48, 0.52, 0.95), "ratio"))
                .isEqualTo("48.0 % to 52.0 %");
    }

    @Test
    void anAsymmetricIntervalIsShownByItsEnds() {
        var interval = Optional.of(new Interval(90e-6, 150e-6, 0.95));

        assertThat(Quantities.sentence(100e-6, interval, "s")).isEqualTo("100 µs (90.0 µs to 150 µs)");
    }

    @Test
    void aValueWithoutSpreadNeedsNoInterval() {
        assertThat(Quantities.sentence(5, Optional.of(new Interval(5, 5, 0.95)), "CPUs"))
                .isEqualTo("5.00 CPUs");
    }

    @ParameterizedTest
    @CsvSource({"3.4123, 3.4", "1.0041, 1.00", "0.9648, 0.965", "1342, 1340", "0.00075, 1/1330", "0.24, 0.24"})
    void aRatioHasAsManyDigitsAsOneCanRead(double ratio, String text) {
        assertThat(Quantities.times(ratio)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1234, 1234", "12345, 12\u202f345", "1234567, 1\u202f234\u202f567", "-12345, -12\u202f345"})
    void longNumbersAreGrouped(long number, String text) {
        assertThat(Quantities.grouped(number)).isEqualTo(text);
    }

    @Test
    void theRoundingOfSumsIsNoUncertainty() {
        var rounding = new Interval(Math.nextDown(20e3), Math.nextUp(20e3), 0.95);

        assertThat(Quantities.sentence(20e3, Optional.of(rounding), "1/s")).isEqualTo("20.0 k/s");
    }
}
