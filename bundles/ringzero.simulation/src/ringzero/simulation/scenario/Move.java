// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import java.util.List;

/**
 * A live migration that happens in the run: its memory is sent by requests that compete with all others, what the guest does makes memory
 * dirty, and the guest really stops. The other host is like this one, and what else runs here does so there.
 *
 * @param migration what is sent, and the limits
 * @param begin picoseconds from the beginning of the warm-up until it begins
 * @param traffic the source whose requests send {@code chunk} bytes each, which nothing else makes come
 * @param chunk bytes that one of them sends
 * @param threads indexes of the {@link Resource.Threads} that stop with the guest
 * @param writers what makes memory dirty besides the migration's own dirty rate
 */
public record Move(
        Migration migration, long begin, int traffic, double chunk, List<Integer> threads, List<Writer> writers) {

    public Move {
        threads = List.copyOf(threads);
        writers = List.copyOf(writers);
        if (begin < 0) throw new IllegalArgumentException("begin must not be negative, but is " + begin);
        if (!(chunk > 0)) throw new IllegalArgumentException("chunk must be positive, but is " + chunk);
    }

    /**
     * A source each of whose requests makes memory dirty.
     *
     * @param source its index
     * @param bytes for each request that is done
     */
    public record Writer(int source, double bytes) {}
}
