// SPDX-License-Identifier: EPL-2.0

/**
 * What must hold for a model: one class for each concern, composed by {@code Checks}; {@link ringzero.language.check.Rule}
 * lists the rules with their stable codes. Checks see models that are half written: every reference may be
 * unresolved and every number missing.
 */
package ringzero.language.check;
