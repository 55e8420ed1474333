// SPDX-License-Identifier: EPL-2.0
/**
 * What a study says: readings with intervals, the comparison of its variants, what is worth a sentence, what is worth a picture.
 * Computed once here, so that the HTML page, the terminal and the workbench cannot disagree. The main type is {@link
 * ringzero.report.answer.Answer}. Knows nothing of any format.
 */
package ringzero.report.answer;
