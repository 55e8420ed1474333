// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Shows the other end of a bracket. */
public final class Brackets extends DefaultCharacterPairMatcher {
    public Brackets() {
        super(new char[] {'{', '}', '(', ')', '[', ']'});
    }
}
