// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Markdown as a text widget shows it.
 *
 * @param text what is to be read, with an empty line between paragraphs
 * @param spans the parts of it that look different, in order and without overlap
 */
public record Prose(String text, List<Span> spans) {

    /** What a part may look like. */
    public enum Style {
        STRONG,
        EMPHASIS,
        CODE
    }

    /** A part that looks different. */
    public record Span(int offset, int length, Set<Style> styles) {}

    public static Prose of(String markdown) {
        Writer writer = new Writer();
        Parser.builder().build().parse(markdown).accept(writer);
        return new Prose(writer.text.toString(), List.copyOf(writer.spans));
    }

    private static final class Writer extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private final List<Span> spans = new ArrayList<>();
        private Set<Style> styles = EnumSet.noneOf(Style.class);

        private void write(String words) {
            if (!styles.isEmpty() && !words.isEmpty())
                spans.add(new Span(text.length(), words.length(), EnumSet.copyOf(styles)));
            text.append(words);
        }

        private void inStyle(Style style, Runnable content) {
            Set<Style> before = styles;
            styles = EnumSet.of(style);
            styles.addAll(before);
            content.run();
            styles = before;
        }

        /** Begins a paragraph; the items of a list follow each other closely. */
        private void begin(Node block) {
            boolean first = block.getParent() instanceof ListItem && block.getPrevious() == null;
            if (!text.isEmpty() && !first) text.append(block instanceof ListItem ? "\n" : "\n\n");
        }

        @Override
        public void visit(Paragraph paragraph) {
            begin(paragraph);
            visitChildren(paragraph);
        }

        @Override
        public void visit(Heading heading) {
            begin(heading);
            inStyle(Style.STRONG, () -> visitChildren(heading));
        }

        @Override
        public void visit(BulletList list) {
            list(list, "• ");
        }

        @Override
        public void visit(OrderedList list) {
            int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) item(item, number++ + ". ");
        }

        private void list(Node list, String mark) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) item(item, mark);
        }

        private void item(Node item, String mark) {
            begin(item);
            write(mark);
            visitChildren(item);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code(block, block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code(block, block.getLiteral());
        }

        private void code(Node block, String literal) {
            begin(block);
            inStyle(Style.CODE, () -> write(literal.stripTrailing()));
        }

        @Override
        public void visit(Code code) {
            inStyle(Style.CODE, () -> write(code.getLiteral()));
        }

        @Override
        public void visit(StrongEmphasis strong) {
            inStyle(Style.STRONG, () -> visitChildren(strong));
        }

        @Override
        public void visit(Emphasis emphasis) {
            inStyle(Style.EMPHASIS, () -> visitChildren(emphasis));
        }

        @Override
        public void visit(Text words) {
            write(words.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            write(html.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            write(" ");
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            write("\n");
        }
    }
}
