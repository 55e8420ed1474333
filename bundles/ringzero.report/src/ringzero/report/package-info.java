// SPDX-License-Identifier: EPL-2.0
/**
 * From results to paper. {@link ringzero.report.ReportFormats} is the way in: it lists the formats, each of which writes a {@link
 * ringzero.simulation.results.Study}. Imports only the JDK and {@code ringzero.simulation.results}.
 */
package ringzero.report;
