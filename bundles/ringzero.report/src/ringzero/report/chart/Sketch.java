// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ringzero.report.chart.Ink.Role;
import ringzero.report.chart.Mark.Anchor;
import ringzero.report.chart.Mark.Datum;
import ringzero.report.chart.Mark.Shape;
import ringzero.report.notation.Escape;

/** The marks of a picture in the making, and what is used up of its height. */
public final class Sketch {
    /** Of text, in pixels. */
    public static final double SIZE = 12;
    /** From one line of text to the next. */
    public static final double ROW = 18;
    /** A line without gaps. */
    public static final double[] SOLID = {};

    private static final double[][] DASHES = {SOLID, {6, 3}, {2, 3}, {8, 3, 2, 3}};

    /** Of the picture, in pixels. */
    public final double width;

    private final TextMeasure measure;
    private final List<Mark> marks = new ArrayList<>();

    /** The first free line from above. */
    public double top = 4;

    public Sketch(double width, TextMeasure measure) {
        this.width = width;
        this.measure = measure;
    }

    public List<Mark> marks() {
        return marks;
    }

    public void add(Mark mark) {
        marks.add(mark);
    }

    public void heading(String title) {
        text(0, top + 14, fitted(title, width, 14, true), Anchor.START, Role.TEXT, 14, true);
        top += 26;
    }

    public void text(double x, double y, String text, Anchor anchor, Ink ink) {
        text(x, y, text, anchor, ink, SIZE, false);
    }

    public void text(double x, double y, String text, Anchor anchor, Ink ink, double size, boolean bold) {
        marks.add(new Mark.Text(x, y, Escape.line(text), anchor, ink, size, bold));
    }

    public void line(double x1, double y1, double x2, double y2, Ink ink) {
        marks.add(new Mark.Line(x1, y1, x2, y2, ink, 1, SOLID));
    }

    public void rect(double x, double y, double width, double height, Ink ink) {
        marks.add(new Mark.Rect(x, y, Math.max(0, width), height, ink, Optional.empty()));
    }

    public void rect(double x, double y, double width, double height, Ink ink, Datum datum) {
        marks.add(new Mark.Rect(x, y, Math.max(0, width), height, ink, Optional.of(datum)));
    }

    public double widthOf(String text) {
        return measure.width(text, SIZE, false);
    }

    public double widthOf(String text, boolean bold) {
        return measure.width(text, SIZE, bold);
    }

    /** The text, or as much of its beginning as fits, with an ellipsis. */
    public String fitted(String text, double room) {
        return fitted(text, room, SIZE, false);
    }

    /** The same for bold text. */
    public String fitted(String text, double room, boolean bold) {
        return fitted(text, room, SIZE, bold);
    }

    private String fitted(String text, double room, double size, boolean bold) {
        String line = Escape.line(text);
        if (measure.width(line, size, bold) <= room) return line;
        int fits = 1;
        int tooMany = line.length();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (measure.width(line.substring(0, middle) + "…", size, bold) <= room) fits = middle;
            else tooMany = middle;
        }
        int end = Character.isHighSurrogate(line.charAt(fits - 1)) ? fits - 1 : fits;
        return line.substring(0, end).stripTrailing() + "…";
    }

    static Shape shape(int series) {
        return Shape.values()[series % Shape.values().length];
    }

    /** A new dash for each round through the colours. */
    static double[] dash(int series) {
        return DASHES[series / Theme.SERIES % DASHES.length];
    }

    /** Names with their symbols in as many rows as needed. */
    public void legend(List<String> names, boolean asLines) {
        legend(names, asLines, names);
    }

    /** Those of the names that are shown, each in the colour of its place among all. */
    void legend(List<String> names, boolean asLines, Collection<String> shown) {
        double x = 0;
        for (int i = 0; i < names.size(); i++) {
            if (!shown.contains(names.get(i))) continue;
            String name = fitted(names.get(i), width - 24);
            double needed = 22 + widthOf(name) + 16;
            if (x > 0 && x + needed - 16 > width) {
                x = 0;
                top += ROW;
            }
            key(x, top + 9, i, asLines);
            text(x + 22, top + 13, name, Anchor.START, Role.TEXT);
            x += needed;
        }
        top += ROW + 6;
    }

    /** The sign of a series: its line with its symbol, or a square. */
    void key(double x, double y, int series, boolean asLine) {
        Ink ink = new Ink.OfSeries(series);
        if (!asLine) {
            rect(x + 2, y - 6, 12, 12, ink);
            return;
        }
        add(new Mark.Line(x, y, x + 16, y, ink, 2, dash(series)));
        add(new Mark.Symbol(x + 8, y, 3.5, shape(series), ink, Optional.empty()));
    }

    /** What is shown if there is nothing to show. */
    double nothing() {
        text(width / 2, top + 40, "Nothing to draw: no run gave a value.", Anchor.MIDDLE, Role.MUTED);
        return top + 70;
    }
}
