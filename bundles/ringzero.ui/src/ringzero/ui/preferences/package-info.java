// SPDX-License-Identifier: EPL-2.0
/** Preferences > Ringzero: pages of the platform's own field editors over {@code ringzero.ui.editor} and {@code ringzero.ui.run}. */
package ringzero.ui.preferences;
