// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import java.util.List;

/**
 * Where requests come from: one instance of a guest with its load.
 *
 * @param name unique; names the random streams, so adding another source disturbs none
 * @param subject whose requests they are in results, such as a guest group
 * @param program index of what they do
 * @param binding resource indexes by slot of the program
 * @param arrivals when they come
 * @param priority lower is more urgent, at stations that look at it
 */
public record Source(String name, String subject, int program, List<Integer> binding, Arrivals arrivals, int priority) {
    public Source {
        binding = List.copyOf(binding);
    }

    /** When requests come. Times in picoseconds. */
    public sealed interface Arrivals {

        /** One after another, whatever happens to them; {@code batch} requests come together. */
        record Open(Distribution interval, int batch) implements Arrivals {}

        /**
         * Markov-modulated Poisson process: in state i requests come at {@code intervals[i]} on average, and it stays there for
         * {@code stays[i]} on average (both exponential), then goes to the next state, round and round.
         */
        record Bursty(double[] intervals, double[] stays) implements Arrivals {}

        /** At given times, in ascending order; after the last one none. */
        record Trace(long[] times) implements Arrivals {}

        /** So many clients, each thinking, then waiting for its request to be done (or dropped). */
        record Closed(int clients, Distribution think) implements Arrivals {}
    }
}
