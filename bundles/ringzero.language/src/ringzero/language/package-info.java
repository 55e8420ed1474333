// SPDX-License-Identifier: EPL-2.0

/**
 * The language that models are written in: {@link ringzero.language.Models} turns text into a checked model.
 * Needs no Eclipse platform and must not depend on the simulation or on anything that is shown.
 */
package ringzero.language;
