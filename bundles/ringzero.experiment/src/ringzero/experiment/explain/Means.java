// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import java.util.List;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** Makes a scenario in which everything that is drawn is drawn as its mean; what has no finite mean stays random. */
final class Means {

    private Means() {}

    /** The scenario with means, in which one request comes from each source, at the given time in picoseconds. */
    static Scenario of(Scenario scenario, long time) {
        return new Scenario(
                scenario.name(),
                scenario.resources(),
                scenario.programs().stream().map(Means::of).toList(),
                scenario.sources().stream().map(source -> once(source, time)).toList(),
                scenario.layers(),
                scenario.measures(),
                scenario.counters());
    }

    private static Source once(Source source, long time) {
        var arrivals = new Source.Arrivals.Trace(new long[] {time});
        return new Source(
                source.name(), source.subject(), source.program(), source.binding(), arrivals, source.priority());
    }

    private static Program of(Program program) {
        List<Step> steps = program.steps().stream().map(Means::of).toList();
        return new Program(
                program.name(), steps, program.slots(), program.registers(), program.stopwatches(), program.origins());
    }

    private static Step of(Step step) {
        return switch (step) {
            case Step.Use(int slot, List<Step.Charge> charges) ->
                new Step.Use(
                        slot,
                        charges.stream()
                                .map(charge -> new Step.Charge(of(charge.cost()), charge.layer(), charge.origin()))
                                .toList());
            case Step.Delay(Cost cost, int origin) -> new Step.Delay(of(cost), origin);
            case Step.Draw(int register, Distribution distribution, String stream) ->
                new Step.Draw(register, of(distribution), stream);
            default -> step;
        };
    }

    private static Cost of(Cost cost) {
        return cost instanceof Cost.Drawn(Distribution law, String stream) && isFinite(law)
                ? new Cost.Fixed(law.mean())
                : cost;
    }

    private static Distribution of(Distribution law) {
        return isFinite(law) ? new Distribution.Constant(law.mean()) : law;
    }

    private static boolean isFinite(Distribution law) {
        return Double.isFinite(law.mean());
    }
}
