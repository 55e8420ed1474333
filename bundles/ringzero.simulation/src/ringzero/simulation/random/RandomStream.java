// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.random;

/**
 * An independent stream of random numbers, known by its name. Not for several threads at once.
 *
 * <p>The generator is xoroshiro128++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 2021):
 * two words of state, so that a host with thousands of guests stays in the cache. Exponential and normal numbers come from
 * ziggurats of 256 layers (Marsaglia and Tsang, "The ziggurat method for generating random variables", JSS 2000).
 */
public final class RandomStream {

    private static final double UNIT = 0x1p-53;

    private long s0;
    private long s1;

    /** The stream of this name in this replication of this seed. */
    public RandomStream(long seed, int replication, String name) {
        long first = 0xcbf29ce484222325L;
        long second = 0x9e3779b97f4a7c15L;
        for (int i = 0; i < name.length(); i++) {
            first = (first ^ name.charAt(i)) * 0x100000001b3L;
            second = mix(second + name.charAt(i));
        }
        long key = mix(seed + 0x9e3779b97f4a7c15L * (replication + 1L));
        s0 = mix(first ^ key);
        s1 = mix(second + Long.rotateLeft(key, 32));
        if ((s0 | s1) == 0) s1 = 1;
    }

    /** Stafford's variant 13 of the MurmurHash3 finalizer, as in SplitMix64. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 64 random bits. */
    public long nextLong() {
        long a = s0;
        long b = s1;
        long result = Long.rotateLeft(a + b, 17) + a;
        b ^= a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Exponential with mean 1. */
    public double nextExponential() {
        long bits = nextLong();
        int layer = (int) bits & 255;
        double x = (bits >>> 11) * Ziggurat.EXPONENTIAL_SCALE[layer];
        return x < Ziggurat.EXPONENTIAL_X[layer + 1] ? x : unlikelyExponential(layer, x);
    }

    private double unlikelyExponential(int layer, double x) {
        double tail = 0;
        while (true) {
            if (layer == 0) tail += Ziggurat.EXPONENTIAL_R; // memoryless: the tail is the whole again
            else if (Ziggurat.underExponential(layer, x, nextDouble())) return tail + x;
            long bits = nextLong();
            layer = (int) bits & 255;
            x = (bits >>> 11) * Ziggurat.EXPONENTIAL_SCALE[layer];
            if (x < Ziggurat.EXPONENTIAL_X[layer + 1]) return tail + x;
        }
    }

    /** Normal with mean 0 and standard deviation 1. */
    public double nextNormal() {
        while (true) {
            long bits = nextLong();
            int layer = (int) bits & 255;
            double x = (bits >>> 11) * Ziggurat.NORMAL_SCALE[layer];
            boolean negative = (bits & 256) != 0;
            if (x >= Ziggurat.NORMAL_X[layer + 1]) {
                if (layer == 0) x = normalTail();
                else if (!Ziggurat.underNormal(layer, x, nextDouble())) continue;
            }
            return negative ? -x : x;
        }
    }

    /** Marsaglia's method for the tail beyond r, 1964. */
    private double normalTail() {
        double x;
        double y;
        do {
            x = nextExponential() / Ziggurat.NORMAL_R;
            y = nextExponential();
        } while (y + y < x * x);
        return Ziggurat.NORMAL_R + x;
    }
}
