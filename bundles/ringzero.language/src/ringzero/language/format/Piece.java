// SPDX-License-Identifier: EPL-2.0
package ringzero.language.format;

/** A word, sign or comment of a text together with the space before it, as it is and as it is to be. */
final class Piece {

    /** Where it begins in the text. */
    final int offset;

    /** As written; without the end of the line if it is a comment that ends with it. */
    final String text;

    final Kind kind;

    /** The grammar rule that asks for it; empty for comments. */
    final String rule;

    /** Line breaks before it in the text. */
    final int breaks;

    /** Whether a setting, step or declaration begins with it. */
    final boolean opensItem;

    /** For braces: the other one; otherwise null. */
    Piece other;

    /** For braces: whether what they enclose is spread over lines. */
    boolean broken;

    /** The opening brace around it; null at the top. */
    Piece enclosing;

    /** Broken braces around it. */
    int depth;

    /** Whether it is to begin a line, and if so, with an empty line before it. */
    boolean newLine;

    boolean emptyLine;

    /** Blanks before it, after the line break if there is one. */
    int blanks;

    /** What a piece is. */
    enum Kind {
        KEYWORD,
        WORD,
        LINE_COMMENT,
        COMMENT
    }

    Piece(int offset, String text, Kind kind, String rule, int breaks, boolean opensItem) {
        this.offset = offset;
        this.text = text;
        this.kind = kind;
        this.rule = rule;
        this.breaks = breaks;
        this.opensItem = opensItem;
    }

    boolean isComment() {
        return kind == Kind.COMMENT || kind == Kind.LINE_COMMENT;
    }

    /** Whether it is this keyword or sign. */
    boolean is(String keyword) {
        return kind == Kind.KEYWORD && text.equals(keyword);
    }

    int end() {
        return offset + text.length();
    }
}
