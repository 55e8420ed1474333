// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.trace;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.emf.ecore.EObject;
import ringzero.experiment.compile.Compiled;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.results.Variant.Level;

/**
 * One combination of an experiment's levels, ready to run once.
 *
 * @param compiled the scenario and what stands behind it
 * @param control durations and seed of the experiment's first repetition
 * @param levels by the name of the factor
 * @param originals what an element that the compiler saw is in the text or the library
 */
public record SingleRun(
        Compiled compiled, RunControl control, Map<String, Level> levels, UnaryOperator<EObject> originals) {

    /** The first repetition, measured for so many picoseconds. */
    public static SingleRun of(
            Compiled compiled,
            WarmUp warmUp,
            long duration,
            long seed,
            Map<String, Level> levels,
            UnaryOperator<EObject> originals) {
        return new SingleRun(compiled, new RunControl(warmUp, duration, seed, 0), levels, originals);
    }
}
