// SPDX-License-Identifier: EPL-2.0
/**
 * Where results live: one SQLite file for each experiment, in which finished runs survive whatever happens to the program. Knows results
 * and how runs are told apart, not the model and not the engine. The main type is {@link ringzero.experiment.store.ResultFile}.
 */
package ringzero.experiment.store;
