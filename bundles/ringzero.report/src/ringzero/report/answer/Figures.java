// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ringzero.report.answer.Aspect.Better;
import ringzero.report.chart.Chart;
import ringzero.report.chart.Chart.Axis;
import ringzero.report.chart.Chart.Bar;
import ringzero.report.chart.Chart.BarSeries;
import ringzero.report.chart.Chart.Point;
import ringzero.report.chart.Chart.Rule;
import ringzero.report.chart.Chart.Series;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/** Curves and bars of single figures: those the user asked for, then those that every reader wants. */
final class Figures {
    /** More lines than that cannot be told apart: the chart is divided by the first factor. */
    private static final int MOST_SERIES = 8;

    private static final String SAME = "no difference is seen: all have ";

    private final Study study;
    private final Design design;

    Figures(Study study, Design design) {
        this.study = study;
        this.design = design;
    }

    /** Curves or bars of single figures. */
    List<Exhibit> figures(List<Aspect> aspects) {
        List<Exhibit> exhibits = new ArrayList<>();
        Set<String> shown = new LinkedHashSet<>();
        for (Study.Plot plot : study.plots()) {
            Aspect aspect = Aspect.of(plot.measure(), plot.statistic(), plot.subject(), plot.detail(), unit(plot));
            if (shown.add(aspect.id() + " " + plot.against() + " " + plot.by()))
                exhibits.addAll(
                        design.across().equals(Optional.of(plot.against())) ? figure(aspect) : other(plot, aspect));
        }
        Set<String> asked = study.plots().stream()
                .map(p -> p.measure() + "." + p.statistic())
                .collect(Collectors.toSet());
        for (Aspect aspect : aspects)
            if (asked.stream().noneMatch(a -> (a + ".").startsWith(aspect.id() + ".")) && isSomething(aspect))
                exhibits.addAll(figure(aspect));
        return exhibits;
    }

    /** Nothing but zeros is said well enough by the table. */
    private boolean isSomething(Aspect aspect) {
        return study.variants().stream().map(aspect::read).anyMatch(r -> r.isPresent() && r.value() != 0);
    }

    private String unit(Study.Plot plot) {
        return study.variants().stream()
                .flatMap(v -> v.findings().stream())
                .filter(f -> f.measure().equals(plot.measure()))
                .map(Finding::unit)
                .findFirst()
                .orElse("");
    }

    private List<Exhibit> figure(Aspect aspect) {
        if (design.across().isEmpty()) return List.of(bars(aspect));
        return divided(design.alternatives()).entrySet().stream()
                .map(e -> curves(aspect, e.getKey(), e.getValue()))
                .toList();
    }

    /** A plot against another factor than the design's axis: the same study, seen along that one. */
    private List<Exhibit> other(Study.Plot plot, Aspect aspect) {
        Study turned = new Study(
                study.name(),
                "",
                study.factors(),
                study.variants(),
                List.of(),
                List.of(plot),
                List.of(),
                List.of(),
                List.of(),
                study.provenance(),
                study.topology());
        Design along = Design.of(turned);
        if (!along.across().equals(Optional.of(plot.against()))) return List.of(bars(aspect));
        return new Figures(turned, along).figure(aspect);
    }

    /** All alternatives under an empty name, or the alternatives of each level of the first factor. */
    private Map<String, List<Design.Alternative>> divided(List<Design.Alternative> all) {
        Map<String, List<Design.Alternative>> parts = new LinkedHashMap<>();
        for (Design.Alternative alternative : all) {
            String part = all.size() <= MOST_SERIES || design.factors().size() < 2
                    ? ""
                    : alternative.levels().getFirst();
            parts.computeIfAbsent(part, p -> new ArrayList<>()).add(alternative);
        }
        return parts;
    }

    private Exhibit curves(Aspect aspect, String part, List<Design.Alternative> alternatives) {
        String unitAcross = alternatives.stream()
                .flatMap(a -> a.stops().stream())
                .map(s ->
                        s.variant().levels().get(design.across().orElseThrow()).unit())
                .findFirst()
                .orElse("");
        List<Series> series = new ArrayList<>();
        for (Design.Alternative alternative : alternatives) {
            List<Point> points = new ArrayList<>();
            for (Design.Stop stop : alternative.stops()) {
                Reading reading = aspect.read(stop.variant());
                points.add(new Point(stop.at(), reading.value(), reading.interval()));
            }
            String name = part.isEmpty()
                    ? alternative.name()
                    : String.join(
                            " · ",
                            alternative.levels().subList(1, alternative.levels().size()));
            series.add(new Series(name, points));
        }
        String title = aspect.label() + (part.isEmpty() ? "" : " (" + part + ")");
        boolean wide = isWide(
                series.stream().flatMap(s -> s.points().stream()).map(Point::y).toList());
        String caption = caption(aspect, alternatives);
        return new Exhibit(
                new Chart.Lines(
                        title,
                        "Lines over %s, one for each of %s. %s"
                                .formatted(
                                        design.across().orElseThrow(),
                                        Labels.list(series.stream()
                                                .map(Series::name)
                                                .toList()),
                                        caption)
                                .strip(),
                        new Axis(design.across().orElseThrow(), unitAcross, isGeometric(series)),
                        new Axis(aspect.label(), aspect.unit(), wide && aspect.better() == Better.LOWER),
                        series,
                        rules(aspect)),
                caption,
                isAsked(aspect));
    }

    private boolean isAsked(Aspect aspect) {
        return study.plots().stream()
                .anyMatch(p -> Aspect.of(p.measure(), p.statistic(), p.subject(), p.detail(), aspect.unit())
                        .id()
                        .equals(aspect.id()));
    }

    /** Whether small values would lie on the axis if distances were differences. */
    private static boolean isWide(List<Double> values) {
        double min =
                values.stream().filter(v -> v > 0).mapToDouble(v -> v).min().orElse(1);
        double max = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .max()
                .orElse(1);
        return max > 30 * min;
    }

    /** Whether the levels of the axis grow by factors rather than by steps. */
    private static boolean isGeometric(List<Series> series) {
        List<Double> levels = series.stream()
                .flatMap(s -> s.points().stream())
                .map(Point::x)
                .distinct()
                .sorted()
                .toList();
        if (levels.size() < 3 || !(levels.getFirst() > 0)) return false;
        double first = levels.get(1) - levels.getFirst();
        double last = levels.getLast() - levels.get(levels.size() - 2);
        return last > 5 * first && levels.getLast() > 10 * levels.getFirst();
    }

    /** Required bounds on this figure: those of requirements that name it. */
    private List<Rule> rules(Aspect aspect) {
        Map<Double, Set<String>> whose = new java.util.TreeMap<>();
        for (Study.Verdict verdict : study.verdicts())
            if (("." + verdict.requirement()).contains("." + aspect.id() + " ")
                    && verdict.unit().equals(aspect.unit()))
                whose.computeIfAbsent(verdict.bound(), b -> new LinkedHashSet<>())
                        .add(alternative(verdict.variant()));
        List<Rule> rules = new ArrayList<>();
        whose.forEach((bound, names) -> {
            String all = names.size() == design.alternatives().size() ? "" : " of " + Labels.list(List.copyOf(names));
            rules.add(new Rule(Quantities.exact(bound, aspect.unit()) + " required" + all, bound));
        });
        return rules;
    }

    private String alternative(int variant) {
        return design.alternatives().stream()
                .filter(a -> a.stops().stream().anyMatch(s -> s.index() == variant))
                .map(Design.Alternative::name)
                .findFirst()
                .orElse("");
    }

    private String caption(Aspect aspect, List<Design.Alternative> alternatives) {
        List<Double> common = design.commonLevels();
        if (common.isEmpty() || alternatives.size() < 2 || aspect.better() == Better.NEITHER) return "";
        double last = common.getLast();
        List<Design.Stop> stops =
                alternatives.stream().map(a -> a.at(last).orElseThrow()).toList();
        String extremes = extremes(
                aspect, alternatives.stream().map(Design.Alternative::name).toList(), stops);
        return extremes.isEmpty()
                ? ""
                : "At " + design.shortAcross() + " " + stops.getFirst().text() + ", " + extremes;
    }

    /** "sr-iov has the least with 210 µs, emulated the most with 9.1 ms." */
    private static String extremes(Aspect aspect, List<String> names, List<Design.Stop> stops) {
        int least = -1;
        int most = -1;
        for (int i = 0; i < stops.size(); i++) {
            double value = aspect.read(stops.get(i).variant()).value();
            if (!Double.isFinite(value)) continue;
            if (least < 0 || value < aspect.read(stops.get(least).variant()).value()) least = i;
            if (most < 0 || value > aspect.read(stops.get(most).variant()).value()) most = i;
        }
        if (least < 0 || least == most) return "";
        String low = aspect.read(stops.get(least).variant()).text();
        String high = aspect.read(stops.get(most).variant()).text();
        if (low.equals(high)) return SAME + low + ".";
        String lowest = who(aspect, names, stops, low);
        String highest = who(aspect, names, stops, high);
        return aspect.better() == Better.HIGHER
                ? "%s the most with %s, %s the least with %s.".formatted(highest, high, names.get(least), low)
                : "%s the least with %s, %s the most with %s.".formatted(lowest, low, names.get(most), high);
    }

    /** "sr-iov has", or all that look the same: "sr-iov and vhost have". */
    private static String who(Aspect aspect, List<String> names, List<Design.Stop> stops, String text) {
        List<String> same = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++)
            if (aspect.read(stops.get(i).variant()).text().equals(text)) same.add(names.get(i));
        return Wording.some(same) + (same.size() == 1 ? " has" : " have");
    }

    /** With a capital letter if it starts with a word of ours; names are not touched. */
    private static String sentence(String clause) {
        return clause.startsWith(SAME) ? Labels.capital(clause) : clause;
    }

    private Exhibit bars(Aspect aspect) {
        List<Bar> bars = new ArrayList<>();
        for (Variant variant : study.variants()) {
            Reading reading = aspect.read(variant);
            bars.add(new Bar(reading.value(), reading.interval()));
        }
        List<Design.Stop> stops =
                design.alternatives().stream().flatMap(a -> a.stops().stream()).toList();
        String caption = sentence(extremes(
                aspect,
                stops.stream().map(s -> design.variantNames().get(s.index())).toList(),
                stops));
        return new Exhibit(
                new Chart.Bars(
                        aspect.label(),
                        ("One bar for each variant. " + caption).strip(),
                        new Axis(aspect.label(), aspect.unit(), false),
                        design.variantNames(),
                        List.of(new BarSeries(aspect.label(), bars)),
                        false),
                caption,
                bars.size() > 8);
    }
}
