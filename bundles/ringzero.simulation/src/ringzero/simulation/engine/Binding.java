// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/**
 * What a program means for the requests of one source.
 *
 * @param instructions the program's first instruction
 * @param length how many instructions the program has
 * @param start the source's first action
 * @param resources index by slot
 * @param parts where the time at a slot is booked, by slot
 * @param subject whose time that is
 * @param rank of the source's priority, 0 is the most urgent
 * @param slots how many slots the program has
 * @param firstStream the number of the program's first stream, for this source
 */
record Binding(
        int instructions,
        int length,
        int start,
        int[] resources,
        int[] parts,
        int subject,
        int rank,
        int slots,
        int firstStream) {

    /** Refuses a source whose program does not fit its resources: a mistake of the compiler, found before it does harm. */
    static void check(Scenario scenario, Source source) {
        Program program = scenario.programs().get(source.program());
        if (source.binding().size() < program.slots())
            throw new IllegalArgumentException("source " + source.name() + " binds "
                    + source.binding().size() + " slots, but program " + program.name() + " has " + program.slots());
        for (Step step : program.steps()) {
            boolean fits = switch (step) {
                case Step.Use use -> serves(resource(scenario, source, use.slot()));
                case Step.WhenIdle idle -> serves(resource(scenario, source, idle.slot()));
                case Step.Gather gather -> resource(scenario, source, gather.slot()) instanceof Resource.Gather;
                case Step.Ungather gather -> resource(scenario, source, gather.slot()) instanceof Resource.Gather;
                case Step.Polled poll -> resource(scenario, source, poll.slot()) instanceof Resource.Gather;
                case Step.Acquire acquire -> resource(scenario, source, acquire.slot()) instanceof Resource.Tokens;
                case Step.Release release -> resource(scenario, source, release.slot()) instanceof Resource.Tokens;
                case Step.Take take -> resource(scenario, source, take.slot()) instanceof Resource.Bucket;
                default -> true;
            };
            if (!fits)
                throw new IllegalArgumentException("source " + source.name() + ": " + step
                        + " does not fit the resource that its slot is bound to");
        }
    }

    private static boolean serves(Resource resource) {
        return resource instanceof Resource.Threads || resource instanceof Resource.Station;
    }

    private static Resource resource(Scenario scenario, Source source, int slot) {
        return scenario.resources().get(source.binding().get(slot));
    }
}
