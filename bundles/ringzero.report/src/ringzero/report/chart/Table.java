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
