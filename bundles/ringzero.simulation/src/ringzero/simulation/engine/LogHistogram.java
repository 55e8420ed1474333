// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;

/**
 * Counts of numbers in buckets of a relative width of at most 1/256: exact up to 511, then 256 buckets for each power of two.
 * Besides, how many of each batch of numbers fell into wider buckets, 16 for each power of two: from how much the batches differ
 * follows how sure a percentile is. Recording allocates only when a power of two is seen for the first time.
 */
final class LogHistogram {

    private static final int BITS = 8;
    private static final int WIDTH = 1 << BITS;

    private static final int WIDE_BITS = 4;
    private static final int NARROW_IN_WIDE = BITS - WIDE_BITS;

    private final long[][] counts = new long[65 - BITS][];
    /** By row: the wide buckets of the first batch, of the second, ... */
    private final int[][] wide = new int[65 - BITS][];

    private final int batches;

    /** With room for so many batches. */
    LogHistogram(int batches) {
        this.batches = batches;
    }

    /** Counts a number of this batch. */
    void record(long value, int batch) {
        int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(value | 1));
        int index = (int) (value >>> shift); // below 2 * WIDTH
        int row = shift + (index >> BITS);
        if (counts[row] == null) addRow(row);
        int column = index & (WIDTH - 1);
        counts[row][column]++;
        wide[row][(batch << WIDE_BITS) + (column >> NARROW_IN_WIDE)]++;
    }

    private void addRow(int row) {
        counts[row] = new long[WIDTH];
        wide[row] = new int[batches << WIDE_BITS];
    }

    void reset() {
        for (long[] row : counts) if (row != null) Arrays.fill(row, 0);
        for (int[] row : wide) if (row != null) Arrays.fill(row, 0);
    }

    /** Makes one batch of each two neighbours. */
    void joinBatches() {
        for (int[] row : wide) {
            if (row == null) continue;
            int columns = 1 << WIDE_BITS;
            for (int batch = 0; batch < batches / 2; batch++)
                for (int i = 0; i < columns; i++)
                    row[batch * columns + i] = row[2 * batch * columns + i] + row[(2 * batch + 1) * columns + i];
            Arrays.fill(row, batches / 2 * columns, row.length, 0);
        }
    }

    /**
     * What looks at the batches.
     *
     * @param upTo by batch, how many of its numbers are at most the upper bound of a wide bucket
     */
    interface Reader {
        void read(long[] upTo);
    }

    /** Shows the wide buckets, the least first, each from one on that is not empty. */
    void read(Reader reader) {
        long[] upTo = new long[batches];
        for (int[] row : wide) {
            if (row == null) continue;
            for (int column = 0; column < 1 << WIDE_BITS; column++) {
                long found = 0;
                for (int batch = 0; batch < batches; batch++) {
                    int count = row[(batch << WIDE_BITS) + column];
                    found += count;
                    upTo[batch] += count;
                }
                if (found > 0) reader.read(upTo);
            }
        }
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
