// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import org.eclipse.emf.ecore.EObject;
import ringzero.language.scope.Setting;

/**
 * A value for a setting.
 *
 * @param head the declaration that the path to the setting begins with
 * @param setting where the value goes
 * @param value a Quantity, a declaration, a device, or a word of an enumeration
 */
public record Assignment(EObject head, Setting setting, EObject value) {}
