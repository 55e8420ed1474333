// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.List;

/**
 * What was seen in a run whose first requests after the warm-up were written down, operation by operation. It went as it goes without.
 *
 * @param requests how many were written down
 * @param breakdowns where their time went: of each subject the mean, the median and the 99th percentile; none of a subject without requests
 * @param timeline what went on while one request at the 99th percentile of the first subject was done
 */
public record Watched(int requests, List<Breakdown> breakdowns, Timeline timeline) {
    public Watched {
        breakdowns = List.copyOf(breakdowns);
    }
}
