// SPDX-License-Identifier: EPL-2.0
package ringzero.model.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringzero.model.Quantity;

/**
 * A quantity in base units: seconds, bytes, cycles, US dollars and their products.
 *
 * @param value in base units
 * @param dimension what it measures
 */
public record Amount(double value, Dimension dimension) {

    /** Units to write quantities in, by dimension, ascending. */
    private static final Map<Dimension, List<String>> WRITTEN_IN = Map.of(
            Dimension.TIME, List.of("ps", "ns", "us", "ms", "s"),
            Dimension.SIZE, List.of("B", "KiB", "MiB", "GiB", "TiB"),
            Dimension.BANDWIDTH, List.of("kbit/s", "Mbit/s", "Gbit/s"),
            Dimension.FREQUENCY, List.of("Hz", "kHz", "MHz", "GHz"),
            Dimension.CYCLES, List.of("cycles"),
            Dimension.RATE, List.of("/s"),
            Dimension.PRICE, List.of("USD/h"));

    private static final int MANY_ZEROS = 7;

    /** What a quantity of a model means; empty if there is none or its unit is not known. */
    public static Optional<Amount> of(Quantity quantity) {
        if (quantity == null) return Optional.empty();
        double written = quantity.isNegative() ? -quantity.getMagnitude() : quantity.getMagnitude();
        return Unit.of(quantity.getUnit()).map(unit -> new Amount(written * unit.factor(), unit.dimension()));
    }

    /** A quantity as the user wrote it: "12.5 us". What is too large for a computer is called that. */
    public static String written(Quantity quantity) {
        var number = Double.isInfinite(quantity.getMagnitude())
                ? "more than 1e308"
                : written(new BigDecimal(Double.toString(quantity.getMagnitude())).stripTrailingZeros());
        var unit = quantity.getUnit() == null ? "" : quantity.getUnit();
        var gap = unit.isEmpty() || unit.startsWith("/") || unit.equals("%") ? "" : " ";
        return (quantity.isNegative() ? "-" : "") + number + gap + unit;
    }

    /** Nobody counts more than so many zeros: "1.2e13". */
    private static String written(BigDecimal number) {
        if (-number.scale() < MANY_ZEROS) return number.toPlainString();
        var digits = number.unscaledValue().toString();
        int exponent = digits.length() - 1 - number.scale();
        return digits.charAt(0) + (digits.length() == 1 ? "" : "." + digits.substring(1)) + "e" + exponent;
    }

    /** In the largest unit that leaves a number of at least 1, to four digits: "1.5 ms". */
    public String text() {
        var unit = unit();
        var number = new BigDecimal(value / unit.factor())
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
        var gap = unit.symbol().isEmpty() || unit.symbol().startsWith("/") ? "" : " ";
        return number + gap + unit.symbol();
    }

    private Unit unit() {
        Unit best = Unit.ONE;
        for (var symbol : WRITTEN_IN.getOrDefault(dimension, List.of())) {
            var unit = Unit.of(symbol).orElseThrow();
            if (best == Unit.ONE || Math.abs(value) >= unit.factor()) best = unit;
        }
        return best;
    }
}
