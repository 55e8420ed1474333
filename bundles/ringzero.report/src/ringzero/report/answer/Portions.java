// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringzero.report.chart.Chart;
import ringzero.report.chart.Chart.Axis;
import ringzero.report.chart.Chart.Bar;
import ringzero.report.chart.Chart.BarSeries;
import ringzero.report.chart.Theme;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Finding;

/** What makes up a whole, and how much of it is used: stacked bars and utilisation, side by side for the alternatives at one level. */
final class Portions {
    private final Design design;

    Portions(Design design) {
        this.design = design;
    }

    /** Parts of a measure, stacked: one bar for each alternative at this level of the axis. */
    Optional<Exhibit> of(String measure, String title, List<Design.Stop> stops) {
        Map<String, double[]> parts = new LinkedHashMap<>();
        String unit = "";
        for (int i = 0; i < stops.size(); i++) {
            for (Finding finding : stops.get(i).variant().findings()) {
                if (!finding.measure().equals(measure) || finding.detail().isEmpty()) continue;
                if (Aspect.NOT_BUSY.contains(finding.detail()) && measure.equals("host-cpu")) continue;
                if (!(finding instanceof Finding.Total total)) continue;
                unit = finding.unit();
                double[] values = parts.computeIfAbsent(finding.detail(), d -> new double[stops.size()]);
                values[i] += Double.isFinite(total.value()) ? total.value() : 0;
            }
        }
        parts.values()
                .removeIf(values -> java.util.stream.DoubleStream.of(values).sum() == 0);
        if (parts.isEmpty()) return Optional.empty();
        List<String> names =
                design.alternatives().stream().map(Design.Alternative::name).toList();
        List<BarSeries> series = new ArrayList<>();
        inOrder(withSmallTogether(parts, stops.size()))
                .forEach((part, values) -> series.add(new BarSeries(
                        Labels.portion(part),
                        java.util.stream.DoubleStream.of(values)
                                .mapToObj(v -> new Bar(v, Optional.empty()))
                                .toList())));
        String caption = greatestParts(names, series);
        return Optional.of(new Exhibit(
                new Chart.Bars(
                        title,
                        "Stacked bars, one for each alternative. " + caption,
                        new Axis(Labels.measure(measure), unit, false),
                        names,
                        series,
                        true),
                caption,
                true));
    }

    /** A part that is nowhere more than this share of its bar cannot be seen, only crowd the legend. */
    private static final double SMALL = 0.02;

    /** Small parts as one, and no more of them than there are colours. */
    private static Map<String, double[]> withSmallTogether(Map<String, double[]> parts, int bars) {
        double[] whole = new double[bars];
        for (double[] values : parts.values()) for (int i = 0; i < bars; i++) whole[i] += values[i];
        List<String> rising = parts.keySet().stream()
                .sorted(Comparator.comparingDouble(part -> greatestShare(parts.get(part), whole)))
                .toList();
        int small = (int) rising.stream()
                .filter(part -> greatestShare(parts.get(part), whole) <= SMALL)
                .count();
        if (small < 2 && parts.size() <= Theme.SERIES) return parts;
        Set<String> together = Set.copyOf(rising.subList(0, Math.max(small, parts.size() + 1 - Theme.SERIES)));
        Map<String, double[]> seen = new LinkedHashMap<>();
        double[] rest = new double[bars];
        parts.forEach((part, values) -> {
            if (!together.contains(part)) seen.put(part, values);
            else for (int i = 0; i < bars; i++) rest[i] += values[i];
        });
        seen.put("other", rest);
        return seen;
    }

    private static double greatestShare(double[] values, double[] whole) {
        double greatest = 0;
        for (int i = 0; i < whole.length; i++) if (whole[i] > 0) greatest = Math.max(greatest, values[i] / whole[i]);
        return greatest;
    }

    /** From the guest's own work to what is paid for virtualization to waiting; what is not known here comes last. */
    private static final List<String> ORDER = List.of(
            "user",
            "kernel",
            "translation",
            "hypercall",
            "exit",
            "interrupt",
            "back-end",
            "polling",
            "steal",
            "wire",
            "waiting");

    private static Map<String, double[]> inOrder(Map<String, double[]> parts) {
        Map<String, double[]> ordered = new LinkedHashMap<>();
        for (String known : ORDER) if (parts.containsKey(known)) ordered.put(known, parts.get(known));
        parts.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** Begins with our own words, not with a name of the model. */
    private static boolean isOurs(String part) {
        return ORDER.stream().map(Labels::words).anyMatch(part::equals) || Labels.isPortion(part);
    }

    /** "Exit is the greatest part for emulated (62 %) and virtio (41 %), user for sr-iov (80 %)." */
    private static String greatestParts(List<String> names, List<BarSeries> series) {
        Map<String, List<String>> winners = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            int category = c;
            double sum = series.stream()
                    .mapToDouble(s -> s.bars().get(category).value())
                    .sum();
            if (!(sum > 0)) continue;
            BarSeries top = series.stream()
                    .max(java.util.Comparator.comparingDouble(
                            s -> s.bars().get(category).value()))
                    .orElseThrow();
            String share = Quantities.percent(top.bars().get(category).value() / sum);
            winners.computeIfAbsent(top.name(), n -> new ArrayList<>()).add(names.get(c) + " (" + share + ")");
        }
        List<String> clauses = new ArrayList<>();
        winners.forEach((part, who) -> clauses.add(
                clauses.isEmpty()
                        ? "%s is the greatest part for %s"
                                .formatted(isOurs(part) ? Labels.capital(part) : part, Wording.some(5, who))
                        : "%s for %s".formatted(part, Wording.some(5, who))));
        return clauses.isEmpty() ? "" : String.join("; ", clauses) + ".";
    }

    /** How busy each resource is, in each alternative. */
    Optional<Exhibit> utilisation(List<Design.Stop> stops, String where) {
        Map<String, Double[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < stops.size(); i++)
            for (Finding finding : stops.get(i).variant().findings())
                if (finding instanceof Finding.Total total
                        && total.measure().equals("utilisation")
                        && total.detail().isEmpty())
                    rows.computeIfAbsent(total.subject(), s -> filled(stops.size()))[i] = total.value();
        if (rows.isEmpty()) return Optional.empty();
        List<String> names =
                design.alternatives().stream().map(Design.Alternative::name).toList();
        List<String> clauses = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            int column = i;
            rows.entrySet().stream()
                    .filter(row -> row.getValue()[column] > 0.9)
                    .max(java.util.Comparator.comparingDouble(row -> row.getValue()[column]))
                    .ifPresent(row -> clauses.add("%s of %s (%s)"
                            .formatted(row.getKey(), names.get(column), Quantities.percent(row.getValue()[column]))));
        }
        String caption = clauses.isEmpty()
                ? "Nothing is busy more than 90 % of the time."
                : "At its limit: " + Wording.some(5, clauses) + ".";
        return Optional.of(new Exhibit(
                new Chart.HeatMap(
                        "Utilisation" + where,
                        "Share of time that each resource is busy. " + caption,
                        "ratio",
                        "",
                        names,
                        List.copyOf(rows.keySet()),
                        rows.values().stream().map(List::of).toList()),
                caption,
                true));
    }

    private static Double[] filled(int size) {
        Double[] values = new Double[size];
        java.util.Arrays.fill(values, Double.NaN);
        return values;
    }
}
