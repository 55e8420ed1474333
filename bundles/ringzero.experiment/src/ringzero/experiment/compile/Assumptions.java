// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import ringzero.model.DiskPath;
import ringzero.model.Mode;
import ringzero.model.Named;
import ringzero.model.NetPath;
import ringzero.model.Quantity;
import ringzero.model.Value;
import ringzero.model.VmmPackage;
import ringzero.model.quantity.Amount;
import ringzero.simulation.results.Study.Assumption;

/** The sourced numbers that a scenario uses, each once, in the order they were met. */
final class Assumptions {

    private final Map<Quantity, Assumption> met = new LinkedHashMap<>();

    /** Remembers a number if it says where it comes from. */
    void note(Quantity quantity) {
        if (quantity == null || quantity.getSource() == null) return;
        met.computeIfAbsent(quantity, Assumptions::of);
    }

    /** What a number says about itself; the source is empty if it names none. */
    static Assumption of(Quantity quantity) {
        var confidence = quantity.eIsSet(VmmPackage.Literals.QUANTITY__CONFIDENCE)
                ? quantity.getConfidence().getLiteral()
                : "";
        var range = quantity.getLow() == null || quantity.getHigh() == null
                ? ""
                : Amount.written(quantity.getLow()) + " to " + Amount.written(quantity.getHigh());
        var source = quantity.getSource() == null ? "" : quantity.getSource();
        return new Assumption(
                name(quantity), Amount.written(quantity), declaredIn(quantity), source, confidence, range);
    }

    List<Assumption> all() {
        return List.copyOf(met.values());
    }

    /** Parameters and costs have names of their own; a setting is called by its feature. */
    private static String name(Quantity quantity) {
        return quantity.eContainer() instanceof Value value
                ? value.getName()
                : words(quantity.eContainingFeature().getName());
    }

    /** A feature's name as it is written in the language: "haltPoll" is "halt-poll". */
    private static String words(String feature) {
        return feature.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** A declaration as a reader knows it: "mode hardware-assisted", "costs Skylake". */
    static String declaredIn(EObject element) {
        for (var each = element; each != null; each = each.eContainer()) {
            if (each instanceof Mode mode) return "mode " + mode.getName();
            if (each instanceof NetPath path) return "path " + path.getName() + " for nic";
            if (each instanceof DiskPath path) return "path " + path.getName() + " for disk";
            if (each instanceof Named named
                    && each.eContainer() != null
                    && each.eContainer().eContainer() == null)
                return words(each.eClass().getName()).substring(1) + " " + named.getName();
        }
        return "model";
    }
}
