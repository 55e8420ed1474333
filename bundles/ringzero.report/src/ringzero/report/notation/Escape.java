// SPDX-License-Identifier: EPL-2.0
package ringzero.report.notation;

/**
 * Text that is safe wherever it lands. Names come from models and may hold anything: markup, quotes, line breaks, NUL, half a
 * surrogate pair, marks that turn the direction of what follows.
 */
public final class Escape {
    private Escape() {}

    /**
     * One line of visible characters: control characters become their pictures (NUL becomes U+2400), and what changes the
     * direction of the rest of the line or is no character at all becomes U+FFFD. Letters of every script stay.
     */
    public static String line(String text) {
        return visible(text, false);
    }

    /** As {@link #line}, but line breaks and tabs stay. */
    public static String lines(String text) {
        return visible(text, true);
    }

    private static String visible(String text, boolean keepBreaks) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (keepBreaks && (c == '\n' || c == '\t')) result.appendCodePoint(c);
            else if (keepBreaks && c == '\r') return;
            else if (!keepBreaks && (c == '\n' || c == '\t')) result.append(' ');
            else if (c < 0x20) result.appendCodePoint(0x2400 + c);
            else if (c == 0x7f) result.appendCodePoint(0x2421);
            else if (isDisruptive(c)) result.append('\ufffd');
            else result.appendCodePoint(c);
        });
        return result.toString();
    }

    private static boolean isDisruptive(int c) {
        return c >= 0x80 && c < 0xa0 // C1 controls
                || c == 0x2028
                || c == 0x2029
                || c >= 0x202a && c <= 0x202e // embeddings and overrides
                || c >= 0x2066 && c <= 0x2069 // isolates
                || c >= 0xd800 && c <= 0xdfff // half a pair
                || (c & 0xfffe) == 0xfffe // not a character
                || c >= 0xfdd0 && c <= 0xfdef;
    }

    /** For text and attribute values, in HTML and XML alike; on one line. */
    public static String markup(String text) {
        return entities(line(text));
    }

    /** As {@link #markup}, but line breaks stay; for preformatted text. */
    public static String preformatted(String text) {
        return entities(lines(text));
    }

    private static String entities(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> result.append(c);
            }
        }
        return result.toString();
    }
}
