// SPDX-License-Identifier: EPL-2.0
/**
 * Questions that one sweep does not answer: the greatest load that meets all requirements ({@link ringzero.experiment.find.Search}), which
 * of two variants is better ({@link ringzero.experiment.find.Paired}), and which numbers the answer depends on most ({@link
 * ringzero.experiment.find.Sensitivity}). Everything is simulated by the runner of studies; nothing here knows the engine.
 */
package ringzero.experiment.find;
