// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ringzero.experiment.explain.Actor;
import ringzero.experiment.explain.Explanation;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.report.answer.TimeSpent;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Study.Assumption;
import ringzero.simulation.results.Trace.Kind;

/** Prints explanations for people. */
final class ExplanationText {

    /** Parts of a percentile that are less than this share are told together. */
    private static final double LEAST_SHARE = 0.005;

    private final Terminal terminal;
    private final boolean withSources;

    ExplanationText(Terminal terminal, boolean withSources) {
        this.terminal = terminal;
        this.withSources = withSources;
    }

    void print(Explanation explanation) {
        terminal.out().println(title(explanation));
        for (String note : explanation.notes()) terminal.out().println("  Not allowed by the model: " + note);
        var table = new Columns();
        table.add(List.of("  after", "takes", "cycles", "who", "privilege", "what", "said by"));
        for (Explanation.Step step : explanation.steps()) {
            table.add(List.of(
                    "  " + time(step.start()),
                    time(step.duration()),
                    String.format(Locale.ROOT, "%,.0f", explanation.cycles(step.duration())),
                    who(step),
                    step.ring().words(),
                    what(step),
                    step.place().words()));
        }
        table.print(terminal.out());
        if (withSources)
            explanation.steps().stream()
                    .flatMap(step -> step.numbers().stream())
                    .distinct()
                    .forEach(number -> terminal.out().println("  " + source(number)));
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "  In all %s, %,.0f cycles%s",
                        time(explanation.total()),
                        explanation.cycles(explanation.total()),
                        shares(explanation)));
        terminal.out().println();
    }

    private static String title(Explanation explanation) {
        return explanation.guest() + ": " + name(explanation) + ", " + kinds(explanation);
    }

    private static String name(Explanation explanation) {
        return explanation.size().isEmpty()
                ? explanation.operation()
                : explanation.operation() + " " + explanation.size();
    }

    private static String kinds(Explanation explanation) {
        return explanation.path().isEmpty() ? explanation.mode() : explanation.mode() + ", " + explanation.path();
    }

    private static String who(Explanation.Step step) {
        return step.actor() == Actor.BACK_END || step.actor() == Actor.DEVICE
                ? step.actor().words() + (step.resource().isEmpty() ? "" : " (" + step.resource() + ")")
                : step.actor().words();
    }

    private static String what(Explanation.Step step) {
        String what = step.layer().isEmpty() ? step.label() : step.label() + " [" + step.layer() + "]";
        return step.isHidden() ? what + ", meanwhile" : what;
    }

    private static String source(Explanation.Number number) {
        Assumption says = number.says();
        return says.name() + " = " + says.value()
                + (says.confidence().isEmpty() ? "" : ", " + says.confidence())
                + (says.source().isEmpty() ? "" : ": " + says.source()) + " (" + says.declaredIn() + ")";
    }

    private static String shares(Explanation explanation) {
        if (explanation.total() == 0) return ": the mode adds nothing.";
        Map<Actor, Long> times = new EnumMap<>(Actor.class);
        for (Actor actor : Actor.values()) if (explanation.time(actor) > 0) times.put(actor, explanation.time(actor));
        return ": "
                + String.join(
                        ", ",
                        times.entrySet().stream()
                                .map(each -> each.getKey().words()
                                        + String.format(
                                                Locale.ROOT, " %.0f %%", 100.0 * each.getValue() / explanation.total()))
                                .toList())
                + ".";
    }

    /** Several explanations, a line each. */
    void compare(List<Explanation> explanations) {
        var table = new Columns();
        List<Actor> actors = new ArrayList<>();
        for (Actor actor : Actor.values())
            if (explanations.stream().anyMatch(each -> each.time(actor) > 0)) actors.add(actor);
        var head = new ArrayList<>(List.of("Side by side", "in all", "cycles"));
        actors.forEach(actor -> head.add(actor.words()));
        table.add(head);
        for (Explanation each : explanations) {
            var row = new ArrayList<>(List.of(
                    "  " + kinds(each),
                    time(each.total()),
                    String.format(Locale.ROOT, "%,.0f", each.cycles(each.total()))));
            actors.forEach(actor -> row.add(each.time(actor) == 0 ? "-" : time(each.time(actor))));
            table.add(row);
        }
        table.print(terminal.out());
    }

    void print(Breakdown breakdown) {
        terminal.out().println(TimeSpent.sentence(breakdown));
        if (breakdown.requests() == 0) return;
        var table = new Columns();
        double rest = 0;
        for (Breakdown.Part part : breakdown.longestFirst()) {
            double share = breakdown.share(part.time());
            if (share < LEAST_SHARE) {
                rest += share;
                continue;
            }
            table.add(List.of(
                    String.format(Locale.ROOT, "  %5.1f %%", 100 * share),
                    time(Math.round((double) part.time() / breakdown.requests())),
                    part.stage(),
                    part.words()
                            + (part.kind() == Kind.SERVING && !part.layer().isEmpty() ? " [" + part.layer() + "]" : ""),
                    part.place().words()));
        }
        if (rest > 0) table.add(List.of(String.format(Locale.ROOT, "  %5.1f %%", 100 * rest), "", "", "smaller parts"));
        table.print(terminal.out());
        terminal.out()
                .println("  Mean of the "
                        + CheckCommand.count(breakdown.requests(), "request") + " next to " + breakdown.name() + ": "
                        + time(Math.round(breakdown.mean())) + ".");
        terminal.out().println();
    }

    private static String time(long picoseconds) {
        return picoseconds == 0 ? "0 s" : new Amount(picoseconds / 1e12, Dimension.TIME).text();
    }
}
