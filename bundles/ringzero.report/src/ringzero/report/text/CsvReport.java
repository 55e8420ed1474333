// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ringzero.report.text.Statistics.Statistic;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * All findings as one tidy table, one number to a row, for spreadsheets, R and pandas. RFC 4180: lines end with CR LF, fields are
 * quoted where they must be. Numbers are in base units with all their digits; an empty field means that there is no value.
 */
public final class CsvReport {
    private CsvReport() {}

    public static void write(Study study, Appendable out) throws IOException {
        List<String> head = new ArrayList<>(List.of("study", "variant"));
        head.addAll(study.factors());
        head.addAll(List.of(
                "origin",
                "measure",
                "subject",
                "detail",
                "statistic",
                "unit",
                "value",
                "low",
                "high",
                "confidence",
                "runs"));
        row(out, head);
        for (int i = 0; i < study.variants().size(); i++) {
            Variant variant = study.variants().get(i);
            for (Finding finding : variant.findings())
                for (Statistic statistic : Statistics.of(finding, variant))
                    row(out, fields(study, i, "simulated", finding, statistic));
            for (Finding.Total total : variant.predictions())
                row(
                        out,
                        fields(
                                study,
                                i,
                                "predicted",
                                total,
                                Statistics.of(total, variant).getFirst()));
        }
    }

    private static List<String> fields(Study study, int index, String origin, Finding finding, Statistic statistic) {
        Variant variant = study.variants().get(index);
        List<String> fields = new ArrayList<>(List.of(study.name(), String.valueOf(index)));
        for (String factor : study.factors()) fields.add(level(variant, factor));
        Optional<Interval> interval = statistic.interval();
        fields.addAll(List.of(
                origin,
                finding.measure(),
                finding.subject(),
                finding.detail(),
                statistic.name(),
                statistic.unit(),
                number(statistic.value()),
                interval.map(i -> number(i.low())).orElse(""),
                interval.map(i -> number(i.high())).orElse(""),
                interval.map(i -> number(i.confidence())).orElse(""),
                String.valueOf(variant.runs().size())));
        return fields;
    }

    /** The level of a factor: its number if it has one. */
    static String level(Variant variant, String factor) {
        return Optional.ofNullable(variant.levels().get(factor))
                .map(level -> Double.isNaN(level.number()) ? level.text() : number(level.number()))
                .orElse("");
    }

    /** As Java writes it, which every reader of CSV understands; "Infinity" for an unbounded prediction. */
    static String number(double value) {
        if (Double.isNaN(value)) return "";
        if (value == Math.rint(value) && Math.abs(value) < 1e15) return String.valueOf((long) value);
        return String.valueOf(value);
    }

    static void row(Appendable out, List<String> fields) throws IOException {
        out.append(fields.stream().map(CsvReport::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String field(String text) {
        if (!text.matches("(?s).*[\",\r\n].*")) return text;
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
