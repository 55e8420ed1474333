// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import java.util.Optional;
import ringzero.experiment.estimate.Estimate;
import ringzero.experiment.store.Outcome;
import ringzero.model.Comparison;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Study.Verdict;

/** Says whether a requirement holds. Met or missed only if the whole interval lies on one side of the bound. */
final class Judge {

    private Judge() {}

    static Verdict verdict(
            Question.Required required,
            int variant,
            List<Run> runs,
            Optional<Outcome.Overloaded> overload,
            double confidence) {
        Estimate found = required.observable().of(runs, confidence);
        if (overload.isPresent() && isLatency(required)) {
            // more comes than can be done: who waits waits for ever
            found = new Estimate(
                    Double.POSITIVE_INFINITY, Optional.empty(), found.unit().isEmpty() ? "s" : found.unit());
            return verdict(
                    required, variant, isUpperBound(required.comparison()) ? Decision.MISSED : Decision.MET, found);
        }
        if (overload.isPresent() || runs.stream().anyMatch(Judge::failsAudit))
            return verdict(required, variant, Decision.NOT_DECIDED, found);
        return verdict(required, variant, decide(required.comparison(), required.bound(), found), found);
    }

    static boolean failsAudit(Run run) {
        return run.audit().stream().anyMatch(check -> !check.holds());
    }

    private static boolean isLatency(Question.Required required) {
        return required.observable().measure().startsWith("latency");
    }

    private static boolean isUpperBound(Comparison comparison) {
        return comparison == Comparison.AT_MOST || comparison == Comparison.BELOW;
    }

    private static Verdict verdict(Question.Required required, int variant, Decision decision, Estimate found) {
        return new Verdict(
                required.text(),
                required.line(),
                variant,
                decision,
                found.value(),
                found.interval(),
                required.bound(),
                found.unit());
    }

    static Decision decide(Comparison comparison, double bound, Estimate found) {
        if (Double.isNaN(found.value()) || found.interval().isEmpty()) return Decision.NOT_DECIDED;
        Interval interval = found.interval().get();
        boolean lowHolds = holds(interval.low(), comparison, bound);
        boolean highHolds = holds(interval.high(), comparison, bound);
        if (lowHolds && highHolds) return Decision.MET;
        return lowHolds || highHolds ? Decision.NOT_DECIDED : Decision.MISSED;
    }

    private static boolean holds(double value, Comparison comparison, double bound) {
        return switch (comparison) {
            case AT_MOST -> value <= bound;
            case AT_LEAST -> value >= bound;
            case BELOW -> value < bound;
            case ABOVE -> value > bound;
        };
    }
}
