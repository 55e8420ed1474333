// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.scenario.Scenario;

/** What a reader must know about the runs of a variant before reading its numbers. */
final class Notes {

    private Notes() {}

    static List<String> of(Work.Result result, List<Finding> findings, WarmUp warmUp) {
        List<String> notes = new ArrayList<>();
        settling(result.runs(), warmUp).ifPresent(notes::add);
        result.overload()
                .ifPresent(overload -> notes.add("More load is offered than " + overload.subject()
                        + " can serve, so its queue grows without end: there is no steady state to measure. "
                        + overload.message()));
        for (Run run : result.runs())
            for (Run.AuditCheck check : run.audit())
                if (!check.holds())
                    notes.add("Self-check failed, do not use these numbers: %s at %s says %s, but run %d found %s."
                            .formatted(
                                    check.law(), check.subject(), check.expected(), run.replication(), check.found()));
        for (Finding finding : findings)
            if (finding instanceof Finding.Total drops && drops.measure().equals("drops") && drops.value() > 0)
                notes.add(drops.subject() + " dropped " + new Amount(drops.value(), Dimension.RATE).text()
                        + ": its queue was full.");
        return notes;
    }

    /** How long it took until the runs could be measured, if they decided that themselves. */
    private static Optional<String> settling(List<Run> runs, WarmUp warmUp) {
        double longest = runs.stream().mapToDouble(Run::warmUp).max().orElse(0);
        if (!warmUp.isAutomatic() || longest <= warmUp.least() / (double) Scenario.SECOND) return Optional.empty();
        if (longest < warmUp.longest() / (double) Scenario.SECOND)
            return Optional.of(
                    "It took up to " + time(longest) + " to settle (MSER-5); runs are measured from then on.");
        return Optional.of(
                "It had not settled after " + time(longest / 2) + " (MSER-5) and is measured from " + time(longest)
                        + " on, so the numbers may depend on how it began. Give a longer warm-up or less load.");
    }

    private static String time(double seconds) {
        return new Amount(seconds, Dimension.TIME).text();
    }
}
