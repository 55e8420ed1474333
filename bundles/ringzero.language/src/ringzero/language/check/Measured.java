// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.Optional;
import ringzero.model.BinaryExpression;
import ringzero.model.CostEntry;
import ringzero.model.Expression;
import ringzero.model.Given;
import ringzero.model.Literal;
import ringzero.model.Parameter;
import ringzero.model.Product;
import ringzero.model.Quotient;
import ringzero.model.Reference;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.model.quantity.Unit;

/** What expressions measure. Cycles count as time, as a processor's clock makes them one. */
final class Measured {

    private Measured() {}

    /** Empty if it cannot be told, because something is missing or does not fit together. */
    static Optional<Dimension> by(Expression expression) {
        return switch (expression) {
            case Literal literal ->
                Amount.of(literal.getValue()).map(Amount::dimension).map(Measured::inTime);
            case Reference reference -> of(reference);
            case Product product -> both(product).map(sides -> sides[0].times(sides[1]));
            case Quotient quotient -> both(quotient).map(sides -> sides[0].per(sides[1]));
            // a sum, a difference or the lesser or greater of two measures what both sides measure
            case BinaryExpression same ->
                both(same).filter(sides -> sides[0].equals(sides[1])).map(sides -> sides[0]);
            case null, default -> Optional.empty();
        };
    }

    /** What both sides measure. */
    static Optional<Dimension[]> both(BinaryExpression expression) {
        var left = by(expression.getLeft());
        var right = by(expression.getRight());
        return left.isPresent() && right.isPresent()
                ? Optional.of(new Dimension[] {left.get(), right.get()})
                : Optional.empty();
    }

    private static Optional<Dimension> of(Reference reference) {
        var value = reference.getValue();
        if (value == null || value.eIsProxy()) return Optional.empty();
        return switch (value) {
            case Parameter parameter ->
                Amount.of(parameter.getValue()).map(Amount::dimension).map(Measured::inTime);
            case CostEntry entry ->
                Amount.of(entry.getValue()).map(Amount::dimension).map(Measured::inTime);
            case Given given -> Unit.of(given.getUnit()).map(Unit::dimension);
            default -> Optional.empty();
        };
    }

    private static Dimension inTime(Dimension dimension) {
        return new Dimension(dimension.time() + dimension.cycles(), dimension.size(), 0, dimension.money());
    }
}
