// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Places in a document: the editor counts characters, the language server lines and columns, both from 0. */
public record Places(IDocument document) {

    public Position position(int offset) throws BadLocationException {
        int line = document.getLineOfOffset(offset);
        return new Position(line, offset - document.getLineOffset(line));
    }

    /** Clamped to the document: the server may speak of a text that was longer. */
    public int offset(Position position) {
        if (position.getLine() >= document.getNumberOfLines()) return document.getLength();
        try {
            IRegion line = document.getLineInformation(position.getLine());
            return line.getOffset() + Math.min(position.getCharacter(), line.getLength());
        } catch (BadLocationException e) {
            return document.getLength();
        }
    }

    public IRegion region(Range range) {
        int start = offset(range.getStart());
        return new Region(start, Math.max(0, offset(range.getEnd()) - start));
    }
}
