// SPDX-License-Identifier: EPL-2.0
package ringzero.examples;

import java.util.Locale;
import java.util.stream.Collectors;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/** What is compared of a study: for each variant the fingerprint of its run, and a few figures that tell a reader what changed. */
final class KeyFigures {

    private KeyFigures() {}

    static String of(Study study) {
        var text = new StringBuilder("experiment " + study.name() + "\n");
        for (var variant : study.variants()) {
            text.append("  ").append(levels(variant)).append("\n");
            for (var run : variant.runs()) text.append(of(run));
        }
        return text.toString();
    }

    private static String levels(Variant variant) {
        return variant.levels().entrySet().stream()
                .map(level -> level.getKey() + " = " + level.getValue().text())
                .collect(Collectors.joining(", "));
    }

    private static String of(Run run) {
        var text = new StringBuilder(String.format("    fingerprint %016x%n", run.fingerprint()));
        for (var check : run.audit()) if (!check.holds()) text.append("    fails the audit: " + check + "\n");
        for (var finding : run.findings()) {
            switch (finding) {
                case Finding.Histogram latency
                when latency.measure().equals("latency") ->
                    line(text, latency, latency.mean(), "mean")
                            .append(number(latency.quantile(0.99)))
                            .append(" s p99\n");
                case Finding.Total total
                when total.measure().equals("throughput") -> line(text, total, total.value(), "\n");
                case Finding.Total total
                when total.measure().equals("host-cpu")
                        && total.subject().isEmpty()
                        && total.detail().isEmpty() -> line(text, total, total.value(), "\n");
                default -> {}
            }
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static StringBuilder line(StringBuilder text, Finding finding, double value, String end) {
        text.append("    ").append(finding.measure());
        if (!finding.subject().isEmpty()) text.append(" ").append(finding.subject());
        text.append(" ").append(number(value)).append(" ").append(finding.unit());
        return text.append(end.equals("\n") ? end : " " + end + ", ");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
