// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.random;

/**
 * Tables of two ziggurats of 256 layers of equal area. Layer 0 is the base with the tail; the layers get narrower upwards, from
 * {@code X[0]} (the width the base would have as a rectangle) to {@code X[256] = 0}. Constants r and v as in Marsaglia and Tsang.
 */
final class Ziggurat {

    static final double EXPONENTIAL_R = 7.69711747013104972;
    static final double NORMAL_R = 3.6541528853610088;

    static final double[] EXPONENTIAL_X = new double[257];
    static final double[] EXPONENTIAL_SCALE = new double[256];
    private static final double[] EXPONENTIAL_F = new double[257];

    static final double[] NORMAL_X = new double[257];
    static final double[] NORMAL_SCALE = new double[256];
    private static final double[] NORMAL_F = new double[257];

    static {
        exponential();
        normal();
    }

    private Ziggurat() {}

    private static void exponential() {
        double v = 3.9496598225815571993e-3;
        double[] x = EXPONENTIAL_X;
        x[0] = v / StrictMath.exp(-EXPONENTIAL_R);
        x[1] = EXPONENTIAL_R;
        for (int i = 2; i < 256; i++) x[i] = -StrictMath.log(v / x[i - 1] + StrictMath.exp(-x[i - 1]));
        x[256] = 0;
        for (int i = 0; i < 256; i++) EXPONENTIAL_SCALE[i] = x[i] * 0x1p-53;
        for (int i = 0; i <= 256; i++) EXPONENTIAL_F[i] = StrictMath.exp(-x[i]);
    }

    private static void normal() {
        double v = 0.00492867323399;
        double[] x = NORMAL_X;
        x[0] = v / StrictMath.exp(-0.5 * NORMAL_R * NORMAL_R);
        x[1] = NORMAL_R;
        for (int i = 2; i < 256; i++)
            x[i] = StrictMath.sqrt(-2 * StrictMath.log(v / x[i - 1] + StrictMath.exp(-0.5 * x[i - 1] * x[i - 1])));
        x[256] = 0;
        for (int i = 0; i < 256; i++) NORMAL_SCALE[i] = x[i] * 0x1p-53;
        for (int i = 0; i <= 256; i++) NORMAL_F[i] = StrictMath.exp(-0.5 * x[i] * x[i]);
    }

    /** Whether a point of the layer at x and at the relative height u lies under the density. */
    static boolean underExponential(int layer, double x, double u) {
        double low = EXPONENTIAL_F[layer];
        return low + (EXPONENTIAL_F[layer + 1] - low) * u < StrictMath.exp(-x);
    }

    static boolean underNormal(int layer, double x, double u) {
        double low = NORMAL_F[layer];
        return low + (NORMAL_F[layer + 1] - low) * u < StrictMath.exp(-0.5 * x * x);
    }
}
