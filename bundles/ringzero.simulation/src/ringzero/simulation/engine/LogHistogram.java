// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/**
 * Counts of numbers in buckets of a relative width of at most 1/256: exact up to 511, then 256 buckets for each power of two.
 * Recording allocates only when a power of two is seen for the first time.
 */
final class LogHistogram {

    private static final int BITS = 8;
    private static final int WIDTH = 1 << BITS;

    private final long[][] counts = new long[65 - BITS][];

    void record(long value) {
        int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(value | 1));
        int index = (int) (value >>> shift); // below 2 * WIDTH
        long[] row = counts[shift + (index >> BITS)];
        if (row == null) row = addRow(shift + (index >> BITS));
        row[index & (WIDTH - 1)]++;
    }

    private long[] addRow(int row) {
        return counts[row] = new long[WIDTH];
    }

    void reset() {
        for (long[] row : counts) if (row != null) java.util.Arrays.fill(row, 0);
    }

    /** Upper bounds, inclusive, of the buckets that are not empty. */
    long[] bounds() {
        long[] bounds = new long[size()];
        int n = 0;
        for (int i = 0; i < counts.length; i++)
            for (int j = 0; counts[i] != null && j < WIDTH; j++) if (counts[i][j] > 0) bounds[n++] = bound(i, j);
        return bounds;
    }

    /** Counts of the buckets that are not empty. */
    long[] counts() {
        long[] found = new long[size()];
        int n = 0;
        for (long[] row : counts) for (int j = 0; row != null && j < WIDTH; j++) if (row[j] > 0) found[n++] = row[j];
        return found;
    }

    private int size() {
        int n = 0;
        for (long[] row : counts) for (int j = 0; row != null && j < WIDTH; j++) if (row[j] > 0) n++;
        return n;
    }

    private static long bound(int row, int column) {
        if (row == 0) return column;
        int shift = row - 1;
        return ((long) (WIDTH + column + 1) << shift) - 1;
    }
}
