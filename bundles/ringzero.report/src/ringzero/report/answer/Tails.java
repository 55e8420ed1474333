// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringzero.report.chart.Chart;
import ringzero.report.chart.Chart.Axis;
import ringzero.report.chart.Chart.Point;
import ringzero.report.chart.Chart.Series;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Finding;

/** Tails of distributions, for the alternatives at one level of the axis. */
final class Tails {
    private final Design design;

    Tails(Design design) {
        this.design = design;
    }

    /** The tail of a distribution for each alternative, one chart for each subject that has one. */
    List<Exhibit> of(String measure, List<Design.Stop> stops, String where) {
        Set<String> subjects = new LinkedHashSet<>();
        for (Design.Stop stop : stops)
            for (Finding finding : stop.variant().findings())
                if (isTail(finding, measure)) subjects.add(finding.subject());
        return subjects.stream()
                .limit(3)
                .map(subject -> tail(measure, subject, subjects.size() > 1, stops, where))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isTail(Finding finding, String measure) {
        return finding instanceof Finding.Histogram h
                && h.measure().equals(measure)
                && h.detail().isEmpty()
                && h.count() > 0;
    }

    private Optional<Exhibit> tail(
            String measure, String subject, boolean named, List<Design.Stop> stops, String where) {
        List<Series> tails = new ArrayList<>();
        List<String> clauses = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            String name = design.alternatives().get(i).name();
            for (Finding finding : stops.get(i).variant().findings()) {
                if (!isTail(finding, measure) || !finding.subject().equals(subject)) continue;
                Finding.Histogram histogram = (Finding.Histogram) finding;
                tails.add(new Series(name, complement(histogram)));
                clauses.add(Quantities.measured(histogram.quantile(0.999), "s") + " for " + name);
            }
        }
        if (tails.isEmpty()) return Optional.empty();
        String title = Labels.measure(measure) + ", distribution" + (named ? " of " + subject : "") + where;
        String caption =
                clauses.size() > 8 ? "" : "One request in a thousand takes longer than " + Labels.list(clauses) + ".";
        return Optional.of(new Exhibit(
                new Chart.Distribution(
                        title,
                        ("Share of requests that take longer than a time. " + caption).strip(),
                        new Axis(Labels.measure(measure), "s", true),
                        "Share of requests that take longer",
                        tails),
                caption,
                true));
    }

    /** Share of values above the upper bound of each bucket. */
    private static List<Point> complement(Finding.Histogram histogram) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(histogram.min(), 1));
        long above = histogram.count();
        for (int i = 0; i < histogram.counts().length - 1; i++) {
            above -= histogram.counts()[i];
            double bound = Math.clamp(histogram.bounds()[i], histogram.min(), histogram.max());
            points.add(new Point(bound, (double) above / histogram.count()));
        }
        return points;
    }
}
