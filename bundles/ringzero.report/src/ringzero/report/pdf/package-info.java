// SPDX-License-Identifier: EPL-2.0
/**
 * A study on paper: A4 pages with vector charts. Writes PDF 1.4 itself, with the fonts that every viewer has, so that nothing is
 * embedded and nothing is needed. The main type is {@link ringzero.report.pdf.PdfReport}.
 */
package ringzero.report.pdf;
