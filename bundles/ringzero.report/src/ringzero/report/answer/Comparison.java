// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringzero.report.answer.Aspect.Better;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Variant;

/**
 * The table that puts the alternatives side by side: what they are, what the model says about them, what was found.
 *
 * @param title "All variants", or "At rate 60000/s"
 * @param common the facts that all share, "The same for all: Network path virtio"; empty if there are none
 * @param baseline name of the row the others are compared with
 * @param columns heads
 * @param rows one for each alternative
 */
public record Comparison(String title, String common, String baseline, List<Column> columns, List<Row> rows) {

    /** Logarithm of the greatest ratio at which two values can share a place: ten per cent, so that nothing is praised for being uncertain. */
    private static final double CLOSE = Math.log(1.1);

    /** What a column holds. */
    public enum Kind {
        /** A level of a factor. */
        LEVEL,
        /** What the model says. */
        FACT,
        /** What was found. */
        FIGURE
    }

    /** The head of a column. */
    public record Column(String label, Kind kind, Better better) {}

    /** One alternative. */
    public record Row(String name, int variant, List<Cell> cells) {}

    /**
     * One cell.
     *
     * @param text level, fact or value, or the reason why there is no value
     * @param uncertainty "± 2.1 %", or empty
     * @param relative "3.4 × (3.1–3.7)" of the baseline, or empty
     * @param share of the greatest value of the column, 0 to 1; NaN if there is none
     * @param best whether no other row is surely better, in a column where that means something
     */
    public record Cell(String text, String uncertainty, String relative, double share, boolean best) {
        static Cell of(String text) {
            return new Cell(text, "", "", Double.NaN, false);
        }
    }

    /** The title with what all share, where both stand in one line. */
    public String heading() {
        return common.isEmpty() ? title : title + ". " + common;
    }

    /** One table at one level of the axis; without an axis, of everything. */
    static Comparison of(String title, Design design, List<Design.Stop> stops, List<Aspect> aspects) {
        List<Column> columns = new ArrayList<>();
        List<String> factors = design.factors();
        List<String> heads = Labels.shortened(factors);
        heads.forEach(head -> columns.add(new Column(head, Kind.LEVEL, Better.NEITHER)));
        Set<String> facts = new LinkedHashSet<>();
        stops.forEach(stop -> facts.addAll(stop.variant().facts().keySet()));
        facts.removeIf(fact -> isLevel(fact, stops, design));
        List<String> common = common(stops, facts);
        common.forEach(facts::remove);
        facts.forEach(fact -> columns.add(new Column(fact, Kind.FACT, Better.NEITHER)));
        List<List<Cell>> figures = aspects.stream().map(a -> figures(a, stops)).toList();
        aspects.forEach(aspect -> columns.add(new Column(aspect.label(), Kind.FIGURE, aspect.better())));

        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < stops.size(); r++) {
            Design.Alternative alternative = design.alternatives().get(r);
            List<Cell> cells = new ArrayList<>();
            alternative.levels().forEach(level -> cells.add(Cell.of(level)));
            Variant variant = stops.get(r).variant();
            facts.forEach(fact -> cells.add(Cell.of(variant.facts().getOrDefault(fact, "–"))));
            for (List<Cell> column : figures) cells.add(column.get(r));
            rows.add(new Row(alternative.name(), stops.get(r).index(), List.copyOf(cells)));
        }
        return new Comparison(
                title,
                shared(common, stops),
                rows.isEmpty() ? "" : rows.getFirst().name(),
                List.copyOf(columns),
                List.copyOf(rows));
    }

    /** Whether a fact says in every row what the level of a factor says already. */
    private static boolean isLevel(String fact, List<Design.Stop> stops, Design design) {
        for (int factor = 0; factor < design.factors().size(); factor++) {
            boolean same = true;
            for (int row = 0; row < stops.size() && same; row++)
                same = design.alternatives()
                        .get(row)
                        .levels()
                        .get(factor)
                        .equals(stops.get(row).variant().facts().get(fact));
            if (same) return true;
        }
        return false;
    }

    /** Facts that are the same in all rows: they compare nothing, and columns are dear. */
    private static List<String> common(List<Design.Stop> stops, Set<String> facts) {
        if (stops.size() < 2) return List.of();
        return facts.stream()
                .filter(fact -> stops.stream()
                                .map(stop -> stop.variant().facts().get(fact))
                                .distinct()
                                .count()
                        == 1)
                .toList();
    }

    /** "The same for all: Network path SR-IOV virtual function". */
    private static String shared(List<String> common, List<Design.Stop> stops) {
        if (common.isEmpty()) return "";
        return "The same for all: "
                + common.stream()
                        .map(fact ->
                                fact + " " + stops.getFirst().variant().facts().get(fact))
                        .collect(java.util.stream.Collectors.joining(", "));
    }

    private static List<Cell> figures(Aspect aspect, List<Design.Stop> stops) {
        List<Reading> readings =
                stops.stream().map(s -> aspect.read(s.variant())).toList();
        double greatest = readings.stream()
                .mapToDouble(Reading::value)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        List<Integer> best = best(aspect, stops, readings);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            String relative = i == 0
                    ? ""
                    : relative(aspect, stops.getFirst().variant(), stops.get(i).variant());
            double share = greatest > 0 ? Math.clamp(reading.value() / greatest, 0, 1) : Double.NaN;
            cells.add(new Cell(reading.text(), reading.uncertainty(), relative, share, best.contains(i)));
        }
        return cells;
    }

    /** Rows that are not surely worse than the best; none if all are, because then nothing stands out. */
    private static List<Integer> best(Aspect aspect, List<Design.Stop> stops, List<Reading> readings) {
        if (aspect.better() == Better.NEITHER || readings.size() < 2) return List.of();
        int sign = aspect.better() == Better.HIGHER ? -1 : 1;
        int top = -1;
        for (int i = 0; i < readings.size(); i++) {
            if (!readings.get(i).isPresent()) continue;
            if (top < 0
                    || sign * readings.get(i).value() < sign * readings.get(top).value()) top = i;
        }
        if (top < 0) return List.of();
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++)
            if (readings.get(i).isPresent()
                    && (i == top || isTied(aspect, stops.get(i), stops.get(top), readings.get(i), readings.get(top))))
                result.add(i);
        return result.size() == readings.size() ? List.of() : result;
    }

    /** By the ratio of paired runs, which sees more than two intervals side by side; by those if there is no ratio. */
    private static boolean isTied(Aspect aspect, Design.Stop stop, Design.Stop top, Reading own, Reading best) {
        Optional<Ratio> ratio = Ratio.of(aspect, stop.variant(), top.variant());
        if (ratio.isPresent() && ratio.get().interval().isPresent())
            return !ratio.get().isCertain() && Math.abs(Math.log(ratio.get().value())) < CLOSE;
        return interval(own).low() <= interval(best).high()
                && interval(own).high() >= interval(best).low();
    }

    private static Interval interval(Reading reading) {
        return reading.interval().orElse(new Interval(reading.value(), reading.value(), 1));
    }

    private static String relative(Aspect aspect, Variant baseline, Variant variant) {
        return Ratio.of(aspect, variant, baseline).map(Ratio::text).orElse("");
    }

    /** How many times as much one variant has as another, with an interval if both have the same repetitions. */
    record Ratio(double value, Optional<Interval> interval) {
        static Optional<Ratio> of(Aspect aspect, Variant above, Variant below) {
            double a = aspect.read(above).value();
            double b = aspect.read(below).value();
            if (!(a > 0 && b > 0 && Double.isFinite(a / b))) return Optional.empty();
            Optional<Interval> interval = aspect.repeatable() && samePairs(above, below)
                    ? Sections.ofRatio(
                            a / b, aspect.repetitions(above), aspect.repetitions(below), Aspect.confidence(above))
                    : Optional.empty();
            return Optional.of(new Ratio(a / b, interval));
        }

        private static boolean samePairs(Variant one, Variant other) {
            return pairs(one).equals(pairs(other));
        }

        private static List<List<Long>> pairs(Variant variant) {
            return variant.runs().stream()
                    .map(run -> List.of(run.seed(), (long) run.replication()))
                    .toList();
        }

        /** Whether the two can be told apart. */
        boolean isCertain() {
            return interval.map(i -> i.low() > 1 || i.high() < 1).orElse(true);
        }

        /** "3.4 × (3.1–3.7)", or that the two cannot be told apart. */
        String text() {
            return isCertain() ? Quantities.times(value) + " ×" + range() : "no sure difference";
        }

        /** " (3.1–3.7)", or nothing if the ends round to the same. */
        String range() {
            if (interval.isEmpty()) return "";
            String low = Quantities.times(interval.get().low());
            String high = Quantities.times(interval.get().high());
            return low.equals(high) ? "" : " (" + low + "–" + high + ")";
        }
    }
}
