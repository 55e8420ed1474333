// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * How the variants of a study lie to each other: one number that runs along the horizontal axis, and the alternatives that are
 * compared at each of its levels.
 *
 * @param across the numeric factor, if there is one
 * @param alternatives combinations of the levels of all other factors, in the order of the study; at least one if there are variants
 * @param factors those other factors, as far as they have more than one level and are not varied together with the one across
 * @param variantNames what each variant of the study is called: the levels in which it differs from others
 */
public record Design(
        Optional<String> across, List<String> factors, List<Alternative> alternatives, List<String> variantNames) {

    /**
     * One variant on the way of an alternative along the axis.
     *
     * @param text its level, and those of the factors that are varied together with it
     */
    public record Stop(double at, String text, int index, Variant variant) {}

    /**
     * One thing that is compared.
     *
     * @param name its levels: "sr-iov", or "sr-iov · 8 GiB"; without those that go with another
     * @param levels one for each of the design's factors
     * @param stops ascending; exactly one if nothing runs along the axis
     */
    public record Alternative(String name, List<String> levels, List<Stop> stops) {
        public Alternative {
            stops = List.copyOf(stops);
        }

        /** The stop at this level of the axis. */
        public Optional<Stop> at(double level) {
            return stops.stream().filter(s -> s.at() == level).findFirst();
        }
    }

    static Design of(Study study) {
        List<String> varying = study.factors().stream()
                .filter(f -> levels(study, f).size() > 1)
                .toList();
        List<String> leading = leading(study, varying);
        Optional<String> across = across(study, varying, leading);
        List<String> along = across.map(axis -> along(study, varying, axis)).orElse(List.of());
        List<String> factors = varying.stream()
                .filter(f -> !Optional.of(f).equals(across) && !along.contains(f))
                .toList();
        Map<List<String>, List<Stop>> stops = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < study.variants().size(); i++) {
            Variant variant = study.variants().get(i);
            List<String> key = factors.stream().map(f -> text(variant, f)).toList();
            Variant.Level level = across.map(variant.levels()::get).orElse(new Variant.Level("", 0, ""));
            String text = Stream.concat(Stream.of(level.text()), along.stream().map(f -> named(variant, f, varying)))
                    .collect(Collectors.joining(" · "));
            stops.computeIfAbsent(key, k -> new ArrayList<>()).add(new Stop(level.number(), text, i, variant));
            String name = leading.stream().map(f -> named(variant, f, varying)).collect(Collectors.joining(" · "));
            names.add(name.isEmpty() ? study.name() : name);
        }
        List<Alternative> alternatives = new ArrayList<>();
        stops.forEach((key, list) -> {
            list.sort(java.util.Comparator.comparingDouble(Stop::at));
            String name = factors.stream()
                    .filter(leading::contains)
                    .map(f -> key.get(factors.indexOf(f)))
                    .collect(Collectors.joining(" · "));
            alternatives.add(new Alternative(name.isEmpty() ? study.name() : name, key, list));
        });
        return new Design(across, factors, List.copyOf(alternatives), List.copyOf(names));
    }

    /** Factors that are varied together with the axis. They make no alternatives. */
    private static List<String> along(Study study, List<String> varying, String axis) {
        return varying.stream()
                .filter(f -> !f.equals(axis) && follows(study, f, axis))
                .toList();
    }

    /** Factors that do not follow an earlier one: their levels tell all variants apart. */
    private static List<String> leading(Study study, List<String> varying) {
        return varying.stream()
                .filter(f -> varying.subList(0, varying.indexOf(f)).stream().noneMatch(g -> follows(study, f, g)))
                .toList();
    }

    /** Whether a factor is varied together with another: at each level of that it has one level. */
    private static boolean follows(Study study, String factor, String other) {
        return study.variants().stream()
                        .map(v -> List.of(text(v, other), text(v, factor)))
                        .distinct()
                        .count()
                == levels(study, other).size();
    }

    /** The factor that a plot asks for, else the number with the most levels that does not belong to an earlier factor. */
    private static Optional<String> across(Study study, List<String> varying, List<String> leading) {
        List<String> numeric = varying.stream()
                .filter(f -> study.variants().stream()
                        .allMatch(v -> v.levels().containsKey(f)
                                && Double.isFinite(v.levels().get(f).number())))
                .toList();
        return study.plots().stream()
                .map(Study.Plot::against)
                .filter(numeric::contains)
                .findFirst()
                .or(() -> numeric.stream()
                        .filter(leading::contains)
                        .max(java.util.Comparator.comparingInt(
                                f -> levels(study, f).size())));
    }

    private static List<String> levels(Study study, String factor) {
        return study.variants().stream().map(v -> text(v, factor)).distinct().toList();
    }

    /** A number that is only counted says nothing by itself: "count 36"; others do: "sr-iov", "12000/s". */
    private static String named(Variant variant, String factor, List<String> all) {
        String text = text(variant, factor);
        if (!text.matches("[\\d.]+")) return text;
        return Labels.words(Labels.shortened(all).get(all.indexOf(factor))) + " " + text;
    }

    private static String text(Variant variant, String factor) {
        Variant.Level level = variant.levels().get(factor);
        return level == null ? "–" : level.text();
    }

    /** Levels of the axis that every alternative has, ascending. */
    public List<Double> commonLevels() {
        if (alternatives.isEmpty()) return List.of();
        return alternatives.getFirst().stops().stream()
                .map(Stop::at)
                .filter(at -> alternatives.stream().allMatch(a -> a.at(at).isPresent()))
                .distinct()
                .toList();
    }

    /** "rate", of "WebRequests.arrivals.rate". */
    String shortAcross() {
        List<String> all = new ArrayList<>(factors);
        across.ifPresent(all::add);
        return across.map(name -> Labels.shortened(all).get(all.indexOf(name))).orElse("");
    }
}
