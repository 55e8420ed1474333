// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import ringzero.model.Named;

/**
 * A place in a model that holds a value which can be varied.
 *
 * @param owner what has the setting; it may be unset there
 * @param feature the setting: a contained {@code Quantity}, a reference to one declaration, or an attribute
 */
public record Setting(EObject owner, EStructuralFeature feature) {

    /** What it can be: a quantity, a sort of declaration or device that is named, or an enumeration of words. */
    public EClassifier type() {
        return feature.getEType();
    }

    /**
     * How a level that is no quantity is written.
     *
     * @param level a declaration, a device, or a word of an enumeration
     */
    public static String written(EObject level) {
        return switch (level) {
            case Named named -> named.getName();
            case EEnumLiteral word -> word.getLiteral();
            default -> throw new IllegalArgumentException("a level cannot be " + level);
        };
    }

    /** What is set now; null if it is not given. */
    public Object value() {
        return owner.eIsSet(feature) ? owner.eGet(feature) : null;
    }
}
