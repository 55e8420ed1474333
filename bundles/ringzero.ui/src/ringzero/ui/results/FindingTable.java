// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * Every number that a study found, one row for each measure, whose it is, and part; one column for each variant.
 *
 * @param columns heads, of which the first {@value #NAMES} name a row
 * @param rows in the order in which they were found
 */
record FindingTable(List<String> columns, List<Row> rows) {
    /** How many columns say what a row is about. */
    static final int NAMES = 3;

    /**
     * One number in all variants.
     *
     * @param measure such as "latency"
     * @param subject guest or resource; empty for the whole
     * @param part layer, operation, or statistic such as "p99"; empty for the whole
     * @param values one for each variant, "–" where there is none
     */
    record Row(String measure, String subject, String part, List<String> values) {

        List<String> cells() {
            List<String> cells = new ArrayList<>(List.of(measure, subject, part));
            cells.addAll(values);
            return cells;
        }

        boolean contains(String words) {
            String all = String.join(" ", cells()).toLowerCase(Locale.ROOT);
            return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                    .allMatch(all::contains);
        }

        /** Whether it is about a guest, device or host, or about a part of it: "web" has "web vCPUs". */
        boolean isAbout(String whom) {
            return subject.equals(whom) || subject.startsWith(whom + " ") || subject.startsWith(whom + ".");
        }
    }

    private record Key(String measure, String subject, String part) {}

    static FindingTable of(Study study) {
        Map<Key, String[]> values = new LinkedHashMap<>();
        int variants = study.variants().size();
        for (int i = 0; i < variants; i++)
            for (Finding finding : study.variants().get(i).findings()) {
                for (var number : numbers(finding).entrySet())
                    values.computeIfAbsent(number.getKey(), key -> new String[variants])[i] = number.getValue();
            }
        List<String> columns = new ArrayList<>(
                List.of(Messages.FindingTable_measure, Messages.FindingTable_of, Messages.FindingTable_part));
        study.variants().forEach(variant -> columns.add(name(variant)));
        List<Row> rows = new ArrayList<>();
        values.forEach((key, cells) -> rows.add(new Row(
                key.measure,
                key.subject,
                key.part,
                Stream.of(cells).map(cell -> cell == null ? "–" : cell).toList())));
        return new FindingTable(List.copyOf(columns), List.copyOf(rows));
    }

    /** Its levels, as in "sr-iov, 4000/s". */
    static String name(Variant variant) {
        String levels =
                variant.levels().values().stream().map(Variant.Level::text).collect(Collectors.joining(", "));
        return levels.isEmpty() ? Messages.FindingTable_value : levels;
    }

    private static Map<Key, String> numbers(Finding finding) {
        Map<Key, String> numbers = new LinkedHashMap<>();
        switch (finding) {
            case Finding.Total total -> put(numbers, total, total.detail(), total.value(), total.interval());
            case Finding.Histogram histogram -> {
                String before = histogram.detail().isEmpty() ? "" : histogram.detail() + " ";
                put(numbers, histogram, before + "mean", histogram.mean(), histogram.meanInterval());
                for (int percent : new int[] {50, 90, 99})
                    put(
                            numbers,
                            histogram,
                            before + "p" + percent,
                            histogram.quantile(percent / 100.0),
                            Optional.empty());
                put(numbers, histogram, before + "max", histogram.max(), Optional.empty());
            }
            case Finding.Level level -> {
                // A course over time is a picture, not a number.
            }
        }
        return numbers;
    }

    private static void put(
            Map<Key, String> numbers, Finding finding, String part, double value, Optional<Interval> interval) {
        String text = Double.isNaN(value) ? "–" : Quantities.sentence(value, interval, finding.unit());
        numbers.put(new Key(finding.measure(), finding.subject(), part), text);
    }

    /** Whom the numbers are about, without those that are parts of another, in order. */
    List<String> subjects() {
        LinkedHashSet<String> all = rows.stream()
                .map(Row::subject)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return all.stream()
                .filter(one -> all.stream()
                        .noneMatch(other ->
                                !other.equals(one) && (one.startsWith(other + " ") || one.startsWith(other + "."))))
                .toList();
    }

    /**
     * Rows about somebody in which all of these words occur.
     *
     * @param whom empty for all
     */
    List<Row> view(String whom, String words) {
        return rows.stream()
                .filter(row -> whom.isEmpty() || row.isAbout(whom))
                .filter(row -> words.isBlank() || row.contains(words))
                .toList();
    }
}
