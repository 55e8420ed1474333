// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import java.util.List;

/**
 * What requests of one kind do, from birth to {@link Step.Leave}.
 *
 * @param name for messages and traces
 * @param steps at least one; the last is {@link Step.Leave}
 * @param slots how many resources it names
 * @param registers how many numbers it keeps
 * @param stopwatches how many times it measures at once, at least 1 (the request itself)
 * @param origins where costs come from, for explanations and reports
 */
public record Program(String name, List<Step> steps, int slots, int registers, int stopwatches, List<Origin> origins) {
    public Program {
        steps = List.copyOf(steps);
        origins = List.copyOf(origins);
        if (steps.isEmpty() || !(steps.getLast() instanceof Step.Leave))
            throw new IllegalArgumentException("program " + name + " does not end with Leave");
    }

    /**
     * Where a cost comes from.
     *
     * @param operation the operation or step as the library names it, such as "kick" or "driver"
     * @param declaredIn the declaration that charges it, such as "mode hardware-assisted"
     * @param stage the part of the request, such as "transmit"
     */
    public record Origin(String operation, String declaredIn, String stage) {}
}
