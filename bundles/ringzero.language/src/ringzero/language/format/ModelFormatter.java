// SPDX-License-Identifier: EPL-2.0
package ringzero.language.format;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.name.Named;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.Token;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.ITextReplacement;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.Lexer;
import org.eclipse.xtext.parser.antlr.LexerBindings;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.ITextRegion;
import org.eclipse.xtext.util.TextRegion;

/**
 * Lays a model out: four blanks for each brace, one setting to a line, values below each other; what stands between braces on one
 * line stays there. Only space changes, and the indentation of comments that span lines. A text that is no model stays as it is.
 */
public final class ModelFormatter implements IFormatter2 {

    /** A part of the text and what takes its place. */
    public record Change(int offset, int length, String text) {}

    private final IParser parser;
    private final Provider<Lexer> lexers;

    @Inject
    public ModelFormatter(IParser parser, @Named(LexerBindings.RUNTIME) Provider<Lexer> lexers) {
        this.parser = parser;
        this.lexers = lexers;
    }

    /** A text, laid out; empty if it does not follow the grammar. */
    public Optional<String> format(String text) {
        var parsed = parser.parse(new StringReader(text));
        if (parsed.hasSyntaxErrors()) return Optional.empty();
        var formatted = new StringBuilder(text);
        var changes = changes(parsed.getRootNode());
        for (var change : changes.reversed())
            formatted.replace(change.offset, change.offset + change.length, change.text);
        return Optional.of(formatted.toString());
    }

    /** What to change in a part of a text that was read already; nothing if it does not follow the grammar. */
    public List<Change> changes(IParseResult parsed, ITextRegion part) {
        if (parsed == null || parsed.hasSyntaxErrors()) return List.of();
        return changes(parsed.getRootNode()).stream()
                .filter(change -> touches(change, part))
                .toList();
    }

    /** Xtext asks this way when it has changed a model itself. */
    @Override
    public List<ITextReplacement> format(FormatterRequest request) {
        var text = request.getTextRegionAccess();
        if (!(text.getResource() instanceof XtextResource resource)) return List.of();
        var whole = List.<ITextRegion>of(new TextRegion(0, Integer.MAX_VALUE));
        var parts = request.getRegions() == null || request.getRegions().isEmpty() ? whole : request.getRegions();
        return parts.stream()
                .flatMap(part -> changes(resource.getParseResult(), part).stream())
                .distinct()
                .map(change ->
                        text.regionForOffset(change.offset, change.length).replaceWith(change.text))
                .toList();
    }

    private static boolean touches(Change change, ITextRegion part) {
        return part.contains(new TextRegion(change.offset, change.length))
                || change.offset < part.getOffset() + part.getLength()
                        && change.offset + change.length > part.getOffset();
    }

    private List<Change> changes(ICompositeNode root) {
        var text = root.getText();
        var pieces = Pieces.of(root);
        var lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        Layout.arrange(pieces);
        var changes = new ArrayList<Change>();
        int done = text.startsWith("\ufeff") ? 1 : 0;
        for (var piece : pieces) {
            add(changes, text, done, piece.offset, Layout.space(piece, lineBreak));
            add(changes, text, piece.offset, piece.end(), Layout.text(piece, lineBreak));
            done = piece.end();
        }
        add(changes, text, done, text.length(), pieces.isEmpty() ? "" : lineBreak);
        if (sameWords(text, pieces, lineBreak)) return changes;
        throw new IllegalStateException("formatting would change the words of the text");
    }

    private static void add(List<Change> changes, String text, int from, int to, String wanted) {
        if (!text.substring(from, to).equals(wanted)) changes.add(new Change(from, to - from, wanted));
    }

    /** Space divides words: without it, two might become one. */
    private boolean sameWords(String text, List<Piece> pieces, String lineBreak) {
        return words(text).equals(words(Layout.text(pieces, lineBreak)));
    }

    private List<String> words(String text) {
        var lexer = lexers.get();
        lexer.setCharStream(new ANTLRStringStream(text));
        var words = new ArrayList<String>();
        for (var token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            var word = token.getText().replaceAll("[\\s\ufeff]+", " ").strip();
            if (!word.isEmpty()) words.add(word);
        }
        return words;
    }
}
