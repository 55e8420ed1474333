// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;

/**
 * The findings of several runs of one scenario as one: totals become means with an interval over the runs, histograms are added up, levels
 * over time are averaged. A single run keeps its own intervals. Order: as the runs say it.
 */
public final class Merge {

    private Merge() {}

    /** Which findings belong together. */
    private record Key(String shape, String measure, String subject, String detail) {
        static Key of(Finding finding) {
            return new Key(finding.getClass().getSimpleName(), finding.measure(), finding.subject(), finding.detail());
        }
    }

    /** What all runs say together, with intervals of this confidence. */
    public static List<Finding> findings(List<Run> runs, double confidence) {
        if (runs.isEmpty()) return List.of();
        if (runs.size() == 1) return runs.getFirst().findings();
        Map<Key, List<Finding>> byKey = new LinkedHashMap<>();
        for (Run run : runs)
            for (Finding finding : run.findings())
                byKey.computeIfAbsent(Key.of(finding), k -> new ArrayList<>()).add(finding);
        return byKey.values().stream().map(same -> merged(same, confidence)).toList();
    }

    private static Finding merged(List<Finding> same, double confidence) {
        return switch (same.getFirst()) {
            case Finding.Total total -> total(total, same, confidence);
            case Finding.Histogram ignored ->
                repeated(same.stream().map(Finding.Histogram.class::cast).toList(), confidence);
            case Finding.Level level -> level(level, same);
        };
    }

    private static Finding total(Finding.Total first, List<Finding> same, double confidence) {
        double[] values =
                same.stream().mapToDouble(f -> ((Finding.Total) f).value()).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return new Finding.Total(
                first.measure(),
                first.subject(),
                first.detail(),
                first.unit(),
                mean,
                StudentT.interval(mean, values, confidence).map(interval -> interval.atLeast(0)));
    }

    /** The interval of the mean comes from the means of the parts. */
    private static Finding.Histogram repeated(List<Finding.Histogram> parts, double confidence) {
        double[] means = parts.stream()
                .filter(p -> p.count() > 0)
                .mapToDouble(Finding.Histogram::mean)
                .toArray();
        double mean = parts.stream()
                        .filter(p -> p.count() > 0)
                        .mapToDouble(p -> p.count() * p.mean())
                        .sum()
                / parts.stream().mapToLong(Finding.Histogram::count).sum();
        return histogram(parts, StudentT.interval(mean, means, confidence).map(interval -> interval.atLeast(0)));
    }

    /** Adds up histograms of one measure, whose common mean has this interval; a single one keeps its own. */
    static Finding.Histogram histogram(List<Finding.Histogram> parts, Optional<Interval> meanInterval) {
        Finding.Histogram first = parts.getFirst();
        if (parts.size() == 1) return first;
        var buckets = new TreeMap<Double, Long>();
        long count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Finding.Histogram part : parts) {
            if (part.count() == 0) continue;
            for (int i = 0; i < part.bounds().length; i++) buckets.merge(part.bounds()[i], part.counts()[i], Long::sum);
            count += part.count();
            sum += part.mean() * part.count();
            min = Math.min(min, part.min());
            max = Math.max(max, part.max());
        }
        if (count == 0) return first;
        double mean = sum / count;
        double squares = 0;
        for (Finding.Histogram part : parts) {
            if (part.count() == 0) continue;
            double between = part.mean() - mean;
            squares += part.count() * (part.deviation() * part.deviation() + between * between);
        }
        return new Finding.Histogram(
                first.measure(),
                first.subject(),
                first.detail(),
                first.unit(),
                count,
                mean,
                meanInterval,
                Math.sqrt(squares / count),
                min,
                max,
                buckets.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                buckets.values().stream().mapToLong(Long::longValue).toArray(),
                new double[0]);
    }

    private static Finding level(Finding.Level first, List<Finding> same) {
        int length = same.stream()
                .mapToInt(f -> ((Finding.Level) f).values().length)
                .min()
                .orElse(0);
        double[] means = new double[length];
        for (Finding finding : same)
            for (int i = 0; i < length; i++) means[i] += ((Finding.Level) finding).values()[i] / same.size();
        return new Finding.Level(first.measure(), first.subject(), first.detail(), first.unit(), first.step(), means);
    }
}
