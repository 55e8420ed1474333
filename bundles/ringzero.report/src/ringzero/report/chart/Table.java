// SPDX-License-Identifier: EPL-2.0
package ringzero.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import ringzero.report.chart.Chart.Point;
import ringzero.report.chart.Chart.Series;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Interval;

/** The numbers of a chart, for those who want to read them. The first column names the row. */
public record Table(List<String> columns, List<List<String>> rows) {

    /** In the order in which the chart shows them. */
    public static Table of(Chart chart) {
        return switch (chart) {
            case Chart.Lines lines -> lines(lines);
            case Chart.Bars bars -> bars(bars);
            case Chart.Distribution distribution -> distribution(distribution);
            case Chart.HeatMap map -> map(map);
            case Chart.Lanes lanes -> lanes(lanes);
            case Chart.Waterfall waterfall -> waterfall(waterfall);
        };
    }

    private static Table lines(Chart.Lines chart) {
        TreeSet<Double> levels = new TreeSet<>();
        chart.series()
                .forEach(s -> s.points().stream()
                        .map(Point::x)
                        .filter(Double::isFinite)
                        .forEach(levels::add));
        List<List<String>> rows = new ArrayList<>();
        for (double level : levels) {
            List<String> row = new ArrayList<>();
            row.add(Quantities.exact(level, chart.x().unit()));
            for (Series series : chart.series())
                row.add(series.points().stream()
                        .filter(p -> p.x() == level)
                        .findFirst()
                        .map(p -> cell(p.y(), p.interval(), chart.y().unit()))
                        .orElse("not run"));
            rows.add(row);
        }
        return new Table(
                columns(
                        chart.x().label(),
                        chart.series().stream().map(Series::name).toList()),
                rows);
    }

    private static Table bars(Chart.Bars chart) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < chart.categories().size(); c++) {
            List<String> row = new ArrayList<>();
            row.add(chart.categories().get(c));
            for (Chart.BarSeries series : chart.series()) {
                Chart.Bar bar = series.bars().get(c);
                row.add(cell(bar.value(), bar.interval(), chart.value().unit()));
            }
            rows.add(row);
        }
        return new Table(
                columns("", chart.series().stream().map(Chart.BarSeries::name).toList()), rows);
    }

    private static Table distribution(Chart.Distribution chart) {
        double[] shares = {0.5, 0.1, 0.01, 0.001, 0.0001};
        List<List<String>> rows = new ArrayList<>();
        for (Series tail : chart.tails()) {
            List<String> row = new ArrayList<>();
            row.add(tail.name());
            for (double share : shares)
                row.add(tail.points().stream()
                        .filter(p -> p.y() <= share)
                        .findFirst()
                        .map(p -> Quantities.measured(p.x(), chart.x().unit()))
                        .orElse("too few"));
            rows.add(row);
        }
        return new Table(List.of("", "median", "p90", "p99", "p99.9", "p99.99"), rows);
    }

    private static Table map(Chart.HeatMap chart) {
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r < chart.rows().size(); r++) {
            List<String> row = new ArrayList<>();
            row.add(chart.rows().get(r));
            for (double value : chart.values().get(r)) row.add(cell(value, Optional.empty(), chart.unit()));
            rows.add(row);
        }
        return new Table(columns(chart.columnLabel(), chart.columns()), rows);
    }

    /** Spans are too many to be read; what they add up to is not. */
    private static Table lanes(Chart.Lanes chart) {
        List<String> groups = chart.groups();
        List<List<String>> rows = new ArrayList<>();
        for (Chart.Lane lane : chart.lanes()) {
            List<String> row = new ArrayList<>();
            row.add(lane.name());
            row.add(Quantities.percent(within(chart, lane, null) / (chart.to() - chart.from())));
            for (String group : groups) row.add(Quantities.measured(within(chart, lane, group), "s"));
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("", "in use"));
        columns.addAll(groups);
        return new Table(columns, rows);
    }

    /** Seconds of a lane's spans of a group, or of all if the group is null, within the window. */
    private static double within(Chart.Lanes chart, Chart.Lane lane, String group) {
        return lane.spans().stream()
                .filter(span -> group == null || span.group().equals(group))
                .mapToDouble(
                        span -> Math.max(0, Math.min(span.end(), chart.to()) - Math.max(span.start(), chart.from())))
                .filter(Double::isFinite)
                .sum();
    }

    private static Table waterfall(Chart.Waterfall chart) {
        double whole = WaterfallLayout.whole(chart);
        List<List<String>> rows = new ArrayList<>();
        for (Chart.Stage stage : chart.stages())
            rows.add(List.of(
                    stage.name(),
                    stage.group(),
                    cell(stage.value(), Optional.empty(), chart.value().unit()),
                    WaterfallLayout.isDrawable(stage) && whole > 0
                            ? Quantities.percent(stage.value() / whole)
                            : "no value"));
        rows.add(List.of(
                "Together", "", Quantities.measured(whole, chart.value().unit()), whole > 0 ? "100 %" : "no value"));
        return new Table(List.of("", "", chart.value().label(), "share"), rows);
    }

    private static List<String> columns(String first, List<String> others) {
        List<String> columns = new ArrayList<>();
        columns.add(first);
        columns.addAll(others);
        return columns;
    }

    private static String cell(double value, Optional<Interval> interval, String unit) {
        if (Double.isNaN(value)) return "no value";
        return Quantities.sentence(value, interval, unit);
    }
}
