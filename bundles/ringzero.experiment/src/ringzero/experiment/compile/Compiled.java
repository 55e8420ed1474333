// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.List;
import java.util.Map;
import ringzero.simulation.results.Study;
import ringzero.simulation.scenario.Scenario;

/**
 * A scenario and what a reader must know about it.
 *
 * @param scenario ready to run
 * @param facts what the model says without running: "Mode", "Guest OS modification", "OS compatibility", "Network path"
 * @param assumptions the numbers it uses that have a source, in the order they were met
 * @param notes what was assumed where the model is silent
 */
public record Compiled(
        Scenario scenario, Map<String, String> facts, List<Study.Assumption> assumptions, List<String> notes) {
    public Compiled {
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
        assumptions = List.copyOf(assumptions);
        notes = List.copyOf(notes);
    }
}
