// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import java.util.Map;
import ringzero.simulation.results.Variant.Level;

/**
 * One combination of levels.
 *
 * @param levels by the name of the factor
 * @param assignments what that changes in the model
 */
record Treatment(Map<String, Level> levels, List<Assignment> assignments) {}
