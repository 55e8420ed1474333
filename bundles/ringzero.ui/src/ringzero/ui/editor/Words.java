// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.TypeLiteral;
import com.google.inject.name.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.Token;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;
import org.eclipse.xtext.parser.antlr.Lexer;
import org.eclipse.xtext.parser.antlr.LexerBindings;

/** Divides text into words with the lexer of the language, so that keywords are listed in the grammar only. */
final class Words {

    /** A word and what it looks like. */
    record Word(int offset, int length, Colours colour) {}

    private final Provider<Lexer> lexers;
    private final Map<Integer, String> tokens;

    private Words(Provider<Lexer> lexers, Map<Integer, String> tokens) {
        this.lexers = lexers;
        this.tokens = tokens;
    }

    static Words of(Injector language) {
        Key<Provider<Lexer>> lexer = Key.get(new TypeLiteral<Provider<Lexer>>() {}, Names.named(LexerBindings.RUNTIME));
        return new Words(
                language.getInstance(lexer),
                language.getInstance(ITokenDefProvider.class).getTokenDefMap());
    }

    /** All words of a text that have a look of their own, in their order. Takes time in proportion to the text. */
    List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Lexer lexer = lexers.get();
        lexer.setCharStream(new ANTLRStringStream(text));
        int offset = 0;
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            int length = token.getText().length();
            Colours colour = colour(tokens.getOrDefault(token.getType(), ""), token.getText());
            if (colour != Colours.NAME) words.add(new Word(offset, length, colour));
            offset += length;
        }
        return words;
    }

    private static Colours colour(String token, String text) {
        return switch (token) {
            case "RULE_ML_COMMENT" -> text.startsWith("/**") ? Colours.DOCUMENTATION : Colours.COMMENT;
            case "RULE_SL_COMMENT" -> Colours.COMMENT;
            case "RULE_STRING" -> Colours.STRING;
            case "RULE_NUMBER" -> Colours.NUMBER;
            default -> token.startsWith("'") && Character.isLetter(text.charAt(0)) ? Colours.KEYWORD : Colours.NAME;
        };
    }
}
