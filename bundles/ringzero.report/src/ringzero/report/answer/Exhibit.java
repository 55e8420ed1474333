// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import ringzero.report.chart.Chart;

/**
 * A picture with its message.
 *
 * @param caption what it shows, in a sentence computed from the data; may be empty
 * @param main whether it deserves the full width; others can stand side by side
 */
public record Exhibit(Chart chart, String caption, boolean main) {}
