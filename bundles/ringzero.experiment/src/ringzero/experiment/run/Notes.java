// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.ArrayList;
import java.util.List;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;

/** What a reader must know about the runs of a variant before reading its numbers. */
final class Notes {

    private Notes() {}

    static List<String> of(Work.Result result, List<Finding> findings) {
        List<String> notes = new ArrayList<>();
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
}
