// SPDX-License-Identifier: EPL-2.0
/**
 * One operation or message of a guest, step by step and ring by ring, under several modes or paths side by side. What happens comes from {@link
 * ringzero.experiment.explain.Explainer}; this package asks and shows. The main type is {@link ringzero.ui.explain.ExplainView}.
 */
package ringzero.ui.explain;
