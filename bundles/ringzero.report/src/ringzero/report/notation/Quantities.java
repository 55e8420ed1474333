// SPDX-License-Identifier: EPL-2.0
package ringzero.report.notation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import ringzero.simulation.results.Interval;

/** Numbers in words: "123 µs", "12.3 k/s", "± 2.1 %". The same in every locale, so that reports can be compared. */
public final class Quantities {
    private Quantities() {}

    /** Something measured, in three significant digits: "1.00 ms". */
    public static String measured(double value, String unit) {
        return written(value, unit, 3, false);
    }

    /** Something that was chosen, such as a bound: up to six digits and no zeros at the end: "2 ms". */
    public static String exact(double value, String unit) {
        return written(value, unit, 6, true);
    }

    private static String written(double value, String unit, int digits, boolean strip) {
        if (Double.isNaN(value)) return "no value";
        if (Double.isInfinite(value)) return value > 0 ? "unbounded" : "minus unbounded";
        Scale scale = Scale.of(value, unit);
        String number = value == 0 ? "0" : plain(significant(value / scale.divisor(), digits), strip);
        return scale.symbol().isEmpty() ? number : number + " " + scale.symbol();
    }

    private static BigDecimal significant(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        // 18 has two digits, but 18.0 was meant
        return rounded.setScale(
                Math.max(rounded.scale(), rounded.scale() + digits - rounded.precision()), RoundingMode.HALF_EVEN);
    }

    private static String plain(BigDecimal number, boolean strip) {
        BigDecimal shown = strip ? number.stripTrailingZeros() : number;
        if (shown.precision() - shown.scale() > 15 || shown.scale() > 15) return minus(shown.toString());
        return minus(shown.toPlainString());
    }

    /** Digits after the point as given, for the labels of an axis; "2E+9" if there would be too many before it. */
    public static String fixed(double value, int decimals) {
        if (Math.abs(value) >= 1e7)
            return minus(significant(value, 2).stripTrailingZeros().toString());
        return minus(
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    private static String minus(String number) {
        return number.startsWith("-") ? "\u2212" + number.substring(1) : number;
    }

    /** How sure: "± 2.1 %" of the value where that means something, else "210 µs to 230 µs"; empty if there is no spread but that of rounding. */
    public static String uncertainty(double value, Interval interval, String unit) {
        double half = interval.halfWidth();
        // what sums of doubles leave over is no spread
        if (!(half > 1e-9 * Math.abs(value))) return "";
        double centre = (interval.low() + interval.high()) / 2;
        boolean symmetric = Math.abs(centre - value) <= 0.1 * half;
        double share = half / Math.abs(value);
        // per cent of per cent would be misread
        if (!symmetric || unit.equals("ratio") || !(share < 1)) return range(interval, unit);
        return "± " + percent(share);
    }

    /** "210 µs ± 2.1 %", or "210 µs (190 µs to 240 µs)". */
    public static String sentence(double value, Optional<Interval> interval, String unit) {
        String uncertainty = interval.map(i -> uncertainty(value, i, unit)).orElse("");
        if (uncertainty.isEmpty()) return measured(value, unit);
        return measured(value, unit) + (uncertainty.startsWith("±") ? " " + uncertainty : " (" + uncertainty + ")");
    }

    /** "210 µs to 230 µs". */
    public static String range(Interval interval, String unit) {
        return measured(interval.low(), unit) + " to " + measured(interval.high(), unit);
    }

    /** A share with two significant digits: "2.1 %", "0.03 %", "62 %". */
    public static String percent(double share) {
        if (Double.isNaN(share)) return "no value";
        if (Double.isInfinite(share)) return "unbounded";
        if (share == 0) return "0 %";
        BigDecimal percent = significant(share * 100, 2);
        return plain(percent, false) + " %";
    }

    /** How many times as much, without a sign: "3.4", "0.965", "120"; small ones as a fraction: "1/1140". */
    public static String times(double ratio) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) return "no ratio";
        if (ratio < 0.095) return "1/" + times(1 / ratio);
        int digits = Math.abs(ratio - 1) < 0.2 || ratio >= 100 ? 3 : 2;
        return plain(significant(ratio, digits), false);
    }

    /** "95 %" of a confidence of 0.95. */
    public static String confidence(double confidence) {
        return plain(significant(confidence * 100, 4), true) + " %";
    }

    /** "1 repetition", "3 repetitions". */
    public static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A whole number in groups of three with narrow no-break spaces, from five digits on: "1 234 567". */
    public static String grouped(long number) {
        String digits = Long.toString(number);
        if (digits.length() < 5) return digits;
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > (number < 0 ? 1 : 0); i -= 3) text.insert(i, '\u202f');
        return text.toString();
    }
}
