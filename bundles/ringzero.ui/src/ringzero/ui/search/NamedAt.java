// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import org.eclipse.core.resources.IFile;

/**
 * A line that names what was searched.
 *
 * @param line from 1
 * @param text without the space around it
 */
record NamedAt(IFile file, int line, String text) {}
