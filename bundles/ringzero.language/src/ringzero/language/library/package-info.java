// SPDX-License-Identifier: EPL-2.0

/**
 * The modes, paths, devices, processors and costs that come with Ringzero, written in its own language.
 * {@link ringzero.language.library.Library} finds every {@code .vmm} file in this package and below: a new kind is a
 * new file and nothing else.
 */
package ringzero.language.library;
