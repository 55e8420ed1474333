// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import java.util.List;

/**
 * Threads that do not serve for a while: a back end that dies and is started again, a guest that stands still. Who comes meanwhile waits,
 * as far as there is room.
 *
 * @param name the user's name for it: the subject of its findings
 * @param threads indexes of the {@link Resource.Threads} that fail together; empty if the run has none of them
 * @param first picoseconds from the beginning of the warm-up to the first failure
 * @param between picoseconds from the end of a failure to the next
 * @param times how many failures there are at most, at least 1
 * @param lasts picoseconds from a failure until the threads serve again
 * @param lost whether what is served and what waits when they fail is lost, else it is kept and gone on with
 */
public record Outage(
        String name,
        List<Integer> threads,
        Distribution first,
        Distribution between,
        int times,
        Distribution lasts,
        boolean lost) {

    public Outage {
        threads = List.copyOf(threads);
        if (times < 1) throw new IllegalArgumentException("times must be positive, but is " + times);
    }
}
