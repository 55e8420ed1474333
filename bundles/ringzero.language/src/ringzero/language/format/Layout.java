// SPDX-License-Identifier: EPL-2.0
package ringzero.language.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides the space before every piece of a text. What stands between braces on one line stays on one line; otherwise every
 * setting, step and declaration gets a line of its own. Of line breaks inside a setting and of empty lines the author's are kept,
 * one empty line at most.
 */
final class Layout {

    private static final int INDENTATION = 4;

    private final List<Piece> pieces;

    private Layout(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Decides for all pieces of a text. */
    static void arrange(List<Piece> pieces) {
        new Layout(pieces).arrange();
    }

    private void arrange() {
        matchBraces();
        for (int i = 0; i < pieces.size(); i++) place(i);
        separateDeclarations();
        Table.align(pieces);
        alignContinuations();
    }

    private void matchBraces() {
        var open = new ArrayDeque<Piece>();
        var breaksBefore = new ArrayDeque<Integer>();
        int breaks = 0;
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            breaks += piece.breaks;
            if (piece.is("{")) {
                open.push(piece);
                breaksBefore.push(breaks);
            } else if (piece.is("}") && !open.isEmpty()) {
                piece.other = open.pop();
                piece.other.other = piece;
                boolean empty = pieces.get(i - 1) == piece.other;
                piece.broken = !empty && breaks > breaksBefore.pop();
                piece.other.broken = piece.broken;
            }
        }
        int depth = 0;
        open.clear();
        for (var piece : pieces) {
            if (piece.is("}") && piece.other != null) {
                open.pop();
                if (piece.broken) depth--;
            }
            piece.depth = depth;
            piece.enclosing = open.peek();
            if (piece.is("{") && piece.other != null) {
                open.push(piece);
                if (piece.broken) depth++;
            }
        }
    }

    private void place(int i) {
        var piece = pieces.get(i);
        if (i == 0) return;
        var before = pieces.get(i - 1);
        boolean inBrokenBraces = piece.enclosing == null || piece.enclosing.broken;
        if (piece.is("}") && piece.broken) line(piece, piece.depth * INDENTATION, false);
        else if (piece.isComment()) placeComment(i);
        else if (piece.opensItem && inBrokenBraces) {
            boolean behindComment = before.kind == Piece.Kind.COMMENT
                    && !before.text.startsWith("/**")
                    && before.newLine
                    && piece.breaks == 0;
            if (behindComment) piece.blanks = 1;
            else line(piece, piece.depth * INDENTATION, piece.breaks > 1);
        } else if (before.kind == Piece.Kind.LINE_COMMENT || piece.breaks > 0 && mayBeginLine(before, piece)) {
            // lists are put in order later, when it is known where the first of the list stands
            line(piece, continuation(piece), false);
        } else piece.blanks = blanks(before, piece);
    }

    private void placeComment(int i) {
        var comment = pieces.get(i);
        if (comment.breaks == 0) {
            comment.blanks = comment.kind == Piece.Kind.LINE_COMMENT ? 2 : 1;
            return;
        }
        var next = nextWord(i);
        boolean betweenItems = next == null || next.opensItem || next.is("}") || next.is("otherwise");
        int indentation = comment.depth * INDENTATION + (betweenItems ? 0 : INDENTATION);
        line(comment, indentation, comment.breaks > 1);
    }

    private Piece nextWord(int i) {
        for (int next = i + 1; next < pieces.size(); next++)
            if (!pieces.get(next).isComment()) return pieces.get(next);
        return null;
    }

    private static int continuation(Piece piece) {
        return piece.depth * INDENTATION + (piece.is("otherwise") ? 0 : INDENTATION);
    }

    private static void line(Piece piece, int indentation, boolean afterEmptyLine) {
        piece.newLine = true;
        piece.emptyLine = afterEmptyLine;
        piece.blanks = indentation;
    }

    private static boolean mayBeginLine(Piece before, Piece piece) {
        return !before.opensItem && !piece.is("{") && !piece.is("}") && blanks(before, piece) > 0;
    }

    /** Blanks between two pieces on one line. */
    private static int blanks(Piece before, Piece piece) {
        if (piece.is(",") || piece.is(")") || piece.is("]") || piece.is("[")) return 0;
        if (before.is("(") || before.is("[")) return 0;
        if (piece.is("(") && (before.is("minimum") || before.is("maximum"))) return 0;
        if (piece.is(".") || before.is(".")) return 0;
        if (before.is("-") && !before.rule.equals("Expression")) return 0;
        boolean isRate = piece.text.startsWith("/") && piece.rule.equals("Unit");
        if (isRate) return before.text.equals("in") ? 1 : 0;
        if (piece.opensItem && !before.is("{") && !before.isComment()) return 2;
        return 1;
    }

    /** Declarations that take several lines stand apart, as do the package and the imports. */
    private void separateDeclarations() {
        Piece last = null;
        boolean lastIsLong = false;
        int comments = -1;
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.isComment() && piece.newLine && piece.depth == 0) {
                if (comments < 0) comments = i;
                continue;
            }
            if (piece.opensItem && piece.newLine && piece.depth == 0 && last != null) {
                boolean apart =
                        lastIsLong || isLong(i) || last.is("package") || last.is("import") && !piece.is("import");
                var first = comments < 0 ? piece : pieces.get(comments);
                // a comment that stands apart from the declaration already does not belong to it
                boolean isApart = first.emptyLine || piece.emptyLine;
                if (apart && !isApart) first.emptyLine = true;
            }
            if (piece.opensItem && piece.depth == 0 && (piece.newLine || last == null)) {
                last = piece;
                lastIsLong = isLong(i);
            }
            comments = -1;
        }
    }

    private boolean isLong(int item) {
        for (int i = item; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (piece.is("{")) return piece.broken;
            if (i > item && piece.newLine) return false;
        }
        return false;
    }

    /** What continues a list stands below the first of the list. */
    private void alignContinuations() {
        int column = 0;
        int listColumn = 0;
        boolean second = false;
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            boolean continuesList = i > 0
                    && piece.newLine
                    && piece.depth > 0
                    && !piece.isComment()
                    && pieces.get(i - 1).is(",");
            if (continuesList && listColumn > 0) piece.blanks = listColumn;
            column = piece.newLine || i == 0 ? piece.blanks : column + piece.blanks;
            if (second) listColumn = column;
            second = piece.opensItem;
            column += piece.text.length();
        }
    }

    /** The text, laid out. */
    static String text(List<Piece> pieces, String lineBreak) {
        var text = new StringBuilder();
        for (var piece : pieces) text.append(space(piece, lineBreak)).append(text(piece, lineBreak));
        return pieces.isEmpty() ? "" : text.append(lineBreak).toString();
    }

    /** The space before a piece. */
    static String space(Piece piece, String lineBreak) {
        return (piece.newLine ? lineBreak : "") + (piece.emptyLine ? lineBreak : "") + " ".repeat(piece.blanks);
    }

    /** A piece's text; the lines of a comment are moved with its beginning. */
    static String text(Piece piece, String lineBreak) {
        if (piece.kind != Piece.Kind.COMMENT || piece.text.indexOf('\n') < 0) return piece.text;
        var lines = new ArrayList<>(piece.text.lines().toList());
        boolean starred = lines.stream().skip(1).allMatch(line -> line.strip().startsWith("*"));
        if (!starred) return piece.text;
        var margin = " ".repeat(piece.blanks + 1);
        for (int i = 1; i < lines.size(); i++)
            lines.set(i, margin + lines.get(i).strip());
        return String.join(lineBreak, lines);
    }
}
