// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.estimate.Estimate;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.run.Treatment;
import ringzero.experiment.run.Trials;
import ringzero.experiment.run.Trials.Trial;
import ringzero.language.scope.SettingPath;
import ringzero.model.Find;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Study.Verdict;

/**
 * Among all combinations of an experiment's levels, the one that surely meets all requirements and costs least. What it costs is an
 * observation, such as {@code host-cpu}, or a factor, such as {@code web.vcpus}. Combinations whose verdict is open are repeated until it
 * is decided; then those that may still be the cheapest are repeated until one is, run by run under the same arrivals. What is certainly
 * dearer is not looked at more closely.
 */
public final class Cheapest {

    private static final int FIRST_REPETITIONS = 4;
    private static final int MOST_REPETITIONS = 64;

    private final Trials trials;
    private final Find find;
    private final String objective;
    private final Optional<Observable> observable;

    /** @param find with the goal "cheapest" */
    public Cheapest(Trials trials, Find find) {
        this.trials = trials;
        this.find = find;
        objective = Search.path(find.getPath());
        boolean isFactor = trials.treatments().getFirst().levels().containsKey(objective);
        if (!isFactor && SettingPath.setting(find.getPath()).isPresent())
            throw new ModelException(
                    "'" + objective + "' is a setting that is not varied, so all combinations have the same. Add 'vary "
                            + objective + " over ...', or name what is observed, such as host-cpu.",
                    find);
        observable = isFactor ? Optional.empty() : Optional.of(trials.observable(find.getPath()));
    }

    /**
     * The answer.
     *
     * @param objective what it costs, as written
     * @param levels of the cheapest combination, by factor, as written; empty if none surely meets all requirements
     * @param isCertain whether every other combination that meets the requirements surely costs more
     * @param sentence the answer in words
     * @param frontier all combinations, those that meet the requirements first and the cheaper first
     */
    public record Answer(
            String objective,
            Optional<Map<String, String>> levels,
            boolean isCertain,
            String sentence,
            List<Tried> frontier) {

        /** The settings that make the model so: "web.net.path=sr-iov"; as overrides of a study. */
        public List<String> patch() {
            var settings = new ArrayList<String>();
            levels.ifPresent(all -> all.forEach((path, level) -> settings.add(path + "=" + level)));
            return settings;
        }
    }

    /**
     * A combination that was tried.
     *
     * @param levels by factor, as written
     * @param cost with its interval, in base units
     * @param missed requirements that are missed, as written
     */
    public record Tried(
            Map<String, String> levels, Estimate cost, Decision decision, int repetitions, List<String> missed) {}

    /** A combination in the race. */
    private final class Runner {
        final Treatment treatment;
        Trial trial;
        int repetitions;

        Runner(Treatment treatment) {
            this.treatment = treatment;
        }

        void repeat(int times) {
            repetitions = times;
            trial = trials.run(List.of(treatment), times).getFirst();
        }

        Estimate cost() {
            if (observable.isPresent()) return observable.get().of(trial.runs(), trials.confidence());
            var level = treatment.levels().get(objective);
            return new Estimate(level.number(), Optional.empty(), level.unit());
        }

        boolean isMet() {
            return trial.decision() == Decision.MET;
        }

        Map<String, String> levels() {
            var levels = new LinkedHashMap<String, String>();
            treatment.levels().forEach((factor, level) -> levels.put(factor, level.text()));
            return levels;
        }

        Tried tried() {
            var missed = trial.verdicts().stream()
                    .filter(verdict -> verdict.decision() == Decision.MISSED)
                    .map(Verdict::requirement)
                    .toList();
            return new Tried(levels(), cost(), trial.decision(), repetitions, missed);
        }
    }

    /** Runs the race. */
    public Answer answer() {
        if (trials.requirements().isEmpty())
            throw new ModelException(
                    "Nothing is required, so the cheapest would be whatever does least. Add 'require ...' to the experiment.",
                    find);
        List<Runner> runners = trials.treatments().stream().map(Runner::new).toList();
        for (Runner runner : runners) decide(runner);
        List<Runner> right = new ArrayList<>(runners.stream()
                .filter(Runner::isMet)
                .filter(runner -> !Double.isNaN(runner.cost().value()))
                .toList());
        if (right.isEmpty()) return answer(runners, Optional.empty(), List.of());
        Runner best = right.getFirst();
        List<Runner> open = right;
        for (int times = FIRST_REPETITIONS; ; times *= 2) {
            for (Runner runner : open) if (runner.repetitions < times) runner.repeat(times);
            open.removeIf(runner -> !runner.isMet());
            if (open.isEmpty()) return answer(runners, Optional.empty(), List.of());
            best = open.stream()
                    .min(Comparator.comparingDouble(runner -> runner.cost().value()))
                    .orElseThrow();
            Runner cheapest = best;
            open.removeIf(runner -> runner != cheapest && isSurelyDearer(runner, cheapest));
            if (open.size() == 1 || times >= MOST_REPETITIONS || observable.isEmpty()) break;
        }
        Runner winner = best;
        return answer(
                runners,
                Optional.of(winner),
                open.stream().filter(runner -> runner != winner).toList());
    }

    /** More repetitions as long as the verdict is open. */
    private static void decide(Runner runner) {
        for (int times = FIRST_REPETITIONS; times <= MOST_REPETITIONS; times *= 2) {
            runner.repeat(times);
            if (runner.trial.decision() != Decision.NOT_DECIDED) return;
        }
    }

    private boolean isSurelyDearer(Runner one, Runner other) {
        if (observable.isEmpty()) return one.cost().value() > other.cost().value();
        var paired = Paired.of(observable.get(), one.trial.runs(), other.trial.runs(), trials.confidence());
        return paired.isCertain() && paired.difference() > 0;
    }

    private Answer answer(List<Runner> runners, Optional<Runner> best, List<Runner> alike) {
        List<Tried> frontier = runners.stream()
                .map(Runner::tried)
                .sorted(Comparator.comparing(Tried::decision)
                        .thenComparingDouble(tried -> tried.cost().value()))
                .toList();
        return new Answer(
                objective,
                best.map(Runner::levels),
                best.isPresent() && alike.isEmpty(),
                best.map(runner -> sentence(runner, alike)).orElse("No combination is known to meet all requirements."),
                frontier);
    }

    private String sentence(Runner best, List<Runner> alike) {
        String sentence = "%s is the cheapest that meets all requirements: %s is %s."
                .formatted(words(best), objective, cost(best.cost()));
        if (alike.isEmpty()) return sentence;
        return sentence + " As cheap, as far as can be told from " + best.repetitions + " repetitions: "
                + String.join("; ", alike.stream().map(Cheapest::words).toList()) + ".";
    }

    private static String words(Runner runner) {
        var words = new ArrayList<String>();
        runner.levels().forEach((factor, level) -> words.add(factor + " = " + level));
        return words.isEmpty() ? "The model as it is" : String.join(", ", words);
    }

    /** In the unit a reader expects, to four digits. */
    public static String cost(Estimate cost) {
        Dimension dimension = switch (cost.unit()) {
            case "s" -> Dimension.TIME;
            case "B" -> Dimension.SIZE;
            case "1/s" -> Dimension.RATE;
            case "B/s" -> Dimension.BANDWIDTH;
            case "USD/s" -> Dimension.PRICE;
            default -> Dimension.NUMBER;
        };
        String unit = dimension == Dimension.NUMBER && !cost.unit().isEmpty() ? " " + cost.unit() : "";
        return new Amount(cost.value(), dimension).text() + unit;
    }
}
