// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.simulation.results.Variant.Level;

/**
 * One combination of levels.
 *
 * @param levels by the name of the factor
 * @param assignments what that changes in the model
 */
public record Treatment(Map<String, Level> levels, List<Assignment> assignments) {

    /** The same with one more level. */
    public Treatment with(String factor, Level level, Assignment assignment) {
        var more = new LinkedHashMap<>(levels);
        more.put(factor, level);
        var further = new ArrayList<>(assignments);
        further.add(assignment);
        return new Treatment(more, further);
    }
}
