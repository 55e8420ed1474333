// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ringzero.simulation.results.Interval;

/** What is shown, without where or how large. Values are in base units; NaN and infinite values are gaps. */
public sealed interface Chart {

    /** A few words: "Latency, 99th percentile". */
    String title();

    /** What somebody who cannot see it should know, in a sentence or two. */
    String description();

    /**
     * An axis.
     *
     * @param label "arrival rate"; the unit is added where it is drawn
     * @param unit base unit of its values
     * @param logarithmic whether equal distances are equal ratios; ignored if a value is not positive
     */
    record Axis(String label, String unit, boolean logarithmic) {}

    /** A value with its confidence interval. */
    record Point(double x, double y, Optional<Interval> interval) {
        public Point(double x, double y) {
            this(x, y, Optional.empty());
        }

        boolean isDrawable() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }

    /** Points that belong together, ascending in x. */
    record Series(String name, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** A value to compare with, such as a required bound. */
    record Rule(String name, double y) {}

    /** Lines over a number, with their intervals as bands. */
    record Lines(String title, String description, Axis x, Axis y, List<Series> series, List<Rule> rules)
            implements Chart {
        public Lines {
            series = List.copyOf(series);
            rules = List.copyOf(rules);
        }
    }

    /** A value of a bar. */
    record Bar(double value, Optional<Interval> interval) {}

    /** One bar or one segment for each category. */
    record BarSeries(String name, List<Bar> bars) {
        public BarSeries {
            bars = List.copyOf(bars);
        }
    }

    /** Horizontal bars, in groups or stacked: names are long, and a page is higher than wide. */
    record Bars(
            String title,
            String description,
            Axis value,
            List<String> categories,
            List<BarSeries> series,
            boolean stacked)
            implements Chart {
        public Bars {
            categories = List.copyOf(categories);
            series = List.copyOf(series);
            for (BarSeries one : series)
                if (one.bars().size() != categories.size())
                    throw new IllegalArgumentException("%s has %d bars for %d categories"
                            .formatted(one.name(), one.bars().size(), categories.size()));
        }
    }

    /**
     * The share of values above each value, both axes logarithmic: the picture of a tail.
     *
     * @param tails in each, x is a value and y the share of all values greater than it, descending
     */
    record Distribution(String title, String description, Axis x, String shareLabel, List<Series> tails)
            implements Chart {
        public Distribution {
            tails = List.copyOf(tails);
        }
    }

    /** A table of colours with the values written into it. */
    record HeatMap(
            String title,
            String description,
            String unit,
            String columnLabel,
            List<String> columns,
            List<String> rows,
            List<List<Double>> values)
            implements Chart {
        public HeatMap {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            values = values.stream().map(List::copyOf).toList();
            if (values.size() != rows.size())
                throw new IllegalArgumentException(values.size() + " rows of values for " + rows.size() + " rows");
        }
    }

    /**
     * Something that lasted.
     *
     * @param start in seconds
     * @param end in seconds, not before the start
     * @param label what it was: "VM exit", a thread's name
     * @param group what its colour says, such as a layer; empty for none
     */
    record Span(double start, double end, String label, String group) {}

    /** What went on in one place; its spans are in order and do not overlap. */
    record Lane(String name, List<Span> spans) {
        public Lane {
            spans = List.copyOf(spans);
        }
    }

    /**
     * What went on at the same time: a lane for each hardware thread, vCPU, thread or device.
     *
     * @param from begin of the window in seconds; a smaller window shows more
     * @param to its end
     * @param groups what the colours say, in the order of the colours: pictures side by side have the same
     */
    record Lanes(String title, String description, double from, double to, List<Lane> lanes, List<String> groups)
            implements Chart {
        public Lanes {
            lanes = List.copyOf(lanes);
            groups = complete(
                    groups,
                    lanes.stream().flatMap(lane -> lane.spans().stream()).map(Span::group));
            if (!(from < to && Double.isFinite(to - from)))
                throw new IllegalArgumentException("a window from %s to %s is empty".formatted(from, to));
        }

        /** Colours in the order in which the lanes need them. */
        public Lanes(String title, String description, double from, double to, List<Lane> lanes) {
            this(title, description, from, to, lanes, List.of());
        }
    }

    /**
     * A part of a whole that follows the one before.
     *
     * @param value in base units, not negative
     * @param group what its colour says, such as waiting or a layer; empty for none
     */
    record Stage(String name, double value, String group) {}

    /**
     * How parts make up a whole, each beginning where the one before ends: a request by its stages.
     *
     * @param groups what the colours say, in the order of the colours: pictures side by side have the same
     */
    record Waterfall(String title, String description, Axis value, List<Stage> stages, List<String> groups)
            implements Chart {
        public Waterfall {
            stages = List.copyOf(stages);
            groups = complete(groups, stages.stream().map(Stage::group));
        }

        /** Colours in the order of the stages. */
        public Waterfall(String title, String description, Axis value, List<Stage> stages) {
            this(title, description, value, stages, List.of());
        }
    }

    /** With those that are not among them yet. */
    private static List<String> complete(List<String> groups, Stream<String> found) {
        return Stream.concat(groups.stream(), found)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }
}
