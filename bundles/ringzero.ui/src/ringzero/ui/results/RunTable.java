// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * Every run of a study, one row each: the levels of its factors, its number and seed, and what it found.
 *
 * @param columns heads
 * @param rows in the order in which they were planned
 */
record RunTable(List<String> columns, List<Row> rows) {
    /** More would need scrolling for what is not asked. */
    private static final int MOST_FIGURES = 12;

    /** One run. */
    record Row(List<Cell> cells) {
        boolean contains(String words) {
            String all =
                    String.join(" ", cells.stream().map(Cell::text).toList()).toLowerCase(Locale.ROOT);
            return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                    .allMatch(all::contains);
        }
    }

    /**
     * What is written, and what it is sorted by.
     *
     * @param number NaN for words, which are sorted as words
     */
    record Cell(String text, double number) {
        static Cell of(String text) {
            return new Cell(text, Double.NaN);
        }
    }

    static RunTable of(Study study) {
        Set<String> figures = figures(study);
        List<String> columns = new ArrayList<>(study.factors());
        columns.addAll(List.of(Messages.RunTable_repetition, Messages.RunTable_seed));
        columns.addAll(figures);
        columns.addAll(List.of(Messages.RunTable_events, Messages.RunTable_checks, Messages.RunTable_fingerprint));
        List<Row> rows = new ArrayList<>();
        for (Variant variant : study.variants())
            for (Run run : variant.runs()) rows.add(row(study, variant, run, figures));
        return new RunTable(List.copyOf(columns), List.copyOf(rows));
    }

    private static Set<String> figures(Study study) {
        Set<String> names = new LinkedHashSet<>();
        for (Variant variant : study.variants())
            for (Run run : variant.runs()) names.addAll(values(run).keySet());
        // What was asked for comes first.
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingInt(name -> {
            int index = 0;
            for (String observation : study.observations()) {
                if (name.startsWith(observation)) return index;
                index++;
            }
            return index;
        }));
        return new LinkedHashSet<>(sorted.subList(0, Math.min(MOST_FIGURES, sorted.size())));
    }

    private static Map<String, Cell> values(Run run) {
        Map<String, Cell> values = new LinkedHashMap<>();
        for (Finding finding : run.findings()) {
            if (!finding.detail().isEmpty()) continue;
            String name = finding.measure() + (finding.subject().isEmpty() ? "" : " " + finding.subject());
            switch (finding) {
                case Finding.Total total -> values.put(name, cell(total.value(), total.unit()));
                case Finding.Histogram histogram -> {
                    values.put(name + " mean", cell(histogram.mean(), histogram.unit()));
                    values.put(name + " p99", cell(histogram.quantile(0.99), histogram.unit()));
                }
                case Finding.Level level -> {
                    // A course over time is a picture, not a number.
                }
            }
        }
        return values;
    }

    private static Cell cell(double value, String unit) {
        return Double.isNaN(value) ? Cell.of("–") : new Cell(Quantities.measured(value, unit), value);
    }

    private static Row row(Study study, Variant variant, Run run, Set<String> figures) {
        List<Cell> cells = new ArrayList<>();
        for (String factor : study.factors()) {
            Variant.Level level = variant.levels().get(factor);
            cells.add(level == null ? Cell.of("–") : new Cell(level.text(), level.number()));
        }
        cells.add(new Cell(Integer.toString(run.replication() + 1), run.replication()));
        cells.add(new Cell(Long.toString(run.seed()), run.seed()));
        Map<String, Cell> values = values(run);
        for (String figure : figures) cells.add(values.getOrDefault(figure, Cell.of("–")));
        cells.add(new Cell(Quantities.grouped(run.events()), run.events()));
        long failed = run.audit().stream().filter(check -> !check.holds()).count();
        cells.add(new Cell(failed == 0 ? Messages.RunTable_hold : failed + " " + Messages.RunTable_failed, failed));
        cells.add(Cell.of("%016x".formatted(run.fingerprint())));
        return new Row(List.copyOf(cells));
    }

    /** Rows in which all of these words occur, in the order of a column. */
    List<Row> view(String words, int column, boolean descending) {
        Stream<Row> chosen = words.isBlank() ? rows.stream() : rows.stream().filter(row -> row.contains(words));
        if (column < 0) return chosen.toList();
        Comparator<Row> order = Comparator.comparing(
                        (Row row) -> row.cells().get(column).number())
                .thenComparing(row -> row.cells().get(column).text());
        return chosen.sorted(descending ? order.reversed() : order).toList();
    }
}
