// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * How much an answer depends on one of several inputs that were varied at once.
 *
 * @param correlation Spearman's rank correlation, between -1 (the answer falls when the input grows) and 1
 * @param share of the answer's variance that this input alone explains, whatever the shape of the relation, from 0 to 1: its first-order
 *     Sobol index, estimated by the correlation ratio (Kelley 1935) over as many equal classes as the root of the number of samples
 * @param isCertain whether so much is more than chance, with a confidence of 95 % for this input alone: one of two tests at 97.5 %, of
 *     the correlation by its normal limit, of the share by permutations
 */
public record Influence(double correlation, double share, boolean isCertain) {

    /** The two-sided normal quantile of 97.5 %. */
    private static final double NORMAL = 2.2414;

    private static final int PERMUTATIONS = 400;

    /**
     * The influence of an input on the answers of the same samples.
     *
     * @param seed of the permutations, which decide about certainty only
     */
    public static Influence of(double[] input, double[] answers, long seed) {
        double correlation = spearman(input, answers);
        double[] ordered = ordered(input, answers);
        double share = share(ordered);
        boolean follows = Math.abs(correlation) > NORMAL / Math.sqrt(Math.max(1, answers.length - 1));
        return new Influence(correlation, share, follows || share > 0 && isRare(share, ordered, seed));
    }

    /** What inputs are ranked by: the greater of what it explains by its order alone and by classes. */
    public double strength() {
        return Math.max(share, correlation * correlation);
    }

    /**
     * Evenly drawn samples of several inputs at once, each in [0, 1): for each input a permutation of equal slices, with a random place
     * within each slice (Latin hypercube: McKay, Beckman and Conover 1979).
     */
    public static double[][] latinHypercube(int inputs, int samples, long seed) {
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

    /** Whether less than one in forty random orders of the answers explains as much. */
    private static boolean isRare(double share, double[] answers, long seed) {
        var random = new Random(seed);
        double[] shuffled = answers.clone();
        int asMuch = 0;
        for (int p = 0; p < PERMUTATIONS; p++) {
            for (int i = shuffled.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                double value = shuffled[i];
                shuffled[i] = shuffled[other];
                shuffled[other] = value;
            }
            if (share(shuffled) >= share) asMuch++;
        }
        return asMuch < PERMUTATIONS / 40;
    }

    private static double[] ordered(double[] input, double[] answers) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < input.length; i++) order.add(i);
        order.sort(Comparator.comparingDouble(i -> input[i]));
        return order.stream().mapToDouble(i -> answers[i]).toArray();
    }

    /** Of answers in the order of the input; without what chance would explain. */
    private static double share(double[] answers) {
        int n = answers.length;
        int classes = (int) Math.round(Math.sqrt(n));
        double mean = Arrays.stream(answers).average().orElse(0);
        double all = 0;
        for (double answer : answers) all += (answer - mean) * (answer - mean);
        if (classes < 2 || n <= classes || all == 0) return 0;
        double between = 0;
        for (int c = 0; c < classes; c++) {
            int from = c * n / classes;
            int to = (c + 1) * n / classes;
            double sum = 0;
            for (int i = from; i < to; i++) sum += answers[i] - mean;
            between += sum * sum / (to - from);
        }
        double within = (all - between) / (n - classes);
        return Math.max(0, (between - (classes - 1) * within) / all);
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
