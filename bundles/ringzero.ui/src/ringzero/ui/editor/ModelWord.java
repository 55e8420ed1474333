// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;

/** Words of the language, whose names have hyphens inside. */
public final class ModelWord {
    private ModelWord() {}

    /** The word around an offset or behind or before it; without length if there is none. */
    public static IRegion at(IDocument document, int offset) throws BadLocationException {
        int start = offset;
        int end = offset;
        while (start > 0 && isPart(document.getChar(start - 1))) start--;
        while (end < document.getLength() && isPart(document.getChar(end))) end++;
        return new Region(start, end - start);
    }

    static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
