// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** Quantiles of Student's t distribution. */
final class StudentT {

    private StudentT() {}

    /**
     * The 0.975 quantile, for two-sided intervals of 95 %: the Cornish-Fisher expansion about the normal quantile, exact to
     * 0.0002 from 9 degrees of freedom on (Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.5).
     */
    static double quantile975(int degrees) {
        if (degrees < 9) throw new IllegalArgumentException("degrees must be at least 9, but is " + degrees);
        double z = 1.959963984540054;
        double n = degrees;
        double z2 = z * z;
        double g1 = (z2 + 1) * z / 4;
        double g2 = ((5 * z2 + 16) * z2 + 3) * z / 96;
        double g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) * z / 384;
        double g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) * z / 92160;
        return z + g1 / n + g2 / (n * n) + g3 / (n * n * n) + g4 / (n * n * n * n);
    }
}
