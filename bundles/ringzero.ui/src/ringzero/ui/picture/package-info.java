// SPDX-License-Identifier: EPL-2.0
/**
 * Shows and saves pictures of {@link ringzero.report.chart.Picture}, whatever they are of. The main type is {@link ringzero.ui.picture.PictureCanvas}.
 */
package ringzero.ui.picture;
