// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import ringzero.experiment.estimate.Influence;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.run.Assignment;
import ringzero.experiment.run.Treatment;
import ringzero.experiment.run.Trials;
import ringzero.experiment.run.Trials.Trial;
import ringzero.language.scope.Setting;
import ringzero.model.Quantity;
import ringzero.model.VmmFactory;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Unit;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Study;

/**
 * Which of the numbers that an answer rests on matter most. Draws all numbers that have a range from their ranges at once, evenly, runs
 * the model with each draw under the same arrivals, and ranks the numbers by their {@link Influence} on the answer.
 */
public final class Sensitivity {

    private final Trials trials;

    public Sensitivity(Trials trials) {
        this.trials = trials;
    }

    /**
     * The answer.
     *
     * @param observable what was observed
     * @param range within which 90 % of the answers lie when the inputs vary within their ranges
     * @param inputs the numbers, the most important first
     * @param samples how many draws were simulated
     */
    public record Ranking(
            Observable observable, Optional<Interval> range, String unit, List<Input> inputs, int samples) {}

    /** A number that the answer rests on, and how much. */
    public record Input(Study.Assumption assumption, Influence influence) {}

    /** What is worth asking about: what the requirements observe; without any, mean latency and host CPU. */
    public List<Observable> observables() {
        List<Observable> required = trials.required();
        return required.isEmpty()
                ? List.of(new Observable("latency", "mean", "", ""), new Observable("host-cpu", "", "", ""))
                : required;
    }

    /** Ranks the numbers that a combination rests on, by their influence on some observables. */
    public List<Ranking> rankings(Treatment treatment, List<Observable> observables, int samples) {
        if (samples < 4) throw new IllegalArgumentException("samples must be at least 4, but is " + samples);
        Trial plain = trials.run(List.of(treatment), 1).getFirst();
        Map<Study.Assumption, Quantity> uncertain = uncertain(plain.assumptions());
        double[][] shares = Influence.latinHypercube(uncertain.size(), samples, trials.seed());
        List<Treatment> treatments = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            Treatment drawn = treatment;
            int input = 0;
            for (Quantity quantity : uncertain.values())
                drawn = drawn.with("sample", level(sample), drawn(quantity, shares[input++][sample]));
            treatments.add(drawn);
        }
        List<Trial> results = uncertain.isEmpty() ? List.of() : trials.run(treatments, 1);
        return observables.stream()
                .map(each -> ranking(each, List.copyOf(uncertain.keySet()), shares, results))
                .toList();
    }

    private static ringzero.simulation.results.Variant.Level level(int sample) {
        return new ringzero.simulation.results.Variant.Level(Integer.toString(sample), sample, "");
    }

    /** The quantities of the model and the library that stand behind assumptions with a range. */
    private Map<Study.Assumption, Quantity> uncertain(List<Study.Assumption> assumptions) {
        var found = new LinkedHashMap<Study.Assumption, Quantity>();
        for (Study.Assumption assumption : assumptions) {
            if (assumption.range().isEmpty()) continue;
            for (EObject root : trials.roots())
                for (TreeIterator<EObject> all = root.eAllContents(); all.hasNext(); )
                    if (all.next() instanceof Quantity quantity && isMeant(assumption, quantity))
                        found.putIfAbsent(assumption, quantity);
        }
        return found;
    }

    private static boolean isMeant(Study.Assumption assumption, Quantity quantity) {
        if (quantity.getLow() == null
                || quantity.getHigh() == null
                || !assumption.source().equals(quantity.getSource())) return false;
        return assumption.value().equals(Amount.written(quantity))
                && quantity.eContainer() instanceof ringzero.model.Named named
                && assumption.name().startsWith(String.valueOf(named.getName()));
    }

    private static Assignment drawn(Quantity quantity, double share) {
        double low = Amount.of(quantity.getLow()).orElseThrow().value();
        double high = Amount.of(quantity.getHigh()).orElseThrow().value();
        // a range over more than a power of ten is one of magnitudes
        double value = low > 0 && high / low > 10 ? low * Math.pow(high / low, share) : low + share * (high - low);
        Quantity drawn = VmmFactory.eINSTANCE.createQuantity();
        double factor = Unit.of(quantity.getUnit()).map(Unit::factor).orElse(1.0);
        drawn.setMagnitude(Math.abs(value / factor));
        drawn.setNegative(value < 0);
        drawn.setUnit(quantity.getUnit());
        return new Assignment(
                quantity.eContainer(), new Setting(quantity.eContainer(), quantity.eContainingFeature()), drawn);
    }

    private Ranking ranking(
            Observable observable, List<Study.Assumption> assumptions, double[][] shares, List<Trial> results) {
        List<Integer> valid = new ArrayList<>();
        List<Double> answers = new ArrayList<>();
        String unit = "";
        for (int i = 0; i < results.size(); i++) {
            var estimate = observable.of(results.get(i).runs(), trials.confidence());
            if (Double.isNaN(estimate.value())) continue;
            valid.add(i);
            answers.add(estimate.value());
            unit = estimate.unit();
        }
        double[] values = answers.stream().mapToDouble(Double::doubleValue).toArray();
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < assumptions.size(); i++) {
            double[] share = shares[i];
            double[] drawn = valid.stream().mapToDouble(each -> share[each]).toArray();
            inputs.add(new Input(assumptions.get(i), Influence.of(drawn, values, trials.seed())));
        }
        inputs.sort(Comparator.comparingDouble(input -> -input.influence().strength()));
        return new Ranking(observable, range(values), unit, List.copyOf(inputs), values.length);
    }

    private static Optional<Interval> range(double[] values) {
        if (values.length < 10) return Optional.empty();
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int cut = (int) Math.floor(0.05 * sorted.length);
        return Optional.of(new Interval(sorted[cut], sorted[sorted.length - 1 - cut], 0.9));
    }
}
