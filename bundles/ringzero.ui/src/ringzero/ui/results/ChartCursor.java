// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringzero.report.chart.Mark;
import ringzero.report.chart.Picture;

/** Goes from one value of a picture to another, as arrow keys do. Knows where values are drawn, nothing of what they mean. */
final class ChartCursor {

    /**
     * A value and where it is drawn.
     *
     * @param x of its left edge
     * @param y of its upper edge
     */
    record Point(Mark.Datum datum, double x, double y, double width, double height) {
        private double middleX() {
            return x + width / 2;
        }

        private double middleY() {
            return y + height / 2;
        }
    }

    private List<Point> points = List.of();
    private int at = -1;

    /** Begins anew with another picture; stays at its value if that is in it, too. */
    void show(Picture picture) {
        Optional<Mark.Datum> before = point().map(Point::datum);
        points = points(picture);
        at = -1;
        before.ifPresent(datum -> {
            for (int i = 0; i < points.size(); i++) if (points.get(i).datum().equals(datum)) at = i;
        });
    }

    private static List<Point> points(Picture picture) {
        List<Point> points = new ArrayList<>();
        for (Mark mark : picture.marks()) {
            switch (mark) {
                case Mark.Rect r ->
                    r.datum().ifPresent(d -> points.add(new Point(d, r.x(), r.y(), r.width(), r.height())));
                case Mark.Symbol s ->
                    s.datum()
                            .ifPresent(d -> points.add(new Point(
                                    d, s.x() - s.radius(), s.y() - s.radius(), 2 * s.radius(), 2 * s.radius())));
                case Mark.Area a -> points.add(new Point(a.datum(), a.x(), a.y(), a.width(), a.height()));
                case Mark.Line l -> {}
                case Mark.Polyline l -> {}
                case Mark.Polygon p -> {}
                case Mark.Text t -> {}
            }
        }
        return points;
    }

    /** Where it is now; empty before the first key, and if nothing is drawn. */
    Optional<Point> point() {
        return at < 0 ? Optional.empty() : Optional.of(points.get(at));
    }

    /** To the next or the one before, in the order in which they were drawn: along a line, bar by bar. */
    void along(int by) {
        if (!points.isEmpty()) at = at < 0 ? (by > 0 ? 0 : points.size() - 1) : Math.floorMod(at + by, points.size());
    }

    /** To the nearest one above or below, of another line or row. Stays where there is none. */
    void across(boolean up) {
        if (at < 0) {
            along(1);
            return;
        }
        Point from = points.get(at);
        int nearest = at;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            Point to = points.get(i);
            double rise = up ? from.middleY() - to.middleY() : to.middleY() - from.middleY();
            if (rise < 1) continue;
            // as straight as possible: a step aside counts more than one up
            double distance = rise + 8 * Math.abs(to.middleX() - from.middleX());
            if (distance >= best) continue;
            best = distance;
            nearest = i;
        }
        at = nearest;
    }

    /** Nowhere. */
    void leave() {
        at = -1;
    }
}
