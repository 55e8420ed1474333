// SPDX-License-Identifier: EPL-2.0
/**
 * The analytic twin: the same scenario as a queueing network, solved by formulas in milliseconds, for hints while typing, warnings of
 * overload before a run, and as a second opinion beside every simulated result. The main type is {@link
 * ringzero.simulation.analytic.Twin}. Must not depend on the engine, so that the two stay independent witnesses.
 */
package ringzero.simulation.analytic;
