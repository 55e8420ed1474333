// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringzero.report.chart.Chart;
import ringzero.report.chart.Chart.Axis;
import ringzero.report.chart.Chart.Bar;
import ringzero.report.chart.Chart.BarSeries;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Timeline;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

/** What the slow requests wait for, from those that were watched: by cause, step by step, and what else went on meanwhile. */
final class Delays {
    /** Pictures of single alternatives: more would be a catalogue. */
    private static final int MOST_WATERFALLS = 4;

    private static final int MOST_SUBJECTS = 3;

    /** More colours cannot be told apart. */
    private static final int MOST_CAUSES = 7;

    private static final double TAIL = 99;
    private static final double SECOND = 1e12;

    /** The middle and the tail of a group of requests may differ that much from those of all runs without a word. */
    private static final double ALIKE = 0.15;

    private final Design design;

    Delays(Design design) {
        this.design = design;
    }

    /** An alternative whose requests of a subject were watched. */
    private record Seen(String name, Variant variant, Watched watched, Breakdown tail) {
        double latency() {
            return tail.mean() / SECOND;
        }
    }

    /**
     * Pictures of the alternatives at one level of the axis; none if nothing was watched there.
     *
     * @param closely whether also step by step
     */
    List<Exhibit> of(List<Design.Stop> stops, String where, boolean closely) {
        LinkedHashSet<String> subjects = new LinkedHashSet<>();
        for (Design.Stop stop : stops)
            stop.variant()
                    .watched()
                    .ifPresent(watched -> watched.breakdowns().forEach(breakdown -> subjects.add(breakdown.subject())));
        List<Exhibit> exhibits = new ArrayList<>();
        for (String subject : subjects.stream().limit(MOST_SUBJECTS).toList()) {
            List<Seen> seen = seen(stops, subject);
            if (seen.isEmpty()) continue;
            String of = subjects.size() > 1 ? " of " + subject : "";
            exhibits.add(causes(seen, of, where));
            if (closely) seen.stream().limit(MOST_WATERFALLS).forEach(each -> exhibits.add(waterfall(each, of, where)));
        }
        if (closely && !subjects.isEmpty()) {
            List<Seen> seen = seen(stops, subjects.getFirst());
            seen.stream()
                    .max(Comparator.comparingDouble(Seen::latency))
                    .flatMap(slowest -> lanes(slowest, where))
                    .ifPresent(exhibits::add);
        }
        return exhibits;
    }

    private List<Seen> seen(List<Design.Stop> stops, String subject) {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            String name = design.alternatives().get(i).name();
            Variant variant = stops.get(i).variant();
            Optional<Watched> watched = variant.watched();
            if (watched.isEmpty()) continue;
            breakdown(watched.get(), subject, TAIL)
                    .filter(tail -> tail.latency() > 0)
                    .ifPresent(tail -> seen.add(new Seen(name, variant, watched.get(), tail)));
        }
        return seen;
    }

    private static Optional<Breakdown> breakdown(Watched watched, String subject, double percentile) {
        return watched.breakdowns().stream()
                .filter(each -> each.subject().equals(subject)
                        && each.percentile().isPresent()
                        && each.percentile().getAsDouble() == percentile)
                .findFirst();
    }

    /** Median and tail of each alternative, one above the other: what grows from one to the other is what makes requests slow. */
    private Exhibit causes(List<Seen> seen, String of, String where) {
        List<String> categories = new ArrayList<>();
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Seen each : seen) {
            String name = seen.size() == 1 ? "" : each.name() + ", ";
            breakdown(each.watched(), each.tail().subject(), 50).ifPresent(median -> {
                categories.add(name + median.name());
                breakdowns.add(median);
            });
            categories.add(name + each.tail().name());
            breakdowns.add(each.tail());
        }
        Map<String, double[]> causes = causes(breakdowns);
        List<BarSeries> series = new ArrayList<>();
        causes.forEach((cause, values) -> series.add(new BarSeries(
                cause,
                java.util.stream.DoubleStream.of(values)
                        .mapToObj(value -> new Bar(value, Optional.empty()))
                        .toList())));
        String caption = clauses(seen);
        return new Exhibit(
                new Chart.Bars(
                        "What slow requests" + of + " wait for" + where,
                        "Stacked bars of a median request and one at the 99th percentile. " + caption,
                        new Axis("Latency", "s", false),
                        categories,
                        series,
                        true),
                caption + " " + evidence(seen),
                true);
    }

    /** Mean seconds by cause, the greatest first; what is too many comes last, together. */
    private static Map<String, double[]> causes(List<Breakdown> breakdowns) {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (int i = 0; i < breakdowns.size(); i++) {
            Breakdown breakdown = breakdowns.get(i);
            for (Breakdown.Cause cause : breakdown.causes())
                all.computeIfAbsent(cause.name(), name -> new double[breakdowns.size()])[i] +=
                        cause.time() / SECOND / breakdown.requests();
        }
        List<String> greatest = all.keySet().stream()
                .sorted(Comparator.comparingDouble((String cause) -> greatest(all.get(cause), breakdowns))
                        .reversed())
                .toList();
        Map<String, double[]> causes = new LinkedHashMap<>();
        double[] rest = new double[breakdowns.size()];
        for (int i = 0; i < greatest.size(); i++) {
            double[] values = all.get(greatest.get(i));
            if (i < MOST_CAUSES || greatest.size() == MOST_CAUSES + 1) causes.put(greatest.get(i), values);
            else for (int j = 0; j < rest.length; j++) rest[j] += values[j];
        }
        if (greatest.size() > MOST_CAUSES + 1) causes.put("other", rest);
        return causes;
    }

    /** The greatest share of a latency that a cause has anywhere. */
    private static double greatest(double[] values, List<Breakdown> breakdowns) {
        double greatest = 0;
        for (int i = 0; i < values.length; i++)
            greatest = Math.max(greatest, values[i] * SECOND / breakdowns.get(i).mean());
        return greatest;
    }

    /** "At the 99th percentile, waiting for web worker is the greatest part for vhost (62 %)." */
    private static String clauses(List<Seen> seen) {
        Map<String, List<String>> who = new LinkedHashMap<>();
        for (Seen each : seen) {
            Breakdown.Cause cause = each.tail().causes().getFirst();
            String share = Quantities.percent(each.tail().share(cause.time()));
            who.computeIfAbsent(cause.name(), name -> new ArrayList<>())
                    .add(seen.size() == 1 ? share : each.name() + " (" + share + ")");
        }
        if (seen.size() == 1) {
            var only = who.entrySet().iterator().next();
            return "At the 99th percentile, %s of the latency is %s."
                    .formatted(only.getValue().getFirst(), only.getKey());
        }
        List<String> clauses = new ArrayList<>();
        who.forEach((cause, names) -> clauses.add(
                cause + (clauses.isEmpty() ? " is the greatest part for " : " for ") + Wording.some(names)));
        return "At the 99th percentile, " + String.join("; ", clauses) + ".";
    }

    private static String evidence(List<Seen> seen) {
        int least =
                seen.stream().mapToInt(each -> each.watched().requests()).min().orElse(0);
        int most =
                seen.stream().mapToInt(each -> each.watched().requests()).max().orElse(0);
        String count = least == most ? Quantities.count(most, "request") : least + " to " + most + " requests";
        List<String> others = new ArrayList<>();
        for (Seen each : seen) {
            double whole = Aspect.of("latency", each.tail().name(), each.tail().subject(), "", "s")
                    .read(each.variant())
                    .value();
            if (Math.abs(whole / each.latency() - 1) > ALIKE)
                others.add((seen.size() == 1 ? "" : each.name() + " ") + Quantities.measured(whole, "s"));
        }
        return "From the first " + count + " after the warm-up of the first run, watched step by step."
                + (others.isEmpty() ? "" : " Over all runs, p99 is " + Labels.list(others) + ".");
    }

    private static Exhibit waterfall(Seen seen, String of, String where) {
        String title = "A request" + of + " at the 99th percentile, " + seen.name() + where;
        Chart.Waterfall chart = TimeSpent.waterfall(seen.tail(), title);
        return new Exhibit(chart, TimeSpent.sentence(seen.tail()), true);
    }

    private static Optional<Exhibit> lanes(Seen seen, String where) {
        Timeline timeline = seen.watched().timeline();
        if (timeline.lanes().isEmpty() || timeline.to() <= timeline.from()) return Optional.empty();
        double from = timeline.from() / SECOND;
        double to = timeline.to() / SECOND;
        boolean whole = Math.abs((to - from) / seen.latency() - 1) < 0.5;
        String caption = "What went on %s one request at the 99th percentile of %s was done, %s."
                .formatted(
                        whole ? "while" : "in the first " + Quantities.measured(to - from, "s") + " while",
                        seen.tail().subject(),
                        seen.name());
        return Optional.of(new Exhibit(
                TimeSpent.lanes(timeline, "What else went on: " + seen.name() + where, caption, from, to),
                caption,
                true));
    }
}
