// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
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
 * Which of the numbers that an answer rests on matter most. Draws all numbers that have a range from their ranges at once, evenly (Latin
 * hypercube: McKay, Beckman and Conover 1979), runs the model with each draw under the same arrivals, and ranks the numbers by how
 * closely the answer follows them (Spearman's rank correlation).
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

    /**
     * A number that the answer rests on.
     *
     * @param correlation between -1 (the answer falls when it grows) and 1
     * @param isCertain whether so strong a correlation is more than chance, with a confidence of 95 % for this input alone
     */
    public record Input(Study.Assumption assumption, double correlation, boolean isCertain) {}

    /** Ranks the numbers that a combination rests on, by their influence on some observables. */
    public List<Ranking> rankings(Treatment treatment, List<Observable> observables, int samples) {
        if (samples < 4) throw new IllegalArgumentException("samples must be at least 4, but is " + samples);
        Trial plain = trials.run(List.of(treatment), 1).getFirst();
        Map<Study.Assumption, Quantity> uncertain = uncertain(plain.assumptions());
        double[][] shares = latinHypercube(uncertain.size(), samples, trials.seed());
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

    /** For each input a permutation of equal slices of [0, 1], with a random place within each slice. */
    static double[][] latinHypercube(int inputs, int samples, long seed) {
        var random = new Random(seed);
        double[][] shares = new double[inputs][samples];
        for (double[] input : shares) {
            List<Integer> slices = new ArrayList<>();
            for (int i = 0; i < samples; i++) slices.add(i);
            Collections.shuffle(slices, random);
            for (int i = 0; i < samples; i++) input[i] = (slices.get(i) + random.nextDouble()) / samples;
        }
        return shares;
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
        // twice the standard deviation of a rank correlation of independent numbers
        double chance = 1.96 / Math.sqrt(Math.max(1, values.length - 1));
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < assumptions.size(); i++) {
            double[] share = shares[i];
            double correlation =
                    spearman(valid.stream().mapToDouble(each -> share[each]).toArray(), values);
            inputs.add(new Input(assumptions.get(i), correlation, Math.abs(correlation) > chance));
        }
        inputs.sort(Comparator.comparingDouble(input -> -Math.abs(input.correlation())));
        return new Ranking(observable, range(values), unit, List.copyOf(inputs), values.length);
    }

    private static Optional<Interval> range(double[] values) {
        if (values.length < 10) return Optional.empty();
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int cut = (int) Math.floor(0.05 * sorted.length);
        return Optional.of(new Interval(sorted[cut], sorted[sorted.length - 1 - cut], 0.9));
    }

    /** Correlation of ranks; 0 if one of them does not vary. */
    static double spearman(double[] one, double[] other) {
        double[] a = ranks(one);
        double[] b = ranks(other);
        double mean = (one.length - 1) / 2.0;
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - mean) * (b[i] - mean);
            squaresA += (a[i] - mean) * (a[i] - mean);
            squaresB += (b[i] - mean) * (b[i] - mean);
        }
        return squaresA == 0 || squaresB == 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
    }

    /** Places in ascending order, from 0; equal values share the mean of their places. */
    private static double[] ranks(double[] values) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.length; i++) order.add(i);
        order.sort(Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.size(); ) {
            int end = i;
            while (end + 1 < order.size() && values[order.get(end + 1)] == values[order.get(i)]) end++;
            for (int k = i; k <= end; k++) ranks[order.get(k)] = (i + end) / 2.0;
            i = end + 1;
        }
        return ranks;
    }
}
