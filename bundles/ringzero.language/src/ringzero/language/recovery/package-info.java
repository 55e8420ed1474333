// SPDX-License-Identifier: EPL-2.0

/**
 * Reading on after a word that means nothing: a text that does not follow the grammar is read once more as if the nearest word stood
 * there, or as if the statement was not written, so that one slip is one problem and the rest of the file keeps its meaning.
 */
package ringzero.language.recovery;
