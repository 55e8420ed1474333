// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringzero.report.answer.Aspect.Better;
import ringzero.report.answer.Comparison.Ratio;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Interval;

/** Finds what a reader would say after looking at all tables. States only what the intervals support. */
final class Messages {
    /** A throughput that has fallen by this much behind the load has reached its limit. */
    private static final double KEEPS_UP = 0.97;

    private final Design design;

    Messages(Design design) {
        this.design = design;
    }

    List<Message> of(List<Aspect> aspects, List<Aspect> headline) {
        List<Message> messages = new ArrayList<>();
        List<Double> common = design.commonLevels();
        if (common.isEmpty() || design.alternatives().size() < 2) {
            single(headline).ifPresent(messages::add);
        } else {
            for (Aspect aspect : headline) {
                best(aspect, common.getLast()).ifPresent(messages::add);
            }
        }
        if (design.across().isPresent())
            aspects.stream()
                    .filter(a -> a.id().endsWith("throughput"))
                    .findFirst()
                    .flatMap(this::saturation)
                    .ifPresent(messages::add);
        return messages;
    }

    private Optional<Message> single(List<Aspect> aspects) {
        if (design.alternatives().isEmpty()) return Optional.empty();
        var stop = design.alternatives().getFirst().stops().getLast();
        List<String> values = aspects.stream()
                .filter(a -> a.read(stop.variant()).isPresent())
                .map(a -> a.label() + " " + a.read(stop.variant()).sentence())
                .toList();
        if (values.isEmpty()) return Optional.empty();
        return Optional.of(new Message(Labels.list(values) + at(stop.at()) + ".", ""));
    }

    private record Entry(String name, Design.Stop stop, Reading reading) {}

    /** Who is best, who is worst, and by how much; or that there is no telling. */
    private Optional<Message> best(Aspect aspect, double level) {
        List<Entry> entries = new ArrayList<>();
        for (Design.Alternative alternative : design.alternatives()) {
            Design.Stop stop = alternative.at(level).orElseThrow();
            Reading reading = aspect.read(stop.variant());
            if (reading.isPresent()) entries.add(new Entry(alternative.name(), stop, reading));
        }
        if (entries.size() < 2 || aspect.better() == Better.NEITHER) return Optional.empty();
        boolean higher = aspect.better() == Better.HIGHER;
        entries.sort((a, b) -> (higher ? -1 : 1)
                * Double.compare(a.reading().value(), b.reading().value()));
        Entry best = entries.getFirst();
        Entry next = entries.get(1);
        Entry worst = entries.getLast();
        // the greater of the two above the smaller, so that it reads as a number of times
        Optional<Ratio> whole = ratio(aspect, higher ? best : worst, higher ? worst : best);
        String name = Labels.lower(aspect.label());
        if (whole.isEmpty()) return Optional.empty();
        // the worst may be too uncertain to tell, while others are surely behind
        Optional<Entry> behind = entries.reversed().stream()
                .filter(e -> e != best)
                .filter(e -> ratio(aspect, higher ? best : e, higher ? e : best)
                        .map(Messages::isTold)
                        .orElse(false))
                .findFirst();
        if (behind.isEmpty())
            return Optional.of(new Message(
                    "No difference in " + name + " can be told" + at(level) + ".",
                    best.reading().text().equals(worst.reading().text())
                            ? "All have " + best.reading().text() + "."
                            : "All lie between %s and %s."
                                    .formatted(
                                            (higher ? worst : best).reading().text(),
                                            (higher ? best : worst).reading().text())));
        Ratio span = ratio(aspect, higher ? best : behind.get(), higher ? behind.get() : best)
                .orElseThrow();
        Optional<Ratio> lead = ratio(aspect, higher ? best : next, higher ? next : best);
        boolean tie = entries.size() > 2 && lead.isPresent() && !isTold(lead.get());
        String who = tie ? best.name() + " and " + next.name() + " share" : best.name() + " has";
        String times = Quantities.times(span.value()) + " times as much";
        String compared = higher
                ? times + " as " + behind.get().name() + span.range()
                : behind.get().name() + " has " + times + span.range();
        return Optional.of(new Message(
                "%s the %s %s%s.".formatted(who, higher ? "highest" : "lowest", name, at(level)),
                "%s; %s.%s".formatted(best.reading().sentence(), compared, untold(aspect, entries, tie))));
    }

    /** Who might be as good as the best for all that the runs say; nothing if all are surely behind. */
    private static String untold(Aspect aspect, List<Entry> entries, boolean tie) {
        Entry best = entries.getFirst();
        List<String> names = entries.stream()
                .skip(tie ? 2 : 1)
                .filter(e -> !ratio(aspect, best, e).map(Messages::isTold).orElse(true))
                .map(Entry::name)
                .toList();
        if (names.isEmpty()) return "";
        return " " + Wording.some(names) + " cannot be told apart from it yet; more repetitions would decide.";
    }

    /** A difference that is certain, and large enough that somebody would care: one per cent. */
    private static boolean isTold(Ratio ratio) {
        return ratio.isCertain() && Math.abs(Math.log(ratio.value())) > 0.01;
    }

    private static Optional<Ratio> ratio(Aspect aspect, Entry above, Entry below) {
        return Ratio.of(aspect, above.stop().variant(), below.stop().variant());
    }

    private String at(double level) {
        if (design.across().isEmpty()) return "";
        return design.alternatives()
                .getFirst()
                .at(level)
                .map(s -> " at " + design.shortAcross() + " " + s.text())
                .orElse("");
    }

    /**
     * Up to which load each alternative keeps up. Says something only if the axis is a rate: then throughput over load is the same
     * at all levels until a limit is reached, however many guests there are. Who is behind within the intervals only, is not behind.
     */
    private Optional<Message> saturation(Aspect throughput) {
        List<String> limited = new ArrayList<>();
        List<String> free = new ArrayList<>();
        for (Design.Alternative alternative : design.alternatives()) {
            List<Design.Stop> stops = alternative.stops();
            if (!stops.getFirst()
                    .variant()
                    .levels()
                    .get(design.across().orElseThrow())
                    .unit()
                    .equals("1/s")) return Optional.empty();
            Reading first = throughput.read(stops.getFirst().variant());
            double least = first.interval().map(Interval::low).orElse(first.value())
                    / stops.getFirst().at();
            Optional<Design.Stop> behind = stops.stream()
                    .filter(s -> {
                        Reading reading = throughput.read(s.variant());
                        double most = reading.interval().map(Interval::high).orElse(reading.value());
                        return most / s.at() < KEEPS_UP * least;
                    })
                    .findFirst();
            if (behind.isEmpty()) free.add(alternative.name());
            else {
                int index = stops.indexOf(behind.get());
                limited.add("%s up to %s"
                        .formatted(
                                alternative.name(),
                                stops.get(Math.max(0, index - 1)).text()));
            }
        }
        if (limited.isEmpty())
            return Optional.of(new Message("Every alternative keeps up with every load that was tried.", ""));
        String all = free.isEmpty() ? "" : "; " + Labels.list(free) + " at every load that was tried";
        return Optional.of(new Message(
                "%s of %s cannot keep up with the highest load."
                        .formatted(
                                limited.size() == design.alternatives().size() ? "All" : String.valueOf(limited.size()),
                                Quantities.count(design.alternatives().size(), "alternative")),
                "Throughput follows the load for " + Labels.list(limited) + all + "."));
    }
}
