// SPDX-License-Identifier: EPL-2.0

/**
 * From results to paper: charts, tables and documents. Plain Java, no Eclipse.
 */
package ringzero.report;
