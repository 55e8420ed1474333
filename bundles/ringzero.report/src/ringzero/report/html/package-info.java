// SPDX-License-Identifier: EPL-2.0
/**
 * A study as one HTML file that opens anywhere: styles and pictures inside, nothing fetched, nothing that needs a script, light and
 * dark, screen and paper. The main type is {@link ringzero.report.html.HtmlReport}.
 */
package ringzero.report.html;
