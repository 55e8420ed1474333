// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import ringzero.experiment.estimate.Observable;
import ringzero.model.Comparison;
import ringzero.model.Requirement;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.results.Study;

/**
 * An experiment, read: what is asked of the model.
 *
 * @param name its name
 * @param text its documentation comment
 * @param factors names of the factors, in order
 * @param treatments all combinations of levels, the last factor changing fastest
 * @param warmUp what is not measured
 * @param duration picoseconds that are
 * @param stopping when a variant has been run often enough
 * @param confidence of the intervals that are reported
 * @param seed seed of the random numbers
 * @param observations what reports show
 * @param requirements what must hold
 * @param plots pictures
 * @param notes what was chosen where the experiment is silent
 */
record Question(
        String name,
        String text,
        List<String> factors,
        List<Treatment> treatments,
        WarmUp warmUp,
        long duration,
        Stopping stopping,
        double confidence,
        long seed,
        List<String> observations,
        List<Required> requirements,
        List<Study.Plot> plots,
        List<String> notes) {

    /**
     * Something that must hold.
     *
     * @param text as written
     * @param line line in the model, from 1
     * @param observable what is observed
     * @param comparison how it is compared
     * @param bound with what, in base units
     * @param source where it stands in the model
     */
    record Required(
            String text, int line, Observable observable, Comparison comparison, double bound, Requirement source) {}
}
