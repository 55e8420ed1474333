// SPDX-License-Identifier: EPL-2.0
package ringzero.report.pdf;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import ringzero.report.notation.Escape;

/**
 * A font that every PDF viewer has. They hold the letters of Western Europe (Windows code page 1252); accents are dropped from other
 * Latin letters, and what has no likeness becomes a question mark. The HTML report shows every script.
 */
enum Face {
    REGULAR("Helvetica"),
    BOLD("Helvetica-Bold"),
    MONO("Courier");

    private static final Charset WESTERN = Charset.forName("windows-1252");

    final String name;
    private final int[] widths;

    Face(String name) {
        this.name = name;
        this.widths = widths(name.endsWith("Bold") ? Widths.HELVETICA_BOLD : Widths.HELVETICA);
    }

    /** One line in the letters of the font. */
    static String shown(String text) {
        if (text.chars().allMatch(c -> c >= 32 && c < 127)) return text;
        String line = Escape.line(text)
                .replace('\u2212', '\u2013')
                .replace('\u202f', '\u00a0')
                .replace("≤", "<=")
                .replace("≥", ">=")
                .replace("▲", "*");
        CharsetEncoder encoder = WESTERN.newEncoder();
        StringBuilder result = new StringBuilder();
        line.codePoints().forEach(c -> {
            String one = Character.toString(c);
            if (encoder.canEncode(one)) {
                result.append(one);
                return;
            }
            String base = Normalizer.normalize(one, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
            result.append(!base.isEmpty() && encoder.canEncode(base) ? base : "?");
        });
        return result.toString();
    }

    /** The bytes of text that has been through {@link #shown}. */
    static byte[] bytes(String shown) {
        return shown.getBytes(WESTERN);
    }

    double width(String shown, double size) {
        if (this == MONO) return shown.length() * 0.6 * size;
        double sum = 0;
        for (int i = 0; i < shown.length(); i++) sum += width(shown.charAt(i));
        return sum / 1000 * size;
    }

    private double width(char c) {
        if (c >= 32 && c < 127) return widths[c - 32];
        return switch (c) {
            case '\u00a0', '·' -> 278;
            case '±', '×', '÷' -> 584;
            case '…', '—' -> 1000;
            case 'µ' -> this == BOLD ? 611 : 556;
            default -> {
                char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                        .charAt(0);
                yield base >= 32 && base < 127 ? widths[base - 32] : 556;
            }
        };
    }

    private static int[] widths(String table) {
        String[] numbers = table.split(" ");
        int[] widths = new int[numbers.length];
        for (int i = 0; i < widths.length; i++) widths[i] = Integer.parseInt(numbers[i]);
        return widths;
    }

    /** Advance widths in thousandths for the characters 32 to 126, from Adobe's font metrics (AFM). */
    private static final class Widths {
        // spotless:off
        static final String HELVETICA =
                "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 "
                + "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 "
                + "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";
        static final String HELVETICA_BOLD =
                "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 "
                + "975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 "
                + "333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584";
        // spotless:on
    }
}
