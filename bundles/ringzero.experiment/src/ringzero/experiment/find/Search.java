// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.run.Assignment;
import ringzero.experiment.run.Treatment;
import ringzero.experiment.run.Trials;
import ringzero.experiment.run.Trials.Trial;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.model.Find;
import ringzero.model.Goal;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;
import ringzero.model.VmmFactory;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Unit;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Study.Verdict;

/**
 * The greatest or smallest value of a setting for which all requirements hold. Halves the range as long as the verdict is certain; where a
 * verdict is open, runs are repeated until it is decided or the number of repetitions says that it cannot be. Takes for granted that a
 * setting which is too great (or too small) does not become right again beyond.
 */
public final class Search {

    private static final int FIRST_REPETITIONS = 4;
    private static final int MOST_REPETITIONS = 64;

    /** The answer is narrowed down to this share of the value. */
    private static final double PRECISION = 0.01;

    /** Where a verdict stays open, a closer look costs much and says little. */
    private static final double PRECISION_IF_OPEN = 0.03;

    /** Ranges that span more than this factor are halved by ratio. */
    private static final double WIDE = 8;

    private final Trials trials;

    public Search(Trials trials) {
        this.trials = trials;
    }

    /**
     * The answer for one combination of the other factors.
     *
     * @param levels of the other factors, as written
     * @param setting what was searched, as "web.count"
     * @param value the best value that surely meets all requirements, as written; empty if none does
     * @param beyond the nearest value that surely misses one, as written; empty if none does
     * @param sentence the answer in words
     * @param frontier all values that were tried, ascending, with what came out
     */
    public record Answer(
            Map<String, String> levels,
            String setting,
            Optional<String> value,
            Optional<String> beyond,
            String sentence,
            List<Tried> frontier) {

        /** The settings that make the model so: "web.net.path=sr-iov", "web.count=37"; as overrides of a study. */
        public List<String> patch() {
            var settings = new ArrayList<String>();
            levels.forEach((path, level) -> settings.add(path + "=" + level));
            value.ifPresent(found -> settings.add(setting + "=" + found));
            return settings;
        }
    }

    /**
     * A value that was tried.
     *
     * @param missed requirements that are missed there, as written
     */
    public record Tried(String value, double number, Decision decision, int repetitions, List<String> missed) {}

    /**
     * Answers a {@code find} of the experiment, once for each combination of the other factors.
     *
     * @param find with the goal "largest" or "smallest"
     */
    public List<Answer> answers(Find find) {
        if (find.getRange() == null)
            throw new ModelException("This search has no range. Add 'from <value> to <value>'.", find);
        if (trials.requirements().isEmpty())
            throw new ModelException(
                    "There is nothing to hold while searching. Add 'require ...' to the experiment.", find);
        String setting = path(find.getPath());
        Map<Map<String, String>, Treatment> others = new LinkedHashMap<>();
        for (Treatment treatment : trials.treatments()) others.putIfAbsent(levels(treatment, setting), treatment);
        List<Answer> answers = new ArrayList<>();
        others.forEach((levels, treatment) -> answers.add(new Bisection(find, treatment, levels).answer()));
        return answers;
    }

    private static Map<String, String> levels(Treatment treatment, String except) {
        var levels = new LinkedHashMap<String, String>();
        treatment.levels().forEach((factor, level) -> {
            if (!factor.equals(except)) levels.put(factor, level.text());
        });
        return levels;
    }

    static String path(PathExpression path) {
        var names = new ArrayList<String>();
        names.add(path.getHead().getName());
        names.addAll(path.getSegments());
        return String.join(".", names);
    }

    /** The search for one combination. */
    private final class Bisection {
        private final Find find;
        private final Setting setting;
        private final Treatment treatment;
        private final Map<String, String> levels;
        private final String path;
        private final String unit;
        private final double factor;
        private final boolean whole;
        private final boolean largest;
        private final TreeMap<Double, Tried> tried = new TreeMap<>();

        Bisection(Find find, Treatment treatment, Map<String, String> levels) {
            this.find = find;
            this.treatment = treatment;
            this.levels = levels;
            path = path(find.getPath());
            setting = SettingPath.setting(find.getPath())
                    .orElseThrow(() -> new ModelException("'" + path + "' names no setting.", find));
            unit = find.getRange().getHigh().getUnit();
            factor = Unit.of(unit).map(Unit::factor).orElse(1.0);
            var annotation = setting.feature().getEAnnotation("http://ringzero/model/quantity");
            whole = annotation != null && "true".equals(annotation.getDetails().get("whole"));
            largest = find.getGoal() == Goal.LARGEST;
        }

        /** From the end that should be right to the end that should be wrong. */
        Answer answer() {
            double low = number(find.getRange().getLow());
            double high = number(find.getRange().getHigh());
            double right = largest ? low : high;
            double wrong = largest ? high : low;
            Tried atWrong = attempt(wrong);
            if (atWrong.decision() == Decision.MET)
                return answer(
                        Optional.of(wrong),
                        Optional.empty(),
                        "%s = %s, the end of the range, meets all requirements.".formatted(path, atWrong.value()));
            Tried atRight = attempt(right);
            if (atRight.decision() != Decision.MET)
                return answer(
                        Optional.empty(),
                        Optional.of(right),
                        "No value of %s is known to meet all requirements: even %s %s."
                                .formatted(path, atRight.value(), why(atRight)));
            double met = right;
            double open = wrong;
            while (!isNarrow(met, open)) {
                double middle = middle(met, open);
                if (middle == met || middle == open) break;
                if (attempt(middle).decision() == Decision.MET) met = middle;
                else open = middle;
            }
            Tried best = tried.get(met);
            Tried next = tried.get(open);
            return answer(
                    Optional.of(met),
                    Optional.of(open),
                    "The %s %s that meets all requirements is %s; %s %s."
                            .formatted(largest ? "largest" : "smallest", path, best.value(), next.value(), why(next)));
        }

        private static String why(Tried tried) {
            if (tried.decision() == Decision.NOT_DECIDED)
                return "is too close to call, even after %d repetitions".formatted(tried.repetitions());
            return tried.missed().isEmpty()
                    ? "is overloaded"
                    : "misses " + tried.missed().getFirst();
        }

        private Answer answer(Optional<Double> value, Optional<Double> beyond, String sentence) {
            return new Answer(
                    levels,
                    path,
                    value.map(v -> tried.get(v).value()),
                    beyond.map(v -> tried.get(v).value()),
                    sentence,
                    List.copyOf(tried.values()));
        }

        private boolean isNarrow(double one, double other) {
            double width = Math.abs(one - other);
            if (whole && width <= 1) return true;
            boolean isOpen = tried.get(other).decision() == Decision.NOT_DECIDED;
            return width <= (isOpen ? PRECISION_IF_OPEN : PRECISION) * Math.max(Math.abs(one), Math.abs(other));
        }

        private double middle(double one, double other) {
            boolean wide = one > 0 && other > 0 && Math.max(one / other, other / one) > WIDE;
            double middle = wide ? Math.sqrt(one * other) : (one + other) / 2;
            return whole ? Math.rint(middle) : middle;
        }

        /** Runs it more often as long as the verdict is open. */
        private Tried attempt(double value) {
            Quantity quantity = quantity(value);
            var treated = treatment.with(
                    path, Trials.level(quantity), new Assignment(find.getPath().getHead(), setting, quantity));
            for (int repetitions = FIRST_REPETITIONS; ; repetitions *= 2) {
                Trial trial = trials.run(List.of(treated), repetitions).getFirst();
                if (trial.decision() != Decision.NOT_DECIDED || repetitions >= MOST_REPETITIONS) {
                    var missed = trial.verdicts().stream()
                            .filter(verdict -> verdict.decision() == Decision.MISSED)
                            .map(Verdict::requirement)
                            .toList();
                    var result = new Tried(Amount.written(quantity), value, trial.decision(), repetitions, missed);
                    tried.put(value, result);
                    return result;
                }
            }
        }

        /** In the unit of the range. */
        private Quantity quantity(double value) {
            double written =
                    new BigDecimal(value / factor).round(new MathContext(4)).doubleValue();
            if (whole) written = Math.rint(value / factor);
            Quantity quantity = VmmFactory.eINSTANCE.createQuantity();
            quantity.setMagnitude(Math.abs(written));
            quantity.setNegative(written < 0);
            quantity.setUnit(unit);
            return quantity;
        }

        private static double number(Quantity quantity) {
            return Amount.of(quantity)
                    .map(Amount::value)
                    .orElseThrow(() -> new ModelException("This is no quantity.", quantity));
        }
    }
}
