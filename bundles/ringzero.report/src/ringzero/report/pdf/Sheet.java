// SPDX-License-Identifier: EPL-2.0
package ringzero.report.pdf;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** One page while it is drawn: points from the upper left corner, y downwards. */
final class Sheet {
    static final double WIDTH = 595.28;
    static final double HEIGHT = 841.89;

    private final StringBuilder content = new StringBuilder();

    byte[] content() {
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    void text(double x, double y, String shown, Face face, double size, int colour) {
        if (shown.isEmpty()) return;
        // in hexadecimal nothing needs an escape
        content.append("BT %s rg /%s %s Tf %s %s Td <%s> Tj ET\n"
                .formatted(
                        rgb(colour),
                        face.name(),
                        number(size),
                        number(x),
                        up(y),
                        HexFormat.of().formatHex(Face.bytes(shown))));
    }

    void line(double[] xs, double[] ys, int colour, double width, double[] dash) {
        StringBuilder dashes = new StringBuilder("[");
        for (double one : dash) dashes.append(number(one)).append(' ');
        content.append("%s RG %s w 1 j %s] 0 d ".formatted(rgb(colour), number(width), dashes));
        path(xs, ys);
        content.append("S\n");
    }

    void fill(double[] xs, double[] ys, int colour, double opacity) {
        boolean veil = opacity < 1;
        content.append(veil ? "q /veil gs " : "").append(rgb(colour)).append(" rg ");
        path(xs, ys);
        content.append(veil ? "f Q\n" : "f\n");
    }

    void rect(double x, double y, double width, double height, int colour) {
        content.append("%s rg %s %s %s %s re f\n"
                .formatted(rgb(colour), number(x), up(y + height), number(width), number(height)));
    }

    /** Of four Bezier curves; 0.5523 makes them a circle to a third of a thousandth. */
    void circle(double x, double y, double r, int colour) {
        double k = 0.5523 * r;
        content.append("%s rg %s %s m ".formatted(rgb(colour), number(x + r), up(y)));
        curve(x + r, y - k, x + k, y - r, x, y - r);
        curve(x - k, y - r, x - r, y - k, x - r, y);
        curve(x - r, y + k, x - k, y + r, x, y + r);
        curve(x + k, y + r, x + r, y + k, x + r, y);
        content.append("f\n");
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        content.append("%s %s %s %s %s %s c ".formatted(number(x1), up(y1), number(x2), up(y2), number(x3), up(y3)));
    }

    private void path(double[] xs, double[] ys) {
        for (int i = 0; i < xs.length; i++)
            content.append(number(xs[i])).append(' ').append(up(ys[i])).append(i == 0 ? " m " : " l ");
    }

    /** PDF counts upwards from the lower edge. */
    private static String up(double y) {
        return number(HEIGHT - y);
    }

    private static String rgb(int colour) {
        return number((colour >> 16 & 255) / 255.0) + " " + number((colour >> 8 & 255) / 255.0) + " "
                + number((colour & 255) / 255.0);
    }

    /** With up to three decimals; pages have tens of thousands of numbers, so this does not go through a formatter. */
    static String number(double value) {
        long thousandths = Math.round(value * 1000);
        String sign = thousandths < 0 ? "-" : "";
        long size = Math.abs(thousandths);
        String whole = sign + size / 1000;
        long rest = size % 1000;
        if (rest == 0) return whole;
        if (rest % 100 == 0) return whole + "." + rest / 100;
        if (rest % 10 == 0) return whole + (rest < 100 ? ".0" : ".") + rest / 10;
        return whole + (rest < 10 ? ".00" : rest < 100 ? ".0" : ".") + rest;
    }
}
