// SPDX-License-Identifier: EPL-2.0
/**
 * One chart model for every place that shows charts. A {@link ringzero.report.chart.Chart} says what is shown; {@link
 * ringzero.report.chart.ChartLayout} turns it into a {@link ringzero.report.chart.Picture}, a flat list of {@link
 * ringzero.report.chart.Mark marks}; a painter draws the marks: {@link ringzero.report.chart.SvgPainter} here, one for the canvas in
 * the workbench. Marks carry the data they stand for, so that tooltips need no second lookup. Knows nothing of studies.
 */
package ringzero.report.chart;
