// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Something chosen for a guest: by the guest itself, by one that it starts from, or by an experiment that tries it.
 *
 * @param kind the mode or path
 * @param place where it is chosen: the guest or attachment; the guest if it is inherited; the level of a factor
 * @param feature of the place; the name of the guest if it is inherited
 */
record Choice<K>(K kind, EObject place, EStructuralFeature feature) {}
