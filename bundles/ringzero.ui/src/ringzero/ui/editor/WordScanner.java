// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;

/** Hands the words of a region to the editor. Knows no words until it has learned them; then everything is plain. */
final class WordScanner implements ITokenScanner {
    private final Names names;
    private volatile Words words;
    private Iterator<Words.Word> rest = List.<Words.Word>of().iterator();
    private Words.Word next;
    private int position;
    private int end;
    private int tokenOffset;

    WordScanner(Names names) {
        this.names = names;
    }

    void learn(Words words) {
        this.words = words;
    }

    @Override
    public void setRange(IDocument document, int offset, int length) {
        Words known = words;
        NavigableMap<Integer, Words.Word> all = new TreeMap<>();
        if (known != null) {
            known.of(document.get()).forEach(word -> all.put(word.offset(), word));
            // The parser knows better than the lexer.
            names.now().forEach(name -> all.put(name.offset(), name));
        }
        rest = all.values().stream()
                .dropWhile(word -> word.offset() + word.length() <= offset)
                .iterator();
        next = rest.hasNext() ? rest.next() : null;
        position = offset;
        end = offset + length;
        tokenOffset = offset;
    }

    @Override
    public IToken nextToken() {
        tokenOffset = position;
        if (position >= end) return Token.EOF;
        if (next == null || next.offset() >= end) {
            position = end;
            return Token.UNDEFINED;
        }
        if (next.offset() > position) {
            position = next.offset();
            return Token.UNDEFINED;
        }
        Words.Word word = next;
        position = Math.min(end, word.offset() + word.length());
        next = rest.hasNext() ? rest.next() : null;
        return new Token(word.colour().attribute());
    }

    @Override
    public int getTokenOffset() {
        return tokenOffset;
    }

    @Override
    public int getTokenLength() {
        return position - tokenOffset;
    }
}
