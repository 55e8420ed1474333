// SPDX-License-Identifier: EPL-2.0
/**
 * What a study found, as an editor: a page for each way of looking at it. The pages show what {@link
 * ringzero.report.answer.Answer} says and compute nothing. The main type is {@link ringzero.ui.results.ResultEditor}.
 */
package ringzero.ui.results;
