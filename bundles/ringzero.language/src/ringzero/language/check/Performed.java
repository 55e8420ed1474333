// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.Choose;
import ringzero.model.Conditional;
import ringzero.model.First;
import ringzero.model.Gather;
import ringzero.model.Handler;
import ringzero.model.Invocation;
import ringzero.model.Operation;
import ringzero.model.Perform;
import ringzero.model.Specialisable;
import ringzero.model.Step;
import ringzero.model.WhenIdle;

/** Which operations steps perform. */
final class Performed {

    private Performed() {}

    /** The operations that a mode or path performs; what cannot happen in the situation is left out. */
    static Set<Operation> by(Specialisable kind, Situation situation) {
        var operations = new LinkedHashSet<Operation>();
        for (var handler : Inherited.handlers(kind)) {
            for (var invocation : by(handler, situation)) {
                if (invocation.getOperation() != null
                        && !invocation.getOperation().eIsProxy()) operations.add(invocation.getOperation());
            }
        }
        return operations;
    }

    /** The invocations of a handler; with a situation only those that can happen, without one all. */
    static List<Invocation> by(Handler handler, Situation situation) {
        var invocations = new ArrayList<Invocation>();
        collect(handler.getSteps(), situation, invocations);
        return invocations;
    }

    private static void collect(List<Step> steps, Situation situation, List<Invocation> invocations) {
        for (var step : steps) {
            switch (step) {
                case Perform perform -> invocations.addAll(perform.getInvocations());
                case WhenIdle when -> both(when.getSteps(), when.getOtherwise(), situation, invocations);
                case Choose choose -> both(choose.getSteps(), choose.getOtherwise(), situation, invocations);
                case First first -> both(first.getSteps(), first.getOtherwise(), situation, invocations);
                case Gather gather -> collect(gather.getSteps(), situation, invocations);
                case Conditional conditional -> {
                    Optional<Boolean> holds =
                            situation == null ? Optional.empty() : situation.holds(conditional.getCondition());
                    boolean negated = conditional.isNegated();
                    if (!holds.equals(Optional.of(negated))) collect(conditional.getSteps(), situation, invocations);
                    if (!holds.equals(Optional.of(!negated)))
                        collect(conditional.getOtherwise(), situation, invocations);
                }
                default -> {}
            }
        }
    }

    private static void both(
            List<Step> steps, List<Step> otherwise, Situation situation, List<Invocation> invocations) {
        collect(steps, situation, invocations);
        collect(otherwise, situation, invocations);
    }
}
