// SPDX-License-Identifier: EPL-2.0
/**
 * Why something takes as long as it does: one operation or message step by step, the time of a percentile of requests by stage and
 * layer, and what happens at the same time in a window of a run. The main type is {@link ringzero.experiment.explain.Explainer}.
 * Everything is read from traced runs of the engine and the compiled program, so that it cannot disagree with the simulation.
 */
package ringzero.experiment.explain;
