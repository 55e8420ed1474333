// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ringzero.report.notation.Escape;

/**
 * Paints a picture as SVG: text stays text, colours are classes of the style sheet so that light and dark are one picture, and
 * every mark with data has a title that browsers show as a tooltip.
 */
public final class SvgPainter {
    private static final String FONT = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private final StringBuilder out = new StringBuilder();

    /** Before the number of a line of the model, as the target of a link; empty for no links. */
    private final String lines;

    private SvgPainter(String lines) {
        this.lines = lines;
    }

    /** An element for a page whose style sheet has the {@link Theme#rules}. The id must be unique in the page. */
    public static String inline(Picture picture, String id) {
        return new SvgPainter("").paint(picture, id, "");
    }

    /**
     * The same, with a link from everything that has a place in the model to its line.
     *
     * @param lines before the number of a line, as anchors of the page: "L"
     */
    public static String linked(Picture picture, String id, String lines) {
        return new SvgPainter("#" + lines).paint(picture, id, "");
    }

    /** A file of its own that follows the viewer's preference for light or dark. */
    public static String standalone(Picture picture) {
        String style = "<style>" + rules(Theme.light()) + "@media (prefers-color-scheme:dark){" + rules(Theme.dark())
                + "}</style>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new SvgPainter("").paint(picture, "picture", style)
                + "\n";
    }

    private static String rules(Theme theme) {
        return "svg{background:#%06x}".formatted(theme.surface()) + theme.rules();
    }

    private String paint(Picture picture, String id, String style) {
        String name = Escape.markup(id);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"")
                .append(lines.isEmpty() ? "img" : "group") // an image has no links
                .append("\" class=\"chart\" aria-labelledby=\"")
                .append(name)
                .append("-t ")
                .append(name)
                .append("-d\"");
        attribute("width", picture.width());
        attribute("height", picture.height());
        out.append(" viewBox=\"0 0 %s %s\"".formatted(number(picture.width()), number(picture.height())));
        out.append(" font-family=\"").append(FONT).append("\">");
        out.append("<title id=\"%s-t\">".formatted(name))
                .append(Escape.markup(picture.title()))
                .append("</title>");
        out.append("<desc id=\"%s-d\">".formatted(name))
                .append(Escape.markup(picture.description()))
                .append("</desc>");
        out.append(style);
        for (Mark mark : picture.marks()) paint(mark);
        return out.append("</svg>").toString();
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Line line -> {
                out.append("\n<path d=\"M")
                        .append(number(line.x1()))
                        .append(' ')
                        .append(number(line.y1()));
                out.append('L')
                        .append(number(line.x2()))
                        .append(' ')
                        .append(number(line.y2()))
                        .append('"');
                stroke(line.ink(), line.width(), line.dash());
                out.append("/>");
            }
            case Mark.Polyline line -> {
                out.append("\n<path d=\"").append(path(line.xs(), line.ys())).append('"');
                stroke(line.ink(), line.width(), line.dash());
                out.append(" fill=\"none\" stroke-linejoin=\"round\"/>");
            }
            case Mark.Polygon area -> {
                out.append("\n<path d=\"").append(path(area.xs(), area.ys())).append("Z\"");
                ink(area.ink());
                attribute("fill-opacity", area.opacity());
                out.append("/>");
            }
            case Mark.Rect rect -> {
                out.append("\n<rect");
                attribute("x", rect.x());
                attribute("y", rect.y());
                attribute("width", rect.width());
                attribute("height", rect.height());
                ink(rect.ink());
                close("rect", rect.datum());
            }
            case Mark.Symbol symbol -> symbol(symbol);
            case Mark.Area area -> area(area);
            case Mark.Text text -> text(text);
        }
    }

    private void symbol(Mark.Symbol symbol) {
        double[] corners = symbol.corners();
        String element = corners.length == 0 ? "circle" : "polygon";
        out.append("\n<").append(element);
        if (corners.length == 0) {
            attribute("cx", symbol.x());
            attribute("cy", symbol.y());
            attribute("r", symbol.radius());
        } else {
            out.append(" points=\"");
            for (int i = 0; i < corners.length; i++)
                out.append(i == 0 ? "" : " ").append(number(corners[i]));
            out.append('"');
        }
        ink(symbol.ink(), Ink.Role.SURFACE);
        close(element, symbol.datum());
    }

    private void area(Mark.Area area) {
        boolean link = !lines.isEmpty() && area.place().line() > 0;
        String sentence = Escape.markup(area.datum().sentence());
        if (link)
            out.append("\n<a href=\"%s%d\" aria-label=\"%s\">"
                    .formatted(lines, area.place().line(), sentence));
        out.append("\n<rect");
        attribute("x", area.x());
        attribute("y", area.y());
        attribute("width", area.width());
        attribute("height", area.height());
        out.append(" fill=\"none\" pointer-events=\"all\"><title>")
                .append(sentence)
                .append("</title></rect>");
        if (link) out.append("</a>");
    }

    private void text(Mark.Text text) {
        out.append("\n<text");
        attribute("x", text.x());
        attribute("y", text.y());
        attribute("font-size", text.size());
        if (text.bold()) out.append(" font-weight=\"600\"");
        switch (text.anchor()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        // a name of a rule stands on top of lines
        boolean onLines = text.ink() == Ink.Role.RULE;
        if (!onLines) ink(text.ink());
        else ink(text.ink(), Ink.Role.SURFACE);
        if (onLines) out.append(" paint-order=\"stroke\" stroke-width=\"4\" stroke-linejoin=\"round\"");
        out.append('>').append(Escape.markup(text.text())).append("</text>");
    }

    private void close(String element, java.util.Optional<Mark.Datum> datum) {
        if (datum.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append("><title>")
                .append(Escape.markup(datum.get().sentence()))
                .append("</title></")
                .append(element)
                .append('>');
    }

    private static String path(double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xs.length; i++)
            path.append(i == 0 ? 'M' : 'L').append(number(xs[i])).append(' ').append(number(ys[i]));
        return path.toString();
    }

    /** By class and not by variable: viewers other than browsers know style sheets, but no variables. */
    private void ink(Ink fill) {
        out.append(" class=\"f-").append(Theme.name(fill)).append('"');
    }

    private void ink(Ink fill, Ink outline) {
        out.append(" class=\"f-")
                .append(Theme.name(fill))
                .append(" k-")
                .append(Theme.name(outline))
                .append('"');
    }

    private void stroke(Ink ink, double width, double[] dash) {
        out.append(" class=\"k-").append(Theme.name(ink)).append('"');
        attribute("stroke-width", width);
        if (dash.length == 0) return;
        out.append(" stroke-dasharray=\"");
        for (int i = 0; i < dash.length; i++) out.append(i == 0 ? "" : " ").append(number(dash[i]));
        out.append('"');
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    /** Two decimals are a hundredth of a pixel. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
