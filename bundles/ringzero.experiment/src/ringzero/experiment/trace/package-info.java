// SPDX-License-Identifier: EPL-2.0
/**
 * Runs that are watched request by request: where the time of their requests goes, and what went on at the same time. The main type is
 * {@link ringzero.experiment.trace.TracedRun}. Knows compiled models; nothing of experiments and where results are kept.
 */
package ringzero.experiment.trace;
