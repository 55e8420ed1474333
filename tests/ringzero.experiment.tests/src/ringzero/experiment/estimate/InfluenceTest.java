// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InfluenceTest {

    @Test
    void everySliceOfEveryInputIsDrawnOnce() {
        double[][] shares = Influence.latinHypercube(3, 20, 1);

        for (double[] input : shares)
            assertThat(Arrays.stream(input)
                            .mapToInt(share -> (int) (share * 20))
                            .sorted()
                            .toArray())
                    .isEqualTo(java.util.stream.IntStream.range(0, 20).toArray());
    }

    @Test
    void ranksFollowAnyMonotoneRelation() {
        assertThat(Influence.spearman(new double[] {1, 2, 3, 4}, new double[] {1, 10, 100, 1000}))
                .isCloseTo(1, within(1e-12));
        assertThat(Influence.spearman(new double[] {1, 2, 3, 4}, new double[] {8, 4, 2, 1}))
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void equalRanksAreShared() {
        assertThat(Influence.spearman(new double[] {1, 2, 3}, new double[] {1, 1, 2}))
                .isCloseTo(Math.sqrt(0.75), within(1e-12));
    }

    @Test
    void whatDoesNotVaryHasNoInfluence() {
        assertThat(Influence.spearman(new double[] {1, 2, 3}, new double[] {5, 5, 5}))
                .isZero();
    }

    // ---- functions whose answer is known ----

    // the standard error of a share s of n samples is about 2 sqrt(s) (1 - s) / sqrt(n): 0.012 at most; three of them
    // are allowed

    private static final int SAMPLES = 4000;

    private interface Function {
        double of(double a, double b, double c);
    }

    /** Inputs that are uniform between these bounds. */
    private static Influence[] influences(double low, double high, Function function) {
        double[][] drawn = Influence.latinHypercube(3, SAMPLES, 7);
        double[] answers = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double[] x = new double[3];
            for (int k = 0; k < 3; k++) x[k] = low + (high - low) * drawn[k][i];
            answers[i] = function.of(x[0], x[1], x[2]);
        }
        return Arrays.stream(drawn)
                .map(input -> Influence.of(input, answers, 1))
                .toArray(Influence[]::new);
    }

    @Test
    void sharesOfALinearFunctionAreTheSquaresOfItsCoefficients() {
        var found = influences(0, 1, (a, b, c) -> 4 * a - 2 * b + 0.5 * c);

        double all = 16 + 4 + 0.25;
        assertThat(found[0].share()).isCloseTo(16 / all, within(0.036));
        assertThat(found[1].share()).isCloseTo(4 / all, within(0.036));
        assertThat(found[2].share()).isCloseTo(0.25 / all, within(0.036));
        assertThat(found[0].correlation()).isPositive();
        assertThat(found[1].correlation()).isNegative();
        assertThat(found[0].isCertain()).isTrue();
        assertThat(found[1].isCertain()).isTrue();
    }

    @Test
    void sharesOfIshigamisFunctionAreItsSobolIndices() {
        // Ishigami and Homma 1990, a = 7, b = 0.1: first-order indices 0.3139, 0.4424 and 0; the second input does not
        // correlate at all
        var found = influences(
                -Math.PI,
                Math.PI,
                (x, y, z) -> Math.sin(x) + 7 * Math.pow(Math.sin(y), 2) + 0.1 * Math.pow(z, 4) * Math.sin(x));

        assertThat(found[0].share()).isCloseTo(0.3139, within(0.036));
        assertThat(found[1].share()).isCloseTo(0.4424, within(0.036));
        assertThat(found[2].share()).isCloseTo(0, within(0.036));
        assertThat(Math.abs(found[1].correlation())).isLessThan(0.1);
        assertThat(found[1].strength()).isGreaterThan(found[0].strength());
        assertThat(found[1].isCertain()).isTrue();
    }

    @Test
    void anInputThatDoesNothingIsSeldomTakenForOne() {
        int certain = 0;
        for (int seed = 1; seed <= 200; seed++) {
            double[][] drawn = Influence.latinHypercube(2, 32, seed);
            if (Influence.of(drawn[0], drawn[1], seed).isCertain()) certain++;
        }

        // 5 % are expected: more than 22 of 200 come once in a thousand times
        assertThat(certain).isBetween(1, 22);
    }
}
