// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/**
 * What the parser knows of words and the lexer does not. No keyword is taken from the user, so {@code sr-iov} is a keyword in one
 * place and the name of a path in another.
 */
record SemanticWords(SemanticTokensLegend legend) {
    // line and column relative to the one before, length, type, modifiers
    private static final int NUMBERS_PER_TOKEN = 5;

    /** The words of a text, in their order. */
    List<Words.Word> of(SemanticTokens tokens, Places places) {
        List<Integer> numbers = tokens.getData();
        List<Words.Word> words = new ArrayList<>(numbers.size() / NUMBERS_PER_TOKEN);
        int line = 0;
        int column = 0;
        for (int i = 0; i + NUMBERS_PER_TOKEN <= numbers.size(); i += NUMBERS_PER_TOKEN) {
            column = numbers.get(i) == 0 ? column + numbers.get(i + 1) : numbers.get(i + 1);
            line += numbers.get(i);
            int offset = places.offset(new Position(line, column));
            words.add(new Words.Word(offset, numbers.get(i + 2), colour(numbers.get(i + 3), numbers.get(i + 4))));
        }
        return words;
    }

    private Colours colour(int type, int modifiers) {
        if (has(modifiers, SemanticTokenModifiers.Declaration)) return Colours.NAME;
        if (has(modifiers, SemanticTokenModifiers.DefaultLibrary)) return Colours.LIBRARY;
        return switch (legend.getTokenTypes().get(type)) {
            case SemanticTokenTypes.Type -> Colours.UNIT;
            case SemanticTokenTypes.Namespace -> Colours.NAME;
            case SemanticTokenTypes.Property -> Colours.PROPERTY;
            case SemanticTokenTypes.Keyword -> Colours.KEYWORD;
            default -> Colours.REFERENCE;
        };
    }

    private boolean has(int modifiers, String modifier) {
        return (modifiers >> legend.getTokenModifiers().indexOf(modifier) & 1) == 1;
    }
}
