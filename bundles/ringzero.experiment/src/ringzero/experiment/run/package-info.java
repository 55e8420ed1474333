// SPDX-License-Identifier: EPL-2.0
/**
 * Runs experiments: applies the levels of factors to copies of the model, compiles and simulates every combination as often as asked,
 * on all processors, and judges what came out. Results do not depend on how many threads there are. The main type is {@link
 * ringzero.experiment.run.StudyRunner}; it needs no Eclipse.
 */
package ringzero.experiment.run;
