// SPDX-License-Identifier: EPL-2.0
package ringzero.model.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import ringzero.model.Quantity;
import ringzero.model.VmmFactory;

class AmountTest {

    private static Quantity quantity(double magnitude, String unit) {
        var quantity = VmmFactory.eINSTANCE.createQuantity();
        quantity.setMagnitude(magnitude);
        quantity.setUnit(unit);
        return quantity;
    }

    @Test
    void aGigabitPerSecondIs125MillionBytesPerSecond() {
        var amount = Amount.of(quantity(1, "Gbit/s")).orElseThrow();

        assertThat(amount).isEqualTo(new Amount(125e6, Dimension.BANDWIDTH));
    }

    @Test
    void kibibytesAndKilobytesDiffer() {
        assertThat(Amount.of(quantity(1, "KiB")).orElseThrow().value()).isEqualTo(1024);
        assertThat(Amount.of(quantity(1, "kB")).orElseThrow().value()).isEqualTo(1000);
    }

    @Test
    void cyclesDividedByAClockAreATime() {
        assertThat(Dimension.CYCLES.per(Dimension.FREQUENCY)).isEqualTo(Dimension.TIME);
    }

    @Test
    void anUnknownUnitMeansNothing() {
        assertThat(Amount.of(quantity(1, "gb"))).isEmpty();
        assertThat(Amount.of(quantity(1, "ns/x"))).isEmpty();
    }

    @Test
    void aNegativeQuantityIsNegative() {
        var quantity = quantity(3, "us");
        quantity.setNegative(true);

        assertThat(Amount.of(quantity).orElseThrow().value()).isEqualTo(-3e-6, within(1e-18));
        assertThat(Amount.written(quantity)).isEqualTo("-3 us");
        quantity.setMagnitude(1.32e13);
        assertThat(Amount.written(quantity)).isEqualTo("-1.32e13 us");
        quantity.setMagnitude(2e7);
        assertThat(Amount.written(quantity)).isEqualTo("-2e7 us");
        quantity.setMagnitude(2_000_000);
        assertThat(Amount.written(quantity)).isEqualTo("-2000000 us");
    }

    @Test
    void anAmountIsWrittenInTheLargestUnitThatFits() {
        assertThat(new Amount(0.0015, Dimension.TIME).text()).isEqualTo("1.5 ms");
        assertThat(new Amount(12000, Dimension.RATE).text()).isEqualTo("12000/s");
        assertThat(new Amount(3.125e9, Dimension.BANDWIDTH).text()).isEqualTo("25 Gbit/s");
    }
}
