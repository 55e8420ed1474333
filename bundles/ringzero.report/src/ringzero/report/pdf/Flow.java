// SPDX-License-Identifier: EPL-2.0
package ringzero.report.pdf;

import java.util.ArrayList;
import java.util.List;
import ringzero.report.chart.Picture;
import ringzero.report.chart.Theme;
import ringzero.report.pdf.PdfFile.Bookmark;

/** Fills pages from above: text in lines, tables whose heads come again, pictures that are not cut. */
final class Flow {
    static final double LEFT = 48;
    static final double WIDTH = Sheet.WIDTH - 2 * LEFT;
    private static final double TOP = 48;
    private static final double BOTTOM = Sheet.HEIGHT - 60;
    /** What a picture may be long at most, so that it fits on a page. */
    static final double LONGEST = BOTTOM - TOP - 60;

    private static final double LEADING = 1.38;

    /** Text in one style. */
    record Span(String text, Face face, double size, int colour) {}

    final Theme theme = Theme.light();
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Bookmark> bookmarks = new ArrayList<>();
    private double y = BOTTOM;

    List<Sheet> sheets() {
        return sheets;
    }

    List<Bookmark> bookmarks() {
        return bookmarks;
    }

    /** Starts a new page unless there is that much room on this one. */
    void need(double height) {
        if (!sheets.isEmpty() && y + height <= BOTTOM) return;
        sheets.add(new Sheet());
        y = TOP;
    }

    private Sheet sheet() {
        return sheets.getLast();
    }

    void space(double height) {
        y += height;
    }

    /** A section: a rule, a bookmark, and room for what it begins with. */
    void section(String title) {
        space(16);
        need(120);
        bookmarks.add(new Bookmark(title, sheets.size() - 1, y));
        sheet().rect(LEFT, y, WIDTH, 1.2, theme.text());
        space(8);
        paragraph(new Span(title, Face.BOLD, 14, theme.text()), 0);
        space(4);
    }

    /** Wrapped between the margins, the left one moved by the indent. */
    void paragraph(Span span, double indent) {
        for (String line : lines(span, WIDTH - indent)) {
            need(span.size() * LEADING);
            y += span.size() * LEADING;
            sheet().text(LEFT + indent, y - span.size() * 0.3, line, span.face(), span.size(), span.colour());
        }
    }

    /** A mark in the margin of the following paragraph. */
    void bullet(String mark, Face face, double size, int colour) {
        need(size * LEADING);
        sheet().text(LEFT, y + size * LEADING - size * 0.3, Face.shown(mark), face, size, colour);
    }

    double heightOf(Span span, double width) {
        return lines(span, width).size() * span.size() * LEADING;
    }

    /** Text that far from the left margin and below the current line, without moving on. */
    void at(double left, double below, Span span, double width) {
        double line = y + below;
        for (String text : lines(span, width)) {
            line += span.size() * LEADING;
            sheet().text(LEFT + left, line - span.size() * 0.3, text, span.face(), span.size(), span.colour());
        }
    }

    /** A picture there, without moving on. */
    void picture(Picture picture, double left, double below, double scale) {
        PdfPainter.paint(picture, sheet(), LEFT + left, y + below, scale);
    }

    /** Rows of cells, each a list of lines in their styles. The first row is the head. */
    void table(List<List<List<Span>>> rows) {
        if (rows.isEmpty() || rows.getFirst().isEmpty()) return;
        double[] widths = widths(rows);
        need(height(rows.getFirst(), widths) + (rows.size() > 1 ? height(rows.get(1), widths) : 0));
        row(rows.getFirst(), widths, 1.2);
        for (List<List<Span>> row : rows.subList(1, rows.size())) {
            if (y + height(row, widths) > BOTTOM) {
                need(Double.POSITIVE_INFINITY);
                row(rows.getFirst(), widths, 1.2);
            }
            row(row, widths, 0.5);
        }
        space(8);
    }

    private void row(List<List<Span>> row, double[] widths, double rule) {
        double height = height(row, widths);
        double x = LEFT;
        for (int c = 0; c < row.size(); c++) {
            double at = y + 3;
            for (Span span : row.get(c))
                for (String line : lines(span, widths[c] - 8)) {
                    at += span.size() * LEADING;
                    sheet().text(x, at - span.size() * 0.3, line, span.face(), span.size(), span.colour());
                }
            x += widths[c];
        }
        y += height;
        sheet().rect(LEFT, y - rule, WIDTH, rule, rule > 1 ? theme.text() : theme.grid());
    }

    private double height(List<List<Span>> row, double[] widths) {
        double highest = 0;
        for (int c = 0; c < row.size(); c++) {
            double height = 0;
            for (Span span : row.get(c)) height += heightOf(span, widths[c] - 8);
            highest = Math.max(highest, height);
        }
        return highest + 7;
    }

    /** As wide as the cells want; if that is too much, the wide ones give way, down to their longest words. */
    private static double[] widths(List<List<List<Span>>> rows) {
        int columns = rows.getFirst().size();
        double[] wanted = new double[columns];
        double[] least = new double[columns];
        for (List<List<Span>> row : rows)
            for (int c = 0; c < columns; c++)
                for (Span span : row.get(c)) {
                    wanted[c] = Math.max(wanted[c], span.face().width(Face.shown(span.text()), span.size()) + 9);
                    for (String word : Face.shown(span.text()).split(" "))
                        least[c] = Math.max(least[c], span.face().width(word, span.size()) + 9);
                }
        double sum = java.util.Arrays.stream(wanted).sum();
        double leastSum = java.util.Arrays.stream(least).sum();
        double[] widths = new double[columns];
        for (int c = 0; c < columns; c++) {
            if (sum <= WIDTH) widths[c] = wanted[c] + (WIDTH - sum) / columns;
            else if (leastSum >= WIDTH) widths[c] = Math.max(24, least[c] * WIDTH / leastSum);
            else widths[c] = least[c] + (wanted[c] - least[c]) * (WIDTH - leastSum) / (sum - leastSum);
        }
        return widths;
    }

    /** Words in lines; a word that is longer than a line is cut. */
    private static List<String> lines(Span span, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Face.shown(span.text()).split(" ")) {
            String rest = word;
            String joined = line.isEmpty() ? rest : line + " " + rest;
            if (span.face().width(joined, span.size()) <= width) {
                line = new StringBuilder(joined);
                continue;
            }
            if (!line.isEmpty()) lines.add(line.toString());
            while (rest.length() > 1 && span.face().width(rest, span.size()) > width) {
                int end = fitting(span, rest, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line = new StringBuilder(rest);
        }
        if (!line.isEmpty() || lines.isEmpty()) lines.add(line.toString());
        return lines;
    }

    /** How many characters of the word fit, at least one; found by halving, as a name can be of any length. */
    private static int fitting(Span span, String word, double width) {
        int fits = 1;
        int tooMany = word.length();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (span.face().width(word.substring(0, middle), span.size()) <= width) fits = middle;
            else tooMany = middle;
        }
        return fits;
    }

    /** The same line below every page, and its number. */
    void footers(String text) {
        String line = lines(new Span(text, Face.REGULAR, 8, theme.muted()), WIDTH - 60)
                .getFirst();
        for (int i = 0; i < sheets.size(); i++) {
            String page = (i + 1) + " / " + sheets.size();
            double at = Sheet.HEIGHT - 32;
            sheets.get(i).text(LEFT, at, line, Face.REGULAR, 8, theme.muted());
            double right = LEFT + WIDTH - Face.REGULAR.width(page, 8);
            sheets.get(i).text(right, at, page, Face.REGULAR, 8, theme.muted());
        }
    }
}
