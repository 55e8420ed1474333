// SPDX-License-Identifier: EPL-2.0

/**
 * What editors ask about a model: {@link ringzero.language.ide.VmmServer} answers, in the workbench as an object and elsewhere as
 * a process. Knows the language and no editor.
 */
package ringzero.language.ide;
