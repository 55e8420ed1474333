// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * A place in a model that holds a value which can be varied.
 *
 * @param owner what has the setting; it may be unset there
 * @param feature the setting: a contained {@code Quantity}, a reference to one declaration, or an attribute
 */
public record Setting(EObject owner, EStructuralFeature feature) {

    /** What is set now; null if it is not given. */
    public Object value() {
        return owner.eIsSet(feature) ? owner.eGet(feature) : null;
    }
}
