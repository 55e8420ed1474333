// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import ringzero.report.chart.Ink;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;
import ringzero.report.chart.Theme;

/** Paints marks with SWT. */
public final class ChartPainter {
    private final GC gc;
    private final Theme theme;
    private final GcText text;

    public ChartPainter(GC gc, Theme theme, GcText text) {
        this.gc = gc;
        this.theme = theme;
        this.text = text;
    }

    public void paint(Picture picture) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        for (Mark mark : picture.marks()) paint(mark);
    }

    /** A frame around a part of the picture. */
    void frame(double x, double y, double width, double height) {
        gc.setForeground(colour(Ink.Role.TEXT));
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(2);
        gc.drawRoundRectangle(
                (int) Math.round(x) - 2,
                (int) Math.round(y) - 2,
                (int) Math.round(width) + 4,
                (int) Math.round(height) + 4,
                6,
                6);
    }

    /** A text on a ground of its own, over the picture. */
    void label(String words, double x, double y, double size, double padding) {
        double width = text.width(words, size, false) + 2 * padding;
        double height = 1.5 * size + padding;
        gc.setBackground(colour(Ink.Role.TEXT));
        gc.fillRoundRectangle((int) x, (int) y, (int) Math.ceil(width), (int) Math.ceil(height), 6, 6);
        paint(new Mark.Text(
                x + padding, y + height - padding - 1, words, Mark.Anchor.START, Ink.Role.SURFACE, size, false));
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Line line ->
                stroke(
                        new double[] {line.x1(), line.x2()},
                        new double[] {line.y1(), line.y2()},
                        line.ink(),
                        line.width(),
                        line.dash());
            case Mark.Polyline line -> stroke(line.xs(), line.ys(), line.ink(), line.width(), line.dash());
            case Mark.Polygon area -> {
                gc.setAlpha((int) Math.round(255 * area.opacity()));
                fill(area.xs(), area.ys(), area.ink());
                gc.setAlpha(255);
            }
            case Mark.Rect rect ->
                fill(
                        new double[] {rect.x(), rect.x() + rect.width(), rect.x() + rect.width(), rect.x()},
                        new double[] {rect.y(), rect.y(), rect.y() + rect.height(), rect.y() + rect.height()},
                        rect.ink());
            case Mark.Symbol symbol -> symbol(symbol);
            case Mark.Area area -> {} // nothing to see
            case Mark.Text words -> text(words);
        }
    }

    private Color colour(Ink ink) {
        int rgb = theme.colour(ink);
        return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    private void stroke(double[] xs, double[] ys, Ink ink, double width, double[] dash) {
        gc.setForeground(colour(ink));
        gc.setLineWidth((int) Math.max(1, Math.round(width)));
        gc.setLineJoin(SWT.JOIN_ROUND);
        if (dash.length > 0) {
            int[] lengths = new int[dash.length];
            for (int i = 0; i < dash.length; i++) lengths[i] = (int) Math.max(1, Math.round(dash[i]));
            gc.setLineDash(lengths);
        } else gc.setLineStyle(SWT.LINE_SOLID);
        Path path = path(xs, ys);
        gc.drawPath(path);
        path.dispose();
    }

    private void fill(double[] xs, double[] ys, Ink ink) {
        gc.setBackground(colour(ink));
        Path path = path(xs, ys);
        path.close();
        gc.fillPath(path);
        path.dispose();
    }

    private Path path(double[] xs, double[] ys) {
        Path path = new Path(gc.getDevice());
        for (int i = 0; i < xs.length; i++) {
            if (i == 0) path.moveTo((float) xs[i], (float) ys[i]);
            else path.lineTo((float) xs[i], (float) ys[i]);
        }
        return path;
    }

    private void symbol(Mark.Symbol symbol) {
        Path path = new Path(gc.getDevice());
        double[] corners = symbol.corners();
        if (corners.length == 0) {
            float diameter = (float) (2 * symbol.radius());
            path.addArc(
                    (float) (symbol.x() - symbol.radius()),
                    (float) (symbol.y() - symbol.radius()),
                    diameter,
                    diameter,
                    0,
                    360);
        }
        for (int i = 0; i < corners.length; i += 2) {
            if (i == 0) path.moveTo((float) corners[i], (float) corners[i + 1]);
            else path.lineTo((float) corners[i], (float) corners[i + 1]);
        }
        path.close();
        gc.setBackground(colour(symbol.ink()));
        gc.fillPath(path);
        gc.setForeground(colour(Ink.Role.SURFACE));
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
        gc.drawPath(path);
        path.dispose();
    }

    private void text(Mark.Text words) {
        gc.setForeground(colour(words.ink()));
        gc.setFont(text.font(words.size(), words.bold()));
        double width = text.width(words.text(), words.size(), words.bold());
        double x = switch (words.anchor()) {
            case START -> words.x();
            case MIDDLE -> words.x() - width / 2;
            case END -> words.x() - width;
        };
        FontMetrics metrics = gc.getFontMetrics();
        int ascent = metrics.getAscent() + metrics.getLeading();
        gc.drawText(words.text(), (int) Math.round(x), (int) Math.round(words.y()) - ascent, SWT.DRAW_TRANSPARENT);
    }
}
