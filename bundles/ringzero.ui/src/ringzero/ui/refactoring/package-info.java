// SPDX-License-Identifier: EPL-2.0
/**
 * Changes that the language server works out and the platform's refactoring makes: renaming, quick fixes, imports. Main type:
 * {@link ringzero.ui.refactoring.ServerChange}.
 */
package ringzero.ui.refactoring;
