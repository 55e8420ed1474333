// SPDX-License-Identifier: EPL-2.0
/**
 * A study as text: for the terminal, for pull requests, for spreadsheets, for programs and for build servers. Each format is one
 * class with one method.
 */
package ringzero.report.text;
