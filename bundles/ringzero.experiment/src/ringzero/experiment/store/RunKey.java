// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

/**
 * What makes a run the same run: if all of this is equal, the result is equal, bit for bit, and need not be computed again.
 *
 * @param scenario digest of the resolved scenario, the durations and the version of the program, see {@link ScenarioDigest}
 * @param seed the user's seed
 * @param replication number of the repetition, from 0
 */
public record RunKey(String scenario, long seed, int replication) {

    /** The name of the run in the file. */
    @Override
    public String toString() {
        return scenario + "-" + seed + "-" + replication;
    }
}
