// SPDX-License-Identifier: EPL-2.0
/**
 * How numbers and names are written: three significant digits with the right prefix, intervals, reasons instead of NaN, and text
 * that is safe wherever it lands. Everything that is shown goes through here, so that the same number looks the same in a chart, a
 * table and the terminal. The main type is {@link ringzero.report.notation.Quantities}. Depends on no other package of this bundle.
 */
package ringzero.report.notation;
