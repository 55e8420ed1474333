// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.estimate.StudentT;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;

/**
 * Two variants, compared run by run: repetitions of the same number had the same random arrivals, so that what both share cancels out and
 * small differences are seen.
 *
 * @param one value of the first, mean over the repetitions
 * @param other value of the second
 * @param difference first minus second, with its interval; empty interval if there are fewer than two common repetitions
 * @param ratio first to second, with its interval
 * @param unit base unit
 * @param repetitions that both have
 */
public record Paired(
        double one,
        double other,
        double difference,
        Optional<Interval> interval,
        double ratio,
        Optional<Interval> ratioInterval,
        String unit,
        int repetitions) {

    /** Compares two variants by one number. */
    public static Paired of(Observable observable, List<Run> one, List<Run> other, double confidence) {
        List<double[]> pairs = new ArrayList<>();
        String unit = "";
        for (Run run : one) {
            Optional<Run> partner = other.stream()
                    .filter(each -> each.replication() == run.replication() && each.seed() == run.seed())
                    .findFirst();
            if (partner.isEmpty()) continue;
            var a = observable.of(List.of(run), confidence);
            var b = observable.of(List.of(partner.get()), confidence);
            if (Double.isNaN(a.value()) || Double.isNaN(b.value())) continue;
            pairs.add(new double[] {a.value(), b.value()});
            unit = a.unit();
        }
        double[] differences =
                pairs.stream().mapToDouble(pair -> pair[0] - pair[1]).toArray();
        double[] logarithms = pairs.stream()
                .filter(pair -> pair[0] > 0 && pair[1] > 0)
                .mapToDouble(pair -> Math.log(pair[0] / pair[1]))
                .toArray();
        double first = pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(Double.NaN);
        double second = pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(Double.NaN);
        double logarithm = java.util.Arrays.stream(logarithms).average().orElse(Double.NaN);
        return new Paired(
                first,
                second,
                first - second,
                StudentT.interval(differences, confidence),
                Math.exp(logarithm),
                logarithms.length == differences.length
                        ? StudentT.interval(logarithms, confidence)
                                .map(i -> new Interval(Math.exp(i.low()), Math.exp(i.high()), confidence))
                        : Optional.empty(),
                unit,
                pairs.size());
    }

    /** Whether the difference is certain: the interval of the ratio leaves one out; where there is no ratio, that of the difference zero. */
    public boolean isCertain() {
        return ratioInterval
                .map(i -> i.low() > 1 || i.high() < 1)
                .or(() -> interval.map(i -> i.low() > 0 || i.high() < 0))
                .orElse(false);
    }

    /** The answer in words: "web.latency.p99 of vhost is 12 % (9 % to 15 %) higher than that of sr-iov." */
    public String sentence(String what, String nameOne, String nameOther) {
        if (repetitions == 0)
            return "Nothing can be said about %s: there is no repetition that both have.".formatted(what);
        if (interval.isEmpty())
            return "%s of %s and %s cannot be compared by one repetition; repeat them."
                    .formatted(what, nameOne, nameOther);
        if (!isCertain())
            return "No difference in %s between %s and %s can be told from %d repetitions."
                    .formatted(what, nameOne, nameOther, repetitions);
        boolean higher = ratioInterval.isPresent() ? ratio > 1 : difference > 0;
        String direction = higher ? "higher" : "lower";
        if (ratioInterval.isEmpty())
            return "%s of %s is %s than that of %s.".formatted(what, nameOne, direction, nameOther);
        double nearer =
                difference > 0 ? ratioInterval.get().low() : ratioInterval.get().high();
        double farther = difference > 0
                ? ratioInterval.get().high()
                : ratioInterval.get().low();
        return "%s of %s is %s (%s to %s) %s than that of %s."
                .formatted(what, nameOne, percent(ratio), percent(nearer), percent(farther), direction, nameOther);
    }

    private static String percent(double ratio) {
        double percent = 100 * Math.abs(ratio - 1);
        return String.format(Locale.ROOT, percent < 1 ? "%.2f %%" : percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }
}
