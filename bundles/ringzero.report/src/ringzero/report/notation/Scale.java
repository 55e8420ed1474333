// SPDX-License-Identifier: EPL-2.0
package ringzero.report.notation;

import java.util.List;

/**
 * A unit with a prefix: what a value in base units is divided by, and how the result is called.
 *
 * @param divisor base units in one of these
 * @param symbol "µs", "k/s", "%"; may be empty
 */
public record Scale(double divisor, String symbol) {

    /** The scale in which a value of this magnitude has one to three digits before the point. */
    public static Scale of(double magnitude, String unit) {
        double size = Math.abs(magnitude);
        if (!(size > 0) || Double.isInfinite(size)) return neutral(unit);
        // "1230 jobs" is easier to read than "1.23 k jobs"
        if (isCounted(unit) && size < 1e4) return neutral(unit);
        List<Scale> scales = scales(unit);
        Scale best = scales.getFirst();
        for (Scale scale : scales) if (size >= scale.divisor * 0.9995) best = scale; // 999.6 µs rounds to 1.00 ms
        return best;
    }

    /** The scale of zero: the base unit, or per cent for a ratio. */
    public static Scale neutral(String unit) {
        return switch (unit) {
            case "1/s" -> new Scale(1, "/s");
            case "ratio" -> new Scale(0.01, "%");
            // instances are charged by the hour
            case "USD/s" -> new Scale(1.0 / 3600, "USD/h");
            default -> new Scale(1, unit);
        };
    }

    /** Ascending. Time goes down to picoseconds and up to hours; everything countable goes up. */
    private static List<Scale> scales(String unit) {
        return switch (unit) {
            case "s" ->
                List.of(
                        new Scale(1e-12, "ps"),
                        new Scale(1e-9, "ns"),
                        new Scale(1e-6, "µs"),
                        new Scale(1e-3, "ms"),
                        new Scale(1, "s"),
                        new Scale(3600, "h"));
            case "ratio", "USD/s" -> List.of(neutral(unit));
            case "1/s" -> prefixed("/s");
            default -> prefixed(isCounted(unit) && !unit.isEmpty() ? " " + unit : unit);
        };
    }

    private static boolean isCounted(String unit) {
        return switch (unit) {
            case "s", "ratio", "1/s", "B/s", "B", "bit/s", "bit", "Hz", "W", "J" -> false;
            default -> true;
        };
    }

    private static List<Scale> prefixed(String unit) {
        return List.of(
                new Scale(1, unit.strip()),
                new Scale(1e3, "k" + unit),
                new Scale(1e6, "M" + unit),
                new Scale(1e9, "G" + unit),
                new Scale(1e12, "T" + unit));
    }
}
