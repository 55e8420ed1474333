// SPDX-License-Identifier: EPL-2.0
package ringzero.language.recovery;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.eclipse.xtext.TerminalRule;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.ParseResult;
import ringzero.language.check.SyntaxMessages;
import ringzero.language.parser.antlr.VmmParser;
import ringzero.language.parser.antlr.internal.InternalVmmLexer;

/**
 * Reads a text that follows the grammar as ever. One that does not is searched for statements whose first word means nothing; if there are
 * any it is read again, each as if its first word was the one that must have been meant, or as if the statement was not there when
 * that is not clear. So a slip of the pen is told once, at its word, and everything behind it is understood.
 */
public class RecoveringParser extends VmmParser {

    /** Most texts are right: only asked for when one is not. */
    @Inject
    private Provider<Misfits> misfits;

    @Override
    protected IParseResult doParse(String rule, CharStream in, NodeModelBuilder builder, int lookAhead) {
        var parsed = super.doParse(rule, in, builder, lookAhead);
        if (!parsed.hasSyntaxErrors() || !getDefaultRuleName().equals(rule)) return parsed;
        var text = parsed.getRootNode().getText();
        var found = misfits.get().of(text);
        if (found.isEmpty()) return parsed;
        var again = createNodeModelBuilder();
        return told(super.doParse(rule, new Corrected(text, found), again, lookAhead), found, again);
    }

    private static IParseResult told(IParseResult parsed, List<Misfit> misfits, NodeModelBuilder builder) {
        for (var each : misfits) {
            INode leaf = NodeModelUtils.findLeafNodeAtOffset(parsed.getRootNode(), each.start());
            builder.setSyntaxError(
                    leaf, SyntaxMessages.misfit(each.word(), each.owner(), each.words(), each.nearest()));
        }
        return new ParseResult(parsed.getRootASTElement(), parsed.getRootNode(), true);
    }

    /** Whether a leaf is part of a statement that was read as if it was not there. */
    public static boolean isLeftOut(INode leaf) {
        return leaf.getGrammarElement() instanceof TerminalRule rule
                && rule.getName().equals("SL_COMMENT")
                && !leaf.getText().startsWith("//");
    }

    @Override
    protected TokenSource createLexer(CharStream text) {
        return text instanceof Corrected corrected ? new Corrections(corrected, keywords()) : super.createLexer(text);
    }

    /** The numbers of the keywords among the tokens. */
    private Map<String, Integer> keywords() {
        return getTokenDefProvider().getTokenDefMap().entrySet().stream()
                .filter(each -> each.getValue().startsWith("'"))
                .collect(Collectors.toMap(
                        each -> each.getValue().substring(1, each.getValue().length() - 1), Map.Entry::getKey));
    }

    /** A text of which it is known what is wrong. */
    private static final class Corrected extends ANTLRStringStream {

        private final List<Misfit> misfits;

        Corrected(String text, List<Misfit> misfits) {
            super(text);
            this.misfits = misfits;
        }
    }

    /** The tokens of a text as they must have been meant. */
    private static final class Corrections extends InternalVmmLexer {

        private final Map<String, Integer> keywords;
        private final Iterator<Misfit> left;
        private Misfit next;

        Corrections(Corrected text, Map<String, Integer> keywords) {
            super(text);
            this.keywords = keywords;
            left = text.misfits.iterator();
            next = left.next();
        }

        @Override
        public Token nextToken() {
            var token = super.nextToken();
            if (next == null || token.getType() == Token.EOF) return token;
            int start = ((CommonToken) token).getStartIndex();
            while (next != null && start >= next.end()) next = left.hasNext() ? left.next() : null;
            if (next == null || start < next.start()) return token;
            // as a comment: what the channel says is forgotten between a number and its unit
            if (!next.isClear()) token.setType(RULE_SL_COMMENT);
            else if (start == next.start())
                token.setType(keywords.get(next.nearest().getFirst()));
            return token;
        }
    }
}
