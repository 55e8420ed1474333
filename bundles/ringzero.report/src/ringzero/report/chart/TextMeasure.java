// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

/** How wide a text will be. A canvas asks its font; a file that is drawn elsewhere has to estimate. */
public interface TextMeasure {
    double width(String text, double size, boolean bold);

    /**
     * An estimate that is rather too wide: the widths of Helvetica, plus a tenth for the wider fonts of other systems. Letters
     * outside of Latin count as wide as the widest of theirs.
     */
    static TextMeasure estimate() {
        return (text, size, bold) ->
                text.codePoints().mapToDouble(TextMeasure::em).sum() * size * (bold ? 1.17 : 1.1);
    }

    private static double em(int c) {
        if (c >= '0' && c <= '9') return 0.556;
        if (c < 0x80) return ASCII[c] / 1000.0;
        if (c == '\u00a0') return 0.278;
        if (c >= 0x1100 && (c <= 0x11ff || c >= 0x2e80)) return 1; // Hangul, Han, emoji
        return 0.6;
    }

    /** Advance widths of Helvetica in thousandths, from Adobe's font metrics (AFM); 556 for what is not printed. */
    int[] ASCII = widths("278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 "
            + "556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 "
            + "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
            + "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 "
            + "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 "
            + "556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 556");

    private static int[] widths(String table) {
        int[] widths = new int[128];
        java.util.Arrays.fill(widths, 556);
        String[] numbers = table.split(" ");
        for (int i = 0; i < numbers.length; i++) widths[32 + i] = Integer.parseInt(numbers[i]);
        return widths;
    }
}
