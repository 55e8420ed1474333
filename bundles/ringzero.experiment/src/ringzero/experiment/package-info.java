// SPDX-License-Identifier: EPL-2.0

/**
 * From a model to results: compile, repeat, sweep, store.
 * The only bundle that sees both the language and the simulation.
 */
package ringzero.experiment;
