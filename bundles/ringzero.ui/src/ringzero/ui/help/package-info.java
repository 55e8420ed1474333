// SPDX-License-Identifier: EPL-2.0
/**
 * The pages of the platform's help: the documentation, which is Markdown, and the reference of the language, which the language makes of itself. Pages are
 * made when they are asked for, so the help cannot be older than what it describes. The main type is {@link ringzero.ui.help.HelpPages}.
 */
package ringzero.ui.help;
