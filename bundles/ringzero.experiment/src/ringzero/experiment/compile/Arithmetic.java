// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import ringzero.language.scope.Inherited;
import ringzero.model.BinaryExpression;
import ringzero.model.CostEntry;
import ringzero.model.Costs;
import ringzero.model.Difference;
import ringzero.model.Expression;
import ringzero.model.Given;
import ringzero.model.Literal;
import ringzero.model.Maximum;
import ringzero.model.Minimum;
import ringzero.model.Parameter;
import ringzero.model.Product;
import ringzero.model.Quantity;
import ringzero.model.Quotient;
import ringzero.model.Reference;
import ringzero.model.Specialisable;
import ringzero.model.Sum;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.scenario.Scenario;

/**
 * Works out expressions of the library: parameters of the kind they are written in (or of the one that specialises it), costs of
 * the host's cost sheet, and what is given by the request and the device.
 */
final class Arithmetic {

    private final double clock;
    private final Map<String, CostEntry> costs;
    private final Assumptions assumptions;
    private final List<Quantity> read = new ArrayList<>();

    /**
     * @param clock cycles in a second
     * @param sheet the cost sheet of the host's processor; null if it has none
     */
    Arithmetic(double clock, Costs sheet, Assumptions assumptions) {
        this.clock = clock;
        this.assumptions = assumptions;
        var byName = new java.util.HashMap<String, CostEntry>();
        for (var entry : Inherited.merged(sheet, Costs::getEntries)) byName.put(entry.getName(), entry);
        this.costs = byName;
    }

    /** Forgets which numbers have been read. */
    void begin() {
        read.clear();
    }

    /** The numbers that have been read since the beginning, in this order. */
    List<Quantity> read() {
        return List.copyOf(read);
    }

    /**
     * The value of an expression.
     *
     * @param kind the mode, path or device type in force, which may have changed a parameter it inherits
     * @param givens values of what is given, by name
     */
    Affine value(Expression expression, Specialisable kind, Map<String, Affine> givens) {
        return switch (expression) {
            case Literal literal -> amount(literal.getValue());
            case Reference reference -> reference(reference, kind, givens);
            case Sum sum -> sum(sum, kind, givens, 1);
            case Difference difference -> sum(difference, kind, givens, -1);
            case Product product -> product(product, kind, givens);
            case Quotient quotient -> quotient(quotient, kind, givens);
            case Minimum minimum -> extreme(minimum, kind, givens, true);
            case Maximum maximum -> extreme(maximum, kind, givens, false);
            default -> throw new IllegalArgumentException("unknown expression " + expression);
        };
    }

    /** A quantity with cycles turned into seconds. */
    Affine amount(Quantity quantity) {
        assumptions.note(quantity);
        read.add(quantity);
        var amount = Amount.of(quantity)
                .orElseThrow(() -> new ModelException("The unit '" + quantity.getUnit() + "' is not known.", quantity));
        var dimension = amount.dimension();
        double seconds = amount.value() * Math.pow(clock, -dimension.cycles());
        return Affine.constant(
                seconds, new Dimension(dimension.time() + dimension.cycles(), dimension.size(), 0, dimension.money()));
    }

    /** A setting in base units, or what it is otherwise if there is none. */
    double number(Quantity setting, double otherwise) {
        return setting == null ? otherwise : amount(setting).base();
    }

    /** A time in picoseconds, or what it is otherwise if there is none. */
    long time(Quantity setting, long otherwise) {
        return setting == null ? otherwise : picoseconds(amount(setting));
    }

    static long picoseconds(Affine time) {
        return Math.round(time.base() * Scenario.SECOND);
    }

    /**
     * A cost of the processor's sheet, in base units.
     *
     * @throws ModelException at this place, if the sheet does not say
     */
    double cost(String name, EObject where) {
        return amountOf(name, where).base();
    }

    private Affine amountOf(String name, EObject where) {
        var ours = costs.get(name);
        if (ours == null)
            throw new ModelException(
                    "The processor's cost sheet does not say what '" + name
                            + "' costs. Add it to the sheet, or let the sheet specialise 'primitives'.",
                    where);
        return amount(ours.getValue());
    }

    private Affine reference(Reference reference, Specialisable kind, Map<String, Affine> givens) {
        return switch (reference.getValue()) {
            case Parameter parameter -> amount(inForce(parameter, kind).getValue());
            case CostEntry entry -> amountOf(entry.getName(), reference);
            case Given given -> {
                var value = givens.get(given.getName());
                if (value == null) throw new ModelException("'" + given.getName() + "' is not known here.", reference);
                yield value;
            }
            default -> throw new ModelException("This name stands for nothing that can be computed with.", reference);
        };
    }

    private static Parameter inForce(Parameter named, Specialisable kind) {
        if (kind == null) return named;
        for (var each : Inherited.line(kind)) {
            for (var content : each.eContents()) {
                if (content instanceof Parameter parameter
                        && parameter.getName().equals(named.getName())) return parameter;
            }
        }
        return named;
    }

    private Affine sum(BinaryExpression sum, Specialisable kind, Map<String, Affine> givens, double sign) {
        var left = value(sum.getLeft(), kind, givens);
        var right = value(sum.getRight(), kind, givens);
        if (!left.dimension().equals(right.dimension()))
            throw new ModelException(
                    "The left side is " + left.dimension().words() + ", but the right side is "
                            + right.dimension().words() + ".",
                    sum);
        if (!left.isConstant() && !right.isConstant() && left.register() != right.register())
            throw new ModelException("A cost can depend on one random quantity of the request only.", sum);
        return left.plus(right, sign);
    }

    private Affine product(Product product, Specialisable kind, Map<String, Affine> givens) {
        var left = value(product.getLeft(), kind, givens);
        var right = value(product.getRight(), kind, givens);
        if (right.isConstant()) return left.times(right);
        if (left.isConstant()) return right.times(left);
        throw new ModelException("Two quantities that vary from request to request cannot be multiplied.", product);
    }

    private Affine quotient(Quotient quotient, Specialisable kind, Map<String, Affine> givens) {
        var left = value(quotient.getLeft(), kind, givens);
        var right = value(quotient.getRight(), kind, givens);
        if (!right.isConstant())
            throw new ModelException("A quantity that varies from request to request cannot be a divisor.", quotient);
        if (right.base() == 0) throw new ModelException("This divides by zero.", quotient);
        return left.per(right);
    }

    private Affine extreme(BinaryExpression of, Specialisable kind, Map<String, Affine> givens, boolean least) {
        var left = value(of.getLeft(), kind, givens);
        var right = value(of.getRight(), kind, givens);
        if (!left.isConstant() || !right.isConstant())
            throw new ModelException(
                    "The lesser or greater of quantities that vary from request to request is not known.", of);
        return (left.base() <= right.base()) == least ? left : right;
    }
}
