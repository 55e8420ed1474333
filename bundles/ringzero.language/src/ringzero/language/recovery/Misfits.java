// SPDX-License-Identifier: EPL-2.0
package ringzero.language.recovery;

import static org.antlr.runtime.Token.DEFAULT_CHANNEL;
import static org.antlr.runtime.Token.EOF;

import com.google.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import ringzero.language.check.Nearest;
import ringzero.language.parser.antlr.internal.InternalVmmLexer;

/**
 * Finds statements whose first word means nothing, from the words alone: a statement begins on a new line or after a brace, and what can begin there is
 * known from the braces around it. Only asked about texts that do not follow the grammar, so that a text that does is never doubted.
 */
class Misfits {

    @Inject
    private Blocks blocks;

    /** In the order of the text. */
    List<Misfit> of(String text) {
        return new Search(tokens(text)).found();
    }

    private static List<CommonToken> tokens(String text) {
        var lexer = new InternalVmmLexer(new ANTLRStringStream(text));
        var tokens = new ArrayList<CommonToken>();
        for (var each = lexer.nextToken(); each.getType() != EOF; each = lexer.nextToken()) {
            if (each.getChannel() == DEFAULT_CHANNEL && !isHidden(each.getType())) tokens.add((CommonToken) each);
        }
        return tokens;
    }

    private static boolean isHidden(int type) {
        return type == InternalVmmLexer.RULE_WS
                || type == InternalVmmLexer.RULE_ML_COMMENT
                || type == InternalVmmLexer.RULE_SL_COMMENT;
    }

    private final class Search {

        private final List<CommonToken> tokens;
        private final List<Misfit> found = new ArrayList<>();

        private CommonToken before;
        private CommonToken beforeThat;
        private final Deque<Inside> around = new ArrayDeque<>();

        Search(List<CommonToken> tokens) {
            this.tokens = tokens;
            around.push(Inside.of(List.of(blocks.file())));
        }

        List<Misfit> found() {
            for (int i = 0; i < tokens.size(); i++) {
                var token = tokens.get(i);
                boolean onNewLine = before == null || before.getLine() < token.getLine();
                if ((onNewLine || isBrace(before)) && isMisfit(token)) {
                    var misfit = misfit(i);
                    found.add(misfit);
                    if (misfit.isClear()) follow(misfit.nearest().getFirst(), true);
                    while (i + 1 < tokens.size() && tokens.get(i + 1).getStartIndex() < misfit.end()) i++;
                    if (!misfit.isClear()) continue;
                } else {
                    follow(token.getText(), onNewLine);
                }
                beforeThat = before;
                before = token;
            }
            return found;
        }

        private boolean isMisfit(CommonToken token) {
            return token.getType() == InternalVmmLexer.RULE_ID
                    && around.peek().beginsWithWordsOnly()
                    && (before == null || canEndStatement());
        }

        /** Whether what was read last can be the end of a statement: a value, or a name, also one that is spelt like a keyword. */
        private boolean canEndStatement() {
            var text = before.getText();
            boolean word = Character.isLetter(text.charAt(0)) && before.getType() != InternalVmmLexer.RULE_ID;
            if (word) return beforeThat != null && beforeThat.getText().equals(".") || blocks.canEnd(text);
            return switch (before.getType()) {
                case InternalVmmLexer.RULE_ID,
                        InternalVmmLexer.RULE_NUMBER,
                        InternalVmmLexer.RULE_PER,
                        InternalVmmLexer.RULE_STRING -> true;
                default -> isBrace(before) || text.equals("*");
            };
        }

        private static boolean isBrace(CommonToken token) {
            return token.getText().equals("{") || token.getText().equals("}");
        }

        /** The last word of the line, or the brace that closes what is opened on it. */
        private int lastOfStatement(int first) {
            int depth = 0;
            int i = first;
            for (; i < tokens.size(); i++) {
                boolean nextLine = tokens.get(i).getLine() > tokens.get(first).getLine();
                var text = tokens.get(i).getText();
                if (depth == 0 && (nextLine || text.equals("}"))) break;
                if (text.equals("{")) depth++;
                if (text.equals("}") && --depth == 0) return i;
            }
            return i - 1;
        }

        private Misfit misfit(int first) {
            var word = tokens.get(first);
            var words = around.peek().words();
            var nearest = Nearest.to(word.getText(), words.stream());
            var last = nearest.size() == 1 ? word : tokens.get(lastOfStatement(first));
            return new Misfit(
                    word.getStartIndex(),
                    last.getStopIndex() + 1,
                    word.getText(),
                    around.peek().blocks.getFirst().owner,
                    words,
                    nearest);
        }

        private void follow(String text, boolean onNewLine) {
            if (text.equals("}")) {
                if (around.size() > 1) around.pop();
                return;
            }
            around.peek().follow(text, onNewLine);
            if (text.equals("{")) around.push(Inside.of(around.peek().opened()));
        }
    }

    /**
     * What surrounds a word.
     *
     * @param blocks what the brace before it may have opened; none if that is not known
     * @param begun words of its line that a statement here begins with
     */
    private record Inside(List<Block> blocks, Set<String> begun) {

        static Inside of(List<Block> blocks) {
            return new Inside(blocks, new HashSet<>());
        }

        boolean beginsWithWordsOnly() {
            return !blocks.isEmpty() && blocks.stream().allMatch(Block::beginsWithWordsOnly);
        }

        Set<String> words() {
            var words = new LinkedHashSet<String>();
            for (var block : blocks) words.addAll(block.words());
            return words;
        }

        void follow(String word, boolean onNewLine) {
            if (blocks.stream().noneMatch(block -> block.words().contains(word))) return;
            if (onNewLine) begun.clear();
            begun.add(word);
        }

        List<Block> opened() {
            var opened = new LinkedHashSet<Block>();
            for (var block : blocks) begun.forEach(word -> opened.addAll(block.openedBy(word)));
            return List.copyOf(opened);
        }
    }
}
