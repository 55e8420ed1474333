// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;

/**
 * One number that runs can be asked for: {@code web.latency.p99}, {@code rack1.eth0.utilisation}, {@code web.host-cpu.exit}.
 *
 * @param measure such as "latency"
 * @param statistic such as "p99"; empty for totals and for the mean
 * @param subject whose it is; empty for the whole
 * @param detail the part; empty for the whole
 */
public record Observable(String measure, String statistic, String subject, String detail) {

    /** Layers in which the CPU works for nobody. */
    private static final Set<String> NOT_BUSY = Set.of("idle", "steal");

    /** What is counted: none of it is zero, not unknown. */
    private static final Set<String> COUNTS = Set.of("exits", "hypercalls", "interrupts", "translations", "drops");

    private static final Set<String> STATISTICS = Set.of("mean", "min", "max", "jitter", "deviation", "count");

    /** As a path of the model: "web.latency.p99". */
    public String path() {
        return Stream.of(subject, measure, detail, statistic)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
    }

    /** Whether a word names a statistic of a distribution. */
    public static boolean isStatistic(String word) {
        return STATISTICS.contains(word) || quantile(word).isPresent();
    }

    /** 0.99 of "p99". */
    private static Optional<Double> quantile(String statistic) {
        if (!statistic.matches("p\\d{1,2}(\\.\\d{1,9})?|p100")) return Optional.empty();
        return Optional.of(Double.parseDouble(statistic.substring(1)) / 100);
    }

    /**
     * What runs of one scenario say. With several runs the interval is theirs; a single run answers with the interval that it has from
     * its own batches, as far as it has one.
     */
    public Estimate of(List<Run> runs, double confidence) {
        if (runs.isEmpty()) return Estimate.NONE;
        if (runs.size() == 1) return one(runs.getFirst().findings(), confidence);
        double[] values = runs.stream()
                .mapToDouble(run -> one(run.findings(), confidence).value())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        Estimate all = one(Merge.findings(runs, confidence), confidence);
        Optional<Interval> interval =
                StudentT.interval(all.value(), values, confidence).map(each -> each.atLeast(0));
        return new Estimate(all.value(), interval, all.unit());
    }

    /** What a list of findings says. Of several subjects together there is no interval: nothing tells how much they depend on each other. */
    private Estimate one(List<Finding> findings, double confidence) {
        List<Finding> matching = matching(findings);
        if (matching.isEmpty()) return isNone(findings) ? none(confidence) : Estimate.NONE;
        String unit = matching.getFirst().unit();
        if (matching.stream().allMatch(Finding.Histogram.class::isInstance)) {
            return histogram(Merge.histogram(
                    matching.stream().map(Finding.Histogram.class::cast).toList(), Optional.empty()));
        }
        if (matching.size() == 1) return single(matching.getFirst());
        double[] values = matching.stream().mapToDouble(f -> single(f).value()).toArray();
        // shares do not add up: the greatest is the one that matters
        double value = unit.equals("ratio")
                ? Arrays.stream(values).max().orElseThrow()
                : Arrays.stream(values).sum();
        return new Estimate(value, Optional.empty(), unit);
    }

    /** Whether this counts events, the subject was there, and none happened or could happen. */
    private boolean isNone(List<Finding> findings) {
        return COUNTS.contains(measure)
                && detail.isEmpty()
                && findings.stream()
                        .anyMatch(f -> subject.isEmpty() || f.subject().equals(subject));
    }

    private static Estimate none(double confidence) {
        return new Estimate(0, Optional.of(new Interval(0, 0, confidence)), "1/s");
    }

    private static Estimate single(Finding finding) {
        return switch (finding) {
            case Finding.Total total -> new Estimate(total.value(), total.interval(), total.unit());
            case Finding.Level level ->
                new Estimate(
                        Arrays.stream(level.values()).average().orElse(Double.NaN), Optional.empty(), level.unit());
            case Finding.Histogram histogram ->
                new Estimate(histogram.mean(), histogram.meanInterval(), histogram.unit());
        };
    }

    private Estimate histogram(Finding.Histogram histogram) {
        String unit = histogram.unit();
        if (statistic.equals("count")) return new Estimate(histogram.count(), Optional.empty(), "");
        if (histogram.count() == 0) return new Estimate(Double.NaN, Optional.empty(), unit);
        return switch (statistic) {
            case "", "mean" -> new Estimate(histogram.mean(), histogram.meanInterval(), unit);
            case "min" -> new Estimate(histogram.min(), Optional.empty(), unit);
            case "max" -> new Estimate(histogram.max(), Optional.empty(), unit);
            case "jitter", "deviation" -> new Estimate(histogram.deviation(), Optional.empty(), unit);
            default ->
                quantile(statistic)
                        .map(q -> new Estimate(histogram.quantile(q), histogram.quantileInterval(q), unit))
                        .orElse(Estimate.NONE);
        };
    }

    private List<Finding> matching(List<Finding> findings) {
        List<Finding> measured =
                findings.stream().filter(f -> f.measure().equals(measure)).toList();
        if (!subject.isEmpty()) {
            measured = ofSubject(measured);
        } else if (measured.stream().anyMatch(f -> f.subject().isEmpty())) {
            measured = measured.stream().filter(f -> f.subject().isEmpty()).toList();
        }
        if (!detail.isEmpty()) {
            List<Finding> part =
                    measured.stream().filter(f -> f.detail().equals(detail)).toList();
            if (!part.isEmpty() || !subject.isEmpty()) return part;
            // the whole has no such part, but its subjects may
            return findings.stream()
                    .filter(f -> f.measure().equals(measure) && f.detail().equals(detail))
                    .toList();
        }
        if (measured.stream().anyMatch(f -> f.detail().isEmpty()))
            return measured.stream().filter(f -> f.detail().isEmpty()).toList();
        return measured.stream().filter(f -> !NOT_BUSY.contains(f.detail())).toList();
    }

    /** What is exactly this subject; else what is a part of it, as "rack1.eth0" of "eth0" or "web vcpus" of "web". */
    private List<Finding> ofSubject(List<Finding> measured) {
        List<Finding> exact =
                measured.stream().filter(f -> f.subject().equals(subject)).toList();
        if (!exact.isEmpty()) return exact;
        return measured.stream()
                .filter(f -> f.subject().startsWith(subject + ".")
                        || f.subject().startsWith(subject + " ")
                        || subject.endsWith("." + f.subject()))
                .toList();
    }
}
