// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringzero.report.answer.Aspect;
import ringzero.report.answer.Reading;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Variant;

/** The numbers of a finding, one by one. */
final class Statistics {
    private static final List<String> OF_HISTOGRAM =
            List.of("mean", "deviation", "min", "p50", "p90", "p95", "p99", "p99.9", "p99.99", "max");

    private Statistics() {}

    /**
     * One number.
     *
     * @param name "value" of totals, "mean", "p99", ... of the others
     */
    record Statistic(String name, String unit, double value, Optional<Interval> interval) {}

    static List<Statistic> of(Finding finding, Variant variant) {
        return switch (finding) {
            case Finding.Total total -> List.of(new Statistic("value", total.unit(), total.value(), total.interval()));
            case Finding.Histogram histogram -> of(histogram, variant);
            case Finding.Level level -> of(level);
        };
    }

    private static List<Statistic> of(Finding.Histogram histogram, Variant variant) {
        List<Statistic> statistics = new ArrayList<>();
        statistics.add(new Statistic("count", "", histogram.count(), Optional.empty()));
        for (String name : OF_HISTOGRAM) {
            Reading reading = Aspect.exactly(histogram, name).read(variant);
            statistics.add(new Statistic(name, histogram.unit(), reading.value(), reading.interval()));
        }
        return statistics;
    }

    /** The numbers of a finding of one run, with the intervals that the run itself has. */
    static List<Statistic> of(Finding finding) {
        return switch (finding) {
            case Finding.Total total -> List.of(new Statistic("value", total.unit(), total.value(), total.interval()));
            case Finding.Histogram histogram -> of(histogram);
            case Finding.Level level -> of(level);
        };
    }

    private static List<Statistic> of(Finding.Histogram histogram) {
        List<Statistic> statistics = new ArrayList<>();
        statistics.add(new Statistic("count", "", histogram.count(), Optional.empty()));
        for (String name : OF_HISTOGRAM) statistics.add(of(histogram, name));
        return statistics;
    }

    private static Statistic of(Finding.Histogram histogram, String name) {
        String unit = histogram.unit();
        return switch (name) {
            case "mean" -> new Statistic(name, unit, histogram.mean(), histogram.meanInterval());
            case "deviation" -> new Statistic(name, unit, histogram.deviation(), Optional.empty());
            case "min" -> new Statistic(name, unit, histogram.min(), Optional.empty());
            case "max" -> new Statistic(name, unit, histogram.max(), Optional.empty());
            default -> {
                double q = Double.parseDouble(name.substring(1)) / 100;
                yield new Statistic(name, unit, histogram.quantile(q), histogram.quantileInterval(q));
            }
        };
    }

    private static List<Statistic> of(Finding.Level level) {
        var summary = java.util.stream.DoubleStream.of(level.values()).summaryStatistics();
        if (summary.getCount() == 0) return List.of();
        return List.of(
                new Statistic("mean", level.unit(), summary.getAverage(), Optional.empty()),
                new Statistic("min", level.unit(), summary.getMin(), Optional.empty()),
                new Statistic("max", level.unit(), summary.getMax(), Optional.empty()));
    }
}
