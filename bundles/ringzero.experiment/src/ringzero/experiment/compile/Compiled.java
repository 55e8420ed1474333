// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import ringzero.model.Quantity;
import ringzero.simulation.results.Study;
import ringzero.simulation.scenario.Scenario;

/**
 * A scenario and what a reader must know about it.
 *
 * @param scenario ready to run
 * @param facts what the model says without running: "Mode", "Guest OS modification", "OS compatibility", "Network path"
 * @param assumptions the numbers it uses that have a source, in the order they were met
 * @param notes what was assumed where the model is silent
 * @param evidence what stands behind each {@link ringzero.simulation.scenario.Program.Origin}: by program, then by origin
 * @param wakeUps what stands behind the waking up of threads, by resource; only of those whose mode says something
 */
public record Compiled(
        Scenario scenario,
        Map<String, String> facts,
        List<Study.Assumption> assumptions,
        List<String> notes,
        List<List<Evidence>> evidence,
        Map<Integer, Evidence> wakeUps) {

    /**
     * Where a cost stands, and the numbers that it was computed from.
     *
     * @param where the step, operation or handler of the library, or the part of a request; possibly in a copy of the model
     * @param numbers parameters, costs and settings, in the order in which they were read
     */
    public record Evidence(EObject where, List<Quantity> numbers) {
        public Evidence {
            numbers = List.copyOf(numbers);
        }

        /** What the numbers say about themselves, in the same order. */
        public List<Study.Assumption> described() {
            return numbers.stream().map(Assumptions::of).toList();
        }
    }

    public Compiled {
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
        assumptions = List.copyOf(assumptions);
        notes = List.copyOf(notes);
        evidence = List.copyOf(evidence);
        wakeUps = Map.copyOf(wakeUps);
    }
}
