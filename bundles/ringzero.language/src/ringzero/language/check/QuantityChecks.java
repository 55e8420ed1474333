// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.Vocabulary;
import ringzero.model.CostEntry;
import ringzero.model.HyperExponential;
import ringzero.model.Parameter;
import ringzero.model.Pareto;
import ringzero.model.Quantity;
import ringzero.model.Range;
import ringzero.model.Uniform;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.model.quantity.Unit;

/** Quantities: their units exist, they measure what their place asks for, they are possible, and they say where they come from. */
public class QuantityChecks extends Concern {

    /** Units of two parts that models use most, for "did you mean". */
    private static final List<String> COMPOUND = List.of(
            "kbit/s",
            "Mbit/s",
            "Gbit/s",
            "Tbit/s",
            "kB/s",
            "MB/s",
            "GB/s",
            "MiB/s",
            "GiB/s",
            "ns/B",
            "us/B",
            "cycles/B",
            "USD/h",
            "/s",
            "/min",
            "/h");

    @Inject
    private Settings settings;

    @Inject
    private Vocabulary vocabulary;

    @Check
    public void quantitiesFitTheirPlace(Quantity quantity) {
        if (isMissing(quantity)) return;
        var amount = Amount.of(quantity);
        if (amount.isEmpty()) {
            reportUnit(quantity);
            return;
        }
        var expected = Expected.of(quantity, vocabulary);
        if (!expected.allows(amount.get().dimension())) reportDimension(quantity, amount.get(), expected);
        else reportBounds(quantity, amount.get().value(), expected);
    }

    /** Whether the number was not written; the parser has said so. */
    private static boolean isMissing(Quantity quantity) {
        if (quantity.getMagnitude() != 0) return false;
        return NodeModelUtils.findNodesForFeature(quantity, QUANTITY__MAGNITUDE).stream()
                .allMatch(node -> node.getText().isBlank());
    }

    private void reportUnit(Quantity quantity) {
        var unit = quantity.getUnit();
        var otherCase = units().filter(each -> each.equalsIgnoreCase(unit)).toList();
        var nearest = new ArrayList<>(otherCase.isEmpty() ? Nearest.to(unit, units()) : otherCase);
        if (otherCase.isEmpty()) {
            // A word that follows a number is read as its unit, so the next setting may be what is misspelt.
            var misspelt = Nearest.to(unit, settingsAround(quantity));
            if (!misspelt.isEmpty() && unit.length() > 2) {
                report(
                        Rule.UNKNOWN_UNIT,
                        quantity,
                        QUANTITY__UNIT,
                        "'%s' is neither a unit nor a setting%s".formatted(unit, Nearest.question(misspelt)),
                        misspelt.toArray(String[]::new));
                return;
            }
        }
        report(
                Rule.UNKNOWN_UNIT,
                quantity,
                QUANTITY__UNIT,
                "There is no unit '%s'%s"
                        .formatted(
                                unit,
                                nearest.isEmpty()
                                        ? ": units are such as us, GiB, Gbit/s, GHz, /s."
                                        : Nearest.question(nearest)),
                nearest.toArray(String[]::new));
    }

    private static Stream<String> units() {
        return Stream.concat(Unit.symbols().stream(), COMPOUND.stream());
    }

    private Stream<String> settingsAround(EObject object) {
        for (var each = object.eContainer(); each != null; each = each.eContainer()) {
            if (!settings.of(each.eClass()).isEmpty()) return settings.of(each.eClass()).stream();
        }
        return Stream.empty();
    }

    private void reportDimension(Quantity quantity, Amount amount, Expected expected) {
        var wanted = expected.dimension().orElse(Dimension.NUMBER);
        boolean plain = quantity.getUnit() == null;
        var message = plain
                ? "'%s' is %s, so %s needs a unit, as in %s."
                        .formatted(expected.name(), wanted.words(), Amount.written(quantity), expected.example())
                : "'%s' is %s, but %s is %s."
                        .formatted(
                                expected.name(),
                                wanted.words(),
                                Amount.written(quantity),
                                amount.dimension().words());
        report(Rule.WRONG_DIMENSION, quantity, plain ? QUANTITY__MAGNITUDE : QUANTITY__UNIT, message);
    }

    private void reportBounds(Quantity quantity, double value, Expected expected) {
        var written = Amount.written(quantity);
        if (expected.above().isPresent() && !(value > expected.above().getAsDouble())) {
            report(
                    Rule.IMPOSSIBLE,
                    quantity,
                    null,
                    "'%s' must be greater than %s, but is %s."
                            .formatted(expected.name(), plain(expected.above().getAsDouble()), written));
        } else if (expected.least().isPresent() && value < expected.least().getAsDouble()) {
            report(
                    Rule.IMPOSSIBLE,
                    quantity,
                    null,
                    "'%s' must be at least %s, but is %s."
                            .formatted(expected.name(), plain(expected.least().getAsDouble()), written));
        } else if (expected.most().isPresent() && value > expected.most().getAsDouble()) {
            report(
                    Rule.IMPOSSIBLE,
                    quantity,
                    null,
                    "'%s' must be at most %s, but is %s."
                            .formatted(expected.name(), plain(expected.most().getAsDouble()), written));
        } else if (expected.whole() && value != Math.rint(value)) {
            report(
                    Rule.IMPOSSIBLE,
                    quantity,
                    null,
                    "'%s' is counted: %s must be a whole number.".formatted(expected.name(), written));
        } else if (Double.isInfinite(value)) {
            report(Rule.IMPOSSIBLE, quantity, null, "This number is too large to compute with.");
        }
    }

    @Check
    public void costsSayWhereTheyComeFrom(CostEntry entry) {
        saysWhereItComesFrom(entry.getName(), entry.getValue());
    }

    @Check
    public void parametersSayWhereTheyComeFrom(Parameter parameter) {
        saysWhereItComesFrom(parameter.getName(), parameter.getValue());
    }

    private void saysWhereItComesFrom(String name, Quantity value) {
        if (name == null || value == null || value.getSource() != null) return;
        report(
                Rule.NO_SOURCE,
                value,
                null,
                "'%s' does not say where its number comes from: add 'from \"...\"'; an honest estimate is a source too."
                        .formatted(name));
    }

    @Check
    public void thePlausibleRangeHoldsTheValue(Quantity quantity) {
        var low = number(quantity.getLow());
        var high = number(quantity.getHigh());
        var value = number(quantity);
        if (low.isEmpty() || high.isEmpty() || value.isEmpty()) return;
        if (low.getAsDouble() <= value.getAsDouble() && value.getAsDouble() <= high.getAsDouble()) return;
        report(
                Rule.EMPTY_RANGE,
                quantity,
                QUANTITY__LOW,
                "The range must hold the value: %s lies outside of %s to %s."
                        .formatted(
                                Amount.written(quantity),
                                Amount.written(quantity.getLow()),
                                Amount.written(quantity.getHigh())));
    }

    @Check
    public void theLowerBoundIsLower(Uniform uniform) {
        ordered(uniform, uniform.getLow(), uniform.getHigh());
    }

    @Check
    public void theLowerBoundIsLower(Range range) {
        ordered(range, range.getLow(), range.getHigh());
        if (range.isLogarithmic() && number(range.getLow(), 1) <= 0) {
            report(Rule.EMPTY_RANGE, range, RANGE__LOW, "A logarithmic range begins above zero.");
        }
    }

    private void ordered(EObject range, Quantity low, Quantity high) {
        var from = number(low);
        var to = number(high);
        if (from.isEmpty() || to.isEmpty() || from.getAsDouble() < to.getAsDouble()) return;
        report(
                Rule.EMPTY_RANGE,
                range,
                null,
                "A range goes from the lesser to the greater value, but %s is not less than %s."
                        .formatted(Amount.written(low), Amount.written(high)));
    }

    @Check
    public void aMixtureVariesMoreThanAnExponential(HyperExponential law) {
        if (number(law.getVariation(), 1) >= 1) return;
        report(
                Rule.IMPOSSIBLE,
                law,
                HYPER_EXPONENTIAL__VARIATION,
                "'variation' of a hyperexponential is at least 1: use 'erlang' or 'lognormal' for what varies less.");
    }

    @Check
    public void aHeavyTailHasAMean(Pareto law) {
        if (number(law.getShape(), 2) > 1) return;
        report(
                Rule.NO_MEAN,
                law,
                PARETO__SHAPE,
                "A Pareto distribution with a shape of at most 1 has no mean, so no average will settle: choose a"
                        + " shape above 1.");
    }
}
