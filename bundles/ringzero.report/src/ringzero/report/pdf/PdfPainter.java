// SPDX-License-Identifier: EPL-2.0
package ringzero.report.pdf;

import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;
import ringzero.report.chart.TextMeasure;
import ringzero.report.chart.Theme;

/** Paints a picture on a page. */
final class PdfPainter {
    private static final double[] SOLID = {};

    private final Sheet sheet;
    private final Theme theme = Theme.light();
    private final double left;
    private final double top;
    private final double scale;

    private PdfPainter(Sheet sheet, double left, double top, double scale) {
        this.sheet = sheet;
        this.left = left;
        this.top = top;
        this.scale = scale;
    }

    static void paint(Picture picture, Sheet sheet, double left, double top, double scale) {
        PdfPainter painter = new PdfPainter(sheet, left, top, scale);
        for (Mark mark : picture.marks()) painter.paint(mark);
    }

    /** Widths as they will be on paper. */
    static TextMeasure measure() {
        return (text, size, bold) -> (bold ? Face.BOLD : Face.REGULAR).width(Face.shown(text), size);
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Line line ->
                sheet.line(
                        xs(line.x1(), line.x2()),
                        ys(line.y1(), line.y2()),
                        theme.colour(line.ink()),
                        line.width() * scale,
                        scaled(line.dash()));
            case Mark.Polyline line ->
                sheet.line(
                        xs(line.xs()),
                        ys(line.ys()),
                        theme.colour(line.ink()),
                        line.width() * scale,
                        scaled(line.dash()));
            case Mark.Polygon area ->
                sheet.fill(xs(area.xs()), ys(area.ys()), theme.colour(area.ink()), area.opacity());
            case Mark.Rect rect ->
                sheet.rect(
                        x(rect.x()),
                        y(rect.y()),
                        rect.width() * scale,
                        rect.height() * scale,
                        theme.colour(rect.ink()));
            case Mark.Symbol symbol -> symbol(symbol);
            case Mark.Area area -> {} // nothing to see
            case Mark.Text text -> text(text);
        }
    }

    private void symbol(Mark.Symbol symbol) {
        double[] corners = symbol.corners();
        if (corners.length == 0) {
            sheet.circle(x(symbol.x()), y(symbol.y()), (symbol.radius() + 0.5) * scale, theme.surface());
            sheet.circle(x(symbol.x()), y(symbol.y()), symbol.radius() * scale, theme.colour(symbol.ink()));
            return;
        }
        double[] xs = new double[corners.length / 2];
        double[] ys = new double[corners.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = x(corners[2 * i]);
            ys[i] = y(corners[2 * i + 1]);
        }
        sheet.fill(xs, ys, theme.colour(symbol.ink()), 1);
    }

    private void text(Mark.Text text) {
        Face face = text.bold() ? Face.BOLD : Face.REGULAR;
        String shown = Face.shown(text.text());
        double width = face.width(shown, text.size() * scale);
        double x = switch (text.anchor()) {
            case START -> x(text.x());
            case MIDDLE -> x(text.x()) - width / 2;
            case END -> x(text.x()) - width;
        };
        sheet.text(x, y(text.y()), shown, face, text.size() * scale, theme.colour(text.ink()));
    }

    private double x(double x) {
        return left + x * scale;
    }

    private double y(double y) {
        return top + y * scale;
    }

    private double[] xs(double... xs) {
        double[] result = new double[xs.length];
        for (int i = 0; i < xs.length; i++) result[i] = x(xs[i]);
        return result;
    }

    private double[] ys(double... ys) {
        double[] result = new double[ys.length];
        for (int i = 0; i < ys.length; i++) result[i] = y(ys[i]);
        return result;
    }

    private double[] scaled(double[] dash) {
        if (dash.length == 0) return SOLID;
        double[] result = new double[dash.length];
        for (int i = 0; i < dash.length; i++) result[i] = dash[i] * scale;
        return result;
    }
}
