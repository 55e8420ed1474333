// SPDX-License-Identifier: EPL-2.0
/** Where something is named: the language server's answer in the Search view. Main type: {@link ringzero.ui.search.ReferenceSearch}. */
package ringzero.ui.search;
