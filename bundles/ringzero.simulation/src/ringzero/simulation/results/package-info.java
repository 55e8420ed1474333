// SPDX-License-Identifier: EPL-2.0
/**
 * What comes out of runs: findings by shape, gathered into runs, variants and a study. Plain records without behaviour of their
 * own, so that stores, views and reports can read them without knowing the engine or the model. The main type is {@link
 * ringzero.simulation.results.Study}.
 */
package ringzero.simulation.results;
