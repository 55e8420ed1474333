// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.validation.AbstractDeclarativeValidator;
import org.eclipse.xtext.validation.EValidatorRegistrar;
import ringzero.model.Named;
import ringzero.model.OnOff;
import ringzero.model.Quantity;
import ringzero.model.VmmPackage;
import ringzero.model.quantity.Amount;

/** Checks that belong together. Subclasses have no state. */
abstract class Concern extends AbstractDeclarativeValidator {

    @Override
    protected List<EPackage> getEPackages() {
        return List.of(VmmPackage.eINSTANCE);
    }

    /** {@link Checks} is registered, not its parts. */
    @Override
    public void register(EValidatorRegistrar registrar) {}

    /** Reports at a setting, or at the name where the setting is inherited; with what could be written instead. */
    protected void report(Rule rule, EObject object, EStructuralFeature setting, String message, String... instead) {
        report(rule, object, setting, -1, message, instead);
    }

    /** Reports at one element of a list. */
    protected void report(
            Rule rule, EObject object, EStructuralFeature setting, int index, String message, String... instead) {
        report(
                rule,
                object,
                setting,
                index,
                message,
                Stream.of(instead).map(Remedy::replace).toList());
    }

    /** Reports with what can be done about it. */
    protected void report(
            Rule rule, EObject object, EStructuralFeature setting, int index, String message, List<Remedy> remedies) {
        if (rule.needsWholeText() && isBroken(object)) return;
        var place = setting == null || object.eIsSet(setting) ? setting : nameOf(object);
        int at = place == setting && index >= 0 ? index : INSIGNIFICANT_INDEX;
        var fixes = Remedy.texts(remedies);
        if (rule.severity() == Severity.ERROR) error(message, object, place, at, rule.code(), fixes);
        else if (rule.severity() == Severity.WARNING) warning(message, object, place, at, rule.code(), fixes);
        else info(message, object, place, at, rule.code(), fixes);
    }

    /** What seems to be missing may stand in the part that could not be read. */
    private static boolean isBroken(EObject object) {
        return object.eResource() instanceof XtextResource resource
                && resource.getParseResult() != null
                && resource.getParseResult().hasSyntaxErrors();
    }

    private static EStructuralFeature nameOf(EObject object) {
        return object instanceof Named named && named.getName() != null ? VmmPackage.Literals.NAMED__NAME : null;
    }

    /** Whether a reference leads somewhere. */
    protected static boolean known(EObject object) {
        return object != null && !object.eIsProxy();
    }

    protected static boolean isOn(OnOff value) {
        return value == OnOff.YES || value == OnOff.ON;
    }

    /** In base units; empty if missing or with a unit that is not known. */
    protected static OptionalDouble number(Quantity quantity) {
        var amount = Amount.of(quantity);
        return amount.isPresent() ? OptionalDouble.of(amount.get().value()) : OptionalDouble.empty();
    }

    protected static double number(Quantity quantity, double otherwise) {
        return number(quantity).orElse(otherwise);
    }

    /** "8", "2.5". */
    protected static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
