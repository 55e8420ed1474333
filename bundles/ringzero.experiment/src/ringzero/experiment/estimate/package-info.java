// SPDX-License-Identifier: EPL-2.0
/**
 * What repeated runs say together: merged findings, confidence intervals, values of an observation. Knows results only, neither the
 * model nor the engine nor where runs are kept. The main type is {@link ringzero.experiment.estimate.Merge}.
 */
package ringzero.experiment.estimate;
