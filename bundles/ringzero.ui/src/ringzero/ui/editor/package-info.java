// SPDX-License-Identifier: EPL-2.0
/**
 * Writing models: adapters between the generic text editor and the language server, one for each thing an editor can do. The main
 * type is {@link ringzero.ui.editor.ModelLanguage}, which holds the server; no adapter knows the grammar.
 */
package ringzero.ui.editor;
