// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Variant;

/**
 * One figure that every variant has or lacks: what a column of a comparison or the height of a curve shows.
 *
 * @param id "latency.p99", or "web.latency.p99" of one subject
 * @param label "p99 latency"
 * @param unit base unit
 * @param better which way is up
 * @param figure finds it among the findings of a run or of all runs together
 * @param repeatable whether each repetition estimates the same value, so that their spread is its uncertainty; not so for counts and
 *     extremes, which depend on how many values there are
 * @param missing why a variant may have none
 */
public record Aspect(
        String id,
        String label,
        String unit,
        Better better,
        Function<List<Finding>, Figure> figure,
        boolean repeatable,
        String missing) {

    /** Which values are the good ones. */
    public enum Better {
        LOWER,
        HIGHER,
        /** Neither: utilisation is a fact, not an achievement. */
        NEITHER
    }

    /** A value and its interval, if it came with one. NaN if there is none. */
    public record Figure(double value, Optional<Interval> interval) {
        static final Figure NONE = new Figure(Double.NaN, Optional.empty());
    }

    /** Layers of CPU time in which the host does nothing for anybody. */
    static final Set<String> NOT_BUSY = Set.of("idle", "steal");

    /** A statistic of a measure. An empty subject or detail means the whole: the finding that says so, or the sum of the parts. */
    public static Aspect of(String measure, String statistic, String subject, String detail, String unit) {
        String id = (subject.isEmpty() ? "" : subject + ".")
                + measure
                + (detail.isEmpty() ? "" : "." + detail)
                + (statistic.isEmpty() ? "" : "." + statistic);
        String label = Labels.statistic(statistic, Labels.measure(measure))
                + (detail.isEmpty() ? "" : ", " + Labels.words(detail))
                + (subject.isEmpty() ? "" : " of " + subject);
        String missing = unit.equals("s") ? "no request finished" : "not measured";
        return new Aspect(
                id,
                label,
                unit,
                better(measure),
                all -> figure(matching(all, measure, subject, detail), statistic),
                isRepeatable(statistic),
                missing);
    }

    /** A statistic of this finding and no other: the same measure, subject and detail, in all runs and in each. */
    public static Aspect exactly(Finding finding, String statistic) {
        return new Aspect(
                finding.measure() + "." + statistic,
                Labels.statistic(statistic, Labels.measure(finding.measure())),
                finding.unit(),
                better(finding.measure()),
                all -> all.stream()
                        .filter(f -> f.measure().equals(finding.measure())
                                && f.subject().equals(finding.subject())
                                && f.detail().equals(finding.detail()))
                        .findFirst()
                        .map(f -> figure(f, statistic))
                        .orElse(Figure.NONE),
                isRepeatable(statistic),
                "not measured");
    }

    /** CPU time of the host for one finished request: what a mode costs, whatever the load. */
    static Aspect hostCpuPerRequest() {
        Aspect cpu = of("host-cpu", "", "", "", "CPUs");
        Aspect rate = of("throughput", "", "", "", "1/s");
        return new Aspect(
                "host-cpu-per-request",
                "Host CPU time per request",
                "s",
                Better.LOWER,
                all -> new Figure(
                        cpu.figure.apply(all).value()
                                / positive(rate.figure.apply(all).value()),
                        Optional.empty()),
                true,
                "no request finished");
    }

    private static boolean isRepeatable(String statistic) {
        return !Set.of("min", "max", "count").contains(statistic);
    }

    private static double positive(double value) {
        return value > 0 ? value : Double.NaN;
    }

    /** Whether the variant has a finding of this kind. */
    public boolean isFoundIn(Variant variant) {
        return !Double.isNaN(figure.apply(variant.findings()).value());
    }

    /**
     * What all runs of the variant say together, with an interval over them if the finding has none of its own. What is counted
     * and did not happen was counted as none.
     */
    public Reading read(Variant variant) {
        if (unit.equals("1/s") && !variant.findings().isEmpty() && !isFoundIn(variant))
            return new Reading(0, Optional.empty(), unit, "");
        Figure found = figure.apply(variant.findings());
        if (Double.isNaN(found.value())) return Reading.missing(unit, missing);
        double confidence = confidence(variant);
        Optional<Interval> interval = repeatable
                ? found.interval()
                        .or(() -> Sections.around(found.value(), repetitions(variant), confidence)
                                .map(each -> each.atLeast(0)))
                : Optional.empty();
        return new Reading(found.value(), interval, unit, "");
    }

    /** The value of each run; NaN where a run has none. */
    double[] repetitions(Variant variant) {
        return variant.runs().stream()
                .map(Run::findings)
                .mapToDouble(all -> figure.apply(all).value())
                .toArray();
    }

    /** The confidence that the study works with, as its intervals say; 95 % if it has none. */
    public static double confidence(Variant variant) {
        return variant.findings().stream()
                .map(Aspect::ownInterval)
                .flatMap(Optional::stream)
                .mapToDouble(Interval::confidence)
                .findFirst()
                .orElse(0.95);
    }

    private static Optional<Interval> ownInterval(Finding finding) {
        return switch (finding) {
            case Finding.Total total -> total.interval();
            case Finding.Histogram histogram -> histogram.meanInterval();
            case Finding.Level level -> Optional.empty();
        };
    }

    private static List<Finding> matching(List<Finding> all, String measure, String subject, String detail) {
        List<Finding> measured =
                all.stream().filter(f -> f.measure().equals(measure)).toList();
        List<Finding> subjects = subject.isEmpty()
                ? preferWhole(measured, Finding::subject)
                : measured.stream().filter(f -> f.subject().equals(subject)).toList();
        if (!detail.isEmpty())
            return subjects.stream().filter(f -> f.detail().equals(detail)).toList();
        List<Finding> details = preferWhole(subjects, Finding::detail);
        return details.stream().filter(f -> !NOT_BUSY.contains(f.detail())).toList();
    }

    private static List<Finding> preferWhole(List<Finding> findings, Function<Finding, String> part) {
        List<Finding> whole =
                findings.stream().filter(f -> part.apply(f).isEmpty()).toList();
        return whole.isEmpty() ? findings : whole;
    }

    private static Figure figure(List<Finding> parts, String statistic) {
        if (parts.isEmpty()) return Figure.NONE;
        if (parts.size() == 1) return figure(parts.getFirst(), statistic);
        // shares and distributions do not add up
        boolean additive = parts.stream()
                .allMatch(f -> f instanceof Finding.Total && !f.unit().equals("ratio"));
        if (!additive) return Figure.NONE;
        return new Figure(
                parts.stream().mapToDouble(f -> ((Finding.Total) f).value()).sum(), Optional.empty());
    }

    private static Figure figure(Finding finding, String statistic) {
        return switch (finding) {
            case Finding.Total total -> new Figure(total.value(), total.interval());
            case Finding.Histogram histogram -> statistic(histogram, statistic);
            case Finding.Level level -> statistic(level, statistic);
        };
    }

    private static Figure statistic(Finding.Histogram histogram, String statistic) {
        if (histogram.count() == 0) return statistic.equals("count") ? bare(0) : Figure.NONE;
        return switch (statistic) {
            case "", "mean" -> new Figure(histogram.mean(), histogram.meanInterval());
            case "min" -> bare(histogram.min());
            case "max" -> bare(histogram.max());
            case "deviation", "jitter" -> bare(histogram.deviation());
            case "count" -> bare(histogram.count());
            default ->
                percentile(statistic)
                        .map(q -> new Figure(histogram.quantile(q), histogram.quantileInterval(q)))
                        .orElse(Figure.NONE);
        };
    }

    private static Figure statistic(Finding.Level level, String statistic) {
        if (level.values().length == 0) return Figure.NONE;
        var values = java.util.stream.DoubleStream.of(level.values());
        return switch (statistic) {
            case "min" -> bare(values.min().orElse(Double.NaN));
            case "max" -> bare(values.max().orElse(Double.NaN));
            default -> bare(values.average().orElse(Double.NaN));
        };
    }

    private static Figure bare(double value) {
        return new Figure(value, Optional.empty());
    }

    /** 0.999 of "p99.9". */
    static Optional<Double> percentile(String statistic) {
        if (!statistic.matches("p\\d{1,2}(\\.\\d{1,9})?|p100")) return Optional.empty();
        return Optional.of(Double.parseDouble(statistic.substring(1)) / 100);
    }

    private static Better better(String measure) {
        return switch (measure.toLowerCase(Locale.ROOT)) {
            case "throughput", "goodput", "accepted", "revenue" -> Better.HIGHER;
            case "utilisation", "count", "instances", "active-hosts" -> Better.NEITHER;
            // times, costs, losses and waiting: everything else that the library measures is better if there is less of
            // it
            default -> Better.LOWER;
        };
    }
}
