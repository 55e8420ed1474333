// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import ringzero.report.notation.Quantities;
import ringzero.report.notation.Scale;

/**
 * Round numbers on an axis.
 *
 * @param low lower end of the axis
 * @param high upper end, greater than {@code low}
 * @param values where the ticks are, ascending, within the ends
 * @param labels what they say
 * @param symbol unit to add to the axis' label; empty if each label has its own
 * @param logarithmic whether distances are ratios
 */
record Ticks(double low, double high, List<Double> values, List<String> labels, String symbol, boolean logarithmic) {

    /** Where a value is, from 0 at the lower to 1 at the upper end. */
    double position(double value) {
        if (!logarithmic) return (value / 2 - low / 2) / (high / 2 - low / 2);
        return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
    }

    /** Steps of 1, 2 or 5 times a power of ten, about {@code wanted} of them, from a tick to at most half a step above the values. */
    static Ticks linear(double min, double max, int wanted, String unit) {
        if (!(min <= max)) return linear(0, 1, wanted, unit);
        if (min == max) {
            if (min == 0) return linear(0, 1, wanted, unit);
            return min > 0 ? linear(0, min * 1.25, wanted, unit) : linear(min * 1.25, 0, wanted, unit);
        }
        double step = step((max / 2 - min / 2) / Math.max(1, wanted - 1) * 2);
        double low = Math.floor(min / step + 1e-9) * step;
        double high = Math.ceil(max / step - 1e-9) * step;
        if (!Double.isFinite(high - low) || low + step == low) return ends(min, max, unit);
        Scale scale = Scale.of(Math.max(Math.abs(low), Math.abs(high)), unit);
        int decimals = (int) Math.max(0, Math.min(9, -Math.floor(Math.log10(step / scale.divisor()) + 1e-9)));
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            double value = low + i * step;
            if (Math.abs(value) < step * 1e-9) value = 0;
            values.add(value);
            String number = Quantities.fixed(value / scale.divisor(), decimals);
            labels.add(unit.equals("ratio") ? number + " %" : number);
        }
        double end = high;
        if (high - max > 0.4 * step && values.size() > 2) {
            end = max + 0.1 * step;
            values.removeLast();
            labels.removeLast();
        }
        return new Ticks(low, end, values, labels, unit.equals("ratio") ? "" : scale.symbol(), false);
    }

    /** For ranges at the limits of floating point: no round numbers, but nothing breaks. */
    private static Ticks ends(double min, double max, String unit) {
        return new Ticks(
                min,
                max,
                List.of(min, max),
                List.of(Quantities.measured(min, unit), Quantities.measured(max, unit)),
                "",
                false);
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double mantissa : new double[] {1, 2, 5})
            if (mantissa * power >= least * (1 - 1e-9)) return mantissa * power;
        return 10 * power;
    }

    /** Powers of ten, and between them as many round numbers as there is room for. Needs 0 < min <= max. */
    static Ticks logarithmic(double min, double max, int wanted, String unit) {
        double low = roundDown(min);
        double high = roundUp(max);
        if (high / low < 4) {
            low = roundDown(min / 1.5);
            high = roundUp(max * 1.5);
        }
        TreeSet<Double> chosen = new TreeSet<>();
        for (double[] mantissas : new double[][] {{1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}}) {
            chosen = grid(low, high, mantissas, 1);
            if (chosen.size() <= wanted) break;
        }
        for (int decades = 2; chosen.size() > wanted && decades < 700; decades++)
            chosen = grid(low, high, new double[] {1}, decades);
        List<String> labels =
                chosen.stream().map(value -> Quantities.exact(value, unit)).toList();
        return new Ticks(low, high, List.copyOf(chosen), labels, "", true);
    }

    private static TreeSet<Double> grid(double low, double high, double[] mantissas, int decades) {
        TreeSet<Double> values = new TreeSet<>();
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.ceil(Math.log10(high) - 1e-9);
        for (int exponent = Math.floorDiv(first, decades) * decades; exponent <= last; exponent += decades)
            for (double mantissa : mantissas) {
                double value = Double.parseDouble(mantissa + "e" + exponent);
                if (value >= low * (1 - 1e-9) && value <= Math.min(Double.MAX_VALUE, high * (1 + 1e-9)))
                    values.add(value);
            }
        return values;
    }

    private static double roundDown(double value) {
        double power = power(value);
        double result = power;
        for (double mantissa : new double[] {2, 5})
            if (mantissa * power <= value * (1 + 1e-9)) result = mantissa * power;
        return Math.max(Double.MIN_NORMAL, result);
    }

    private static double roundUp(double value) {
        double power = power(value);
        for (double mantissa : new double[] {1, 2, 5, 10})
            if (mantissa * power >= value * (1 - 1e-9)) return Math.min(Double.MAX_VALUE, mantissa * power);
        return Math.min(Double.MAX_VALUE, 10 * power);
    }

    /** The power of ten at or below it. Parsed, because {@code Math.pow(10, -6)} need not be the literal 1e-6. */
    private static double power(double value) {
        int exponent = (int) Math.floor(Math.log10(Math.max(value, Double.MIN_NORMAL)) + 1e-12);
        return Double.parseDouble("1e" + exponent);
    }
}
