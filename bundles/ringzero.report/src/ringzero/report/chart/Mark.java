// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.Optional;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Topology;

/** Something to draw. Coordinates are pixels from the upper left corner; later marks cover earlier ones. */
public sealed interface Mark {

    /** The data behind a mark, for tooltips and selection. */
    record Datum(String series, String at, String text, double x, double y, Optional<Interval> interval) {
        /** "sr-iov at 12 k/s: 210 µs ± 2.1 %". */
        public String sentence() {
            String where = at.isEmpty() ? series : series.isEmpty() ? at : series + " at " + at;
            return where.isEmpty() ? text : where + ": " + text;
        }
    }

    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Distinguishes series without colour. */
    enum Shape {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        DIAMOND
    }

    /** Straight, from one point to another. */
    record Line(double x1, double y1, double x2, double y2, Ink ink, double width, double[] dash) implements Mark {}

    /** Through all points. */
    record Polyline(double[] xs, double[] ys, Ink ink, double width, double[] dash) implements Mark {}

    /** Filled, without outline. */
    record Polygon(double[] xs, double[] ys, Ink ink, double opacity) implements Mark {}

    /** Filled, without outline. */
    record Rect(double x, double y, double width, double height, Ink ink, Optional<Datum> datum) implements Mark {}

    /** A point of a series, with an outline in the colour of the surface. */
    record Symbol(double x, double y, double radius, Shape shape, Ink ink, Optional<Datum> datum) implements Mark {
        /** Corners of the shape, x and y in turn; empty for the circle. */
        public double[] corners() {
            double r = radius;
            return switch (shape) {
                case CIRCLE -> new double[0];
                case SQUARE -> new double[] {x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r};
                case TRIANGLE -> new double[] {x, y - 1.25 * r, x + 1.15 * r, y + 0.85 * r, x - 1.15 * r, y + 0.85 * r};
                case DIAMOND -> new double[] {x, y - 1.35 * r, x + 1.35 * r, y, x, y + 1.35 * r, x - 1.35 * r, y};
            };
        }
    }

    /** Not visible: what the marks before it, within its bounds, are about, and where the model says it. */
    record Area(double x, double y, double width, double height, Datum datum, Topology.Place place) implements Mark {
        /** Whether a point is within it. */
        public boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }

    /** One line of text; y is the base line. */
    record Text(double x, double y, String text, Anchor anchor, Ink ink, double size, boolean bold) implements Mark {}
}
