// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import ringzero.experiment.estimate.Observable;
import ringzero.model.Experiment;
import ringzero.model.Model;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;
import ringzero.model.quantity.Amount;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Variant.Level;

/** A model that is open for trying combinations, by searches and studies of sensitivity. To be closed. */
public final class Trials implements AutoCloseable {

    private final Model model;
    private final List<EObject> roots;
    private final Optional<Experiment> experiment;
    private final Question question;
    private final BiFunction<List<Treatment>, Integer, List<Trial>> runs;
    private final Function<PathExpression, Observable> observables;
    private final Runnable close;

    Trials(
            Model model,
            List<EObject> roots,
            Optional<Experiment> experiment,
            Question question,
            BiFunction<List<Treatment>, Integer, List<Trial>> runs,
            Function<PathExpression, Observable> observables,
            Runnable close) {
        this.model = model;
        this.roots = roots;
        this.experiment = experiment;
        this.question = question;
        this.runs = runs;
        this.observables = observables;
        this.close = close;
    }

    /**
     * What came out of one combination.
     *
     * @param verdicts on the requirements that apply to it
     * @param assumptions the sourced numbers it rests on
     */
    public record Trial(
            Treatment treatment,
            List<Run> runs,
            boolean isOverloaded,
            List<Study.Verdict> verdicts,
            List<Study.Assumption> assumptions) {

        /** Met if all requirements are, missed if one is. */
        public Decision decision() {
            if (verdicts.stream().anyMatch(v -> v.decision() == Decision.MISSED)) return Decision.MISSED;
            if (isOverloaded) return Decision.MISSED;
            if (verdicts.stream().anyMatch(v -> v.decision() == Decision.NOT_DECIDED)) return Decision.NOT_DECIDED;
            return Decision.MET;
        }
    }

    /** The model as it was read. */
    public Model model() {
        return model;
    }

    /** Everything that was read, the library as well. */
    public List<EObject> roots() {
        return List.copyOf(roots);
    }

    /** The experiment that was asked for; empty if the file has none. */
    public Optional<Experiment> experiment() {
        return experiment;
    }

    /** Its name in results. */
    public String name() {
        return question.name();
    }

    /** Confidence of the intervals. */
    public double confidence() {
        return question.confidence();
    }

    /** Seed of the random numbers. */
    public long seed() {
        return question.seed();
    }

    /** All combinations that the experiment names. */
    public List<Treatment> treatments() {
        return question.treatments();
    }

    /** The requirements, as written. */
    public List<String> requirements() {
        return question.requirements().stream().map(Question.Required::text).toList();
    }

    /** What a path of the model observes. */
    public Observable observable(PathExpression path) {
        return observables.apply(path);
    }

    /** What the requirements observe, each once. */
    public List<Observable> required() {
        return question.requirements().stream()
                .map(Question.Required::observable)
                .distinct()
                .toList();
    }

    /** Runs combinations so often each; what has been run before is not run again. */
    public List<Trial> run(List<Treatment> treatments, int repetitions) {
        return runs.apply(treatments, repetitions);
    }

    /** A quantity as the level of a factor. */
    public static Level level(Quantity quantity) {
        Amount amount = Amount.of(quantity).orElseThrow();
        return new Level(Amount.written(quantity), amount.value(), QuestionReader.symbol(amount.dimension()));
    }

    @Override
    public void close() {
        close.run();
    }
}
