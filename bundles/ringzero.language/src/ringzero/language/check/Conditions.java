// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import java.util.LinkedHashSet;
import org.eclipse.xtext.EcoreUtil2;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Situation;
import ringzero.model.And;
import ringzero.model.Condition;
import ringzero.model.DeviceType;
import ringzero.model.FeatureTest;
import ringzero.model.Host;
import ringzero.model.Named;
import ringzero.model.Not;
import ringzero.model.Or;

/** Conditions in words. */
final class Conditions {

    private Conditions() {}

    /** As written: "processor.vmx or processor.svm". */
    static String words(Condition condition) {
        return switch (condition) {
            case Or or -> words(or.getLeft()) + " or " + words(or.getRight());
            case And and -> part(and.getLeft()) + " and " + part(and.getRight());
            case Not not -> "not " + part(not.getOperand());
            case FeatureTest test -> test.getSubject().getLiteral() + "." + name(test.getFeature());
            case null, default -> "something";
        };
    }

    private static String part(Condition condition) {
        return condition instanceof Or ? "(" + words(condition) + ")" : words(condition);
    }

    /** Who lacks what, for a condition that does not hold: "processor 'Old' has neither". */
    static String whyNot(Condition condition, Situation situation) {
        var reasons = new LinkedHashSet<String>();
        for (var test : EcoreUtil2.eAllOfType(condition, FeatureTest.class)) {
            if (situation.holds(test).equals(java.util.Optional.of(false))) reasons.add(lack(test, situation));
        }
        return reasons.isEmpty() ? "that does not hold here" : String.join(", ", reasons);
    }

    private static String lack(FeatureTest test, Situation situation) {
        var feature = name(test.getFeature());
        return switch (test.getSubject()) {
            case PROCESSOR ->
                "processor " + quoted(Inherited.value(situation.host(), Host::getProcessor)) + " has no " + feature;
            case HOST ->
                feature.equals("iommu")
                        ? "write 'iommu on' in host " + quoted(situation.host())
                        : "host " + quoted(situation.host()) + " has no " + feature;
            case DEVICE -> device(situation.device()) + " has no " + feature;
            case OS -> "operating system " + quoted(situation.os()) + " has no driver or port " + feature;
            case HYPERVISOR ->
                "hypervisor " + quoted(Inherited.value(situation.host(), Host::getHypervisor)) + " has no " + feature;
        };
    }

    private static String device(DeviceType type) {
        return Words.sort(type.eClass()) + " " + quoted(type);
    }

    private static String quoted(Named named) {
        return "'" + name(named) + "'";
    }

    private static String name(Named named) {
        return named == null || named.getName() == null ? "?" : named.getName();
    }
}
