// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Inherited;
import ringzero.model.BinaryExpression;
import ringzero.model.Choose;
import ringzero.model.Delay;
import ringzero.model.Expression;
import ringzero.model.First;
import ringzero.model.Gather;
import ringzero.model.Handler;
import ringzero.model.Invocation;
import ringzero.model.Literal;
import ringzero.model.Mode;
import ringzero.model.Operation;
import ringzero.model.Path;
import ringzero.model.Product;
import ringzero.model.Quotient;
import ringzero.model.Specialisable;
import ringzero.model.Use;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** Modes and paths: what they do comes to an end, is answered, and costs what a cost can be. */
public class KindChecks extends Concern {

    @Check
    public void aModeAnswersWhatItPerforms(Mode mode) {
        answeredOnce(mode.getHandlers());
        comesToAnEnd(mode, mode.getHandlers());
        for (var handler : mode.getHandlers()) {
            for (var invocation : Performed.by(handler, null)) {
                var operation = invocation.getOperation();
                if (!known(operation) || Inherited.handler(mode, operation).isPresent()) continue;
                report(
                        Rule.UNANSWERED,
                        invocation,
                        INVOCATION__OPERATION,
                        -1,
                        "Mode '%s' performs '%s' itself, so it must say what that costs: add 'on %s { ... }' to it."
                                .formatted(mode.getName(), operation.getName(), operation.getName()),
                        List.of(Remedy.at(mode, Remedy.What.ANSWER, operation.getName())));
            }
        }
    }

    @Check
    public void aPathComesToAnEnd(Path path) {
        answeredOnce(path.getHandlers());
        comesToAnEnd(path, path.getHandlers());
    }

    private void answeredOnce(List<Handler> handlers) {
        var answered = new HashSet<Operation>();
        for (var handler : handlers) {
            for (int i = 0; i < handler.getOperations().size(); i++) {
                var operation = handler.getOperations().get(i);
                if (!known(operation) || answered.add(operation)) continue;
                report(
                        Rule.ANSWERED_TWICE,
                        handler,
                        HANDLER__OPERATIONS,
                        i,
                        "'%s' is answered twice here: put the steps into one 'on %s { ... }'."
                                .formatted(operation.getName(), operation.getName()));
            }
        }
    }

    private void comesToAnEnd(Specialisable kind, List<Handler> own) {
        for (var handler : own) {
            for (var invocation : Performed.by(handler, null)) {
                for (var operation : handler.getOperations()) {
                    if (!known(operation) || !reaches(kind, invocation.getOperation(), operation, new HashSet<>()))
                        continue;
                    report(
                            Rule.CYCLIC_PERFORM,
                            invocation,
                            INVOCATION__OPERATION,
                            "'%s' would never end: it performs '%s', which leads to '%s' again."
                                    .formatted(
                                            operation.getName(),
                                            invocation.getOperation().getName(),
                                            operation.getName()));
                    break;
                }
            }
        }
    }

    private static boolean reaches(Specialisable kind, Operation from, Operation to, Set<Operation> seen) {
        if (from == to) return true;
        if (!known(from) || !seen.add(from)) return false;
        var handler = kind instanceof Mode mode ? Inherited.handler(mode, from) : Inherited.handler((Path) kind, from);
        if (handler.isEmpty()) return false;
        return Performed.by(handler.get(), null).stream()
                .anyMatch(next -> reaches(kind, next.getOperation(), to, seen));
    }

    // ---- expressions

    @Check
    public void aUseTakesTime(Use use) {
        measures(use, USE__COST, use.getCost(), Dimension.TIME, "What is used is used for a time");
    }

    @Check
    public void aDelayIsATime(Delay delay) {
        measures(delay, DELAY__COST, delay.getCost(), Dimension.TIME, "A delay is a time");
    }

    @Check
    public void anOperationTakesTime(Operation operation) {
        measures(operation, OPERATION__COST, operation.getCost(), Dimension.TIME, "An operation takes a time");
    }

    @Check
    public void aBatchHasANumberAndATime(Gather gather) {
        measures(gather, GATHER__LIMIT, gather.getLimit(), Dimension.NUMBER, "A batch is limited by a number");
        measures(gather, GATHER__WINDOW, gather.getWindow(), Dimension.TIME, "Batches follow each other after a time");
    }

    @Check
    public void aProbabilityIsANumber(Choose choose) {
        measures(choose, CHOOSE__PROBABILITY, choose.getProbability(), Dimension.NUMBER, "A probability is a number");
        if (!(choose.getProbability() instanceof Literal literal)) return;
        var value = number(literal.getValue());
        if (value.isEmpty() || value.getAsDouble() >= 0 && value.getAsDouble() <= 1) return;
        report(
                Rule.IMPOSSIBLE,
                choose,
                CHOOSE__PROBABILITY,
                "A probability lies between 0 and 1, but this is %s.".formatted(Amount.written(literal.getValue())));
    }

    @Check
    public void timesAreCounted(First first) {
        measures(first, FIRST__TIMES, first.getTimes(), Dimension.NUMBER, "How often is a number");
    }

    @Check
    public void invocationsAreCounted(Invocation invocation) {
        measures(invocation, INVOCATION__COUNT, invocation.getCount(), Dimension.NUMBER, "How often is a number");
    }

    @Check
    public void onlyLikeThingsAreAdded(BinaryExpression expression) {
        if (expression instanceof Product || expression instanceof Quotient) return;
        var sides = Measured.both(expression);
        if (sides.isEmpty() || sides.get()[0].equals(sides.get()[1])) return;
        report(
                Rule.WRONG_DIMENSION,
                expression,
                null,
                "Only quantities of one kind can be combined so: the left side is %s, the right side %s."
                        .formatted(sides.get()[0].words(), sides.get()[1].words()));
    }

    private void measures(
            EObject object, EStructuralFeature feature, Expression expression, Dimension wanted, String rule) {
        var found = Measured.by(expression);
        if (found.isEmpty() || found.get().equals(wanted)) return;
        report(
                Rule.WRONG_DIMENSION,
                object,
                feature,
                "%s, but this is %s.".formatted(rule, found.get().words()));
    }
}
