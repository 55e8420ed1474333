// SPDX-License-Identifier: EPL-2.0

/**
 * How a model is laid out: {@link ringzero.language.format.ModelFormatter} changes nothing but the space between words. Knows the
 * grammar and the text, and neither the meaning of a model nor any editor.
 */
package ringzero.language.format;
