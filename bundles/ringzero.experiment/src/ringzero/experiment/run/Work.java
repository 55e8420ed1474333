// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringzero.experiment.store.Outcome;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Scenario;

/**
 * A scenario to run until enough is known about it.
 *
 * @param scenario what to run
 * @param digest what runs of it are called
 * @param levels of the factors, as written, for whoever reads the result file
 * @param warmUp what is not measured
 * @param duration picoseconds
 * @param seed the user's seed
 * @param stopping when it is enough
 */
record Work(
        Scenario scenario,
        String digest,
        Map<String, String> levels,
        WarmUp warmUp,
        long duration,
        long seed,
        Stopping stopping) {

    /**
     * What came out.
     *
     * @param runs as many as were wanted, in the order of their numbers
     * @param overload the first run that broke down; none after it counts
     */
    record Result(List<Run> runs, Optional<Outcome.Overloaded> overload) {}
}
