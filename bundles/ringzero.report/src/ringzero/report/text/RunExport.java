// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/**
 * The runs of a study one by one, for other programs: nothing is merged and nothing is rounded. Numbers are in base units.
 *
 * <p>CSV is tidy: one value to a row. JSON follows {@code runs.schema.json} in the documentation. Scalars are a result file of OMNeT++
 * ({@code .sca}, version 3, as its simulation manual describes in "Result File Formats").
 */
public enum RunExport {
    CSV {
        @Override
        public void write(Study study, Appendable out) throws IOException {
            csv(study, out);
        }
    },
    JSON {
        @Override
        public void write(Study study, Appendable out) throws IOException {
            json(study, out);
        }
    },
    SCA {
        @Override
        public void write(Study study, Appendable out) throws IOException {
            scalars(study, out);
        }
    };

    private static final int JSON_VERSION = 1;

    /** Writes all runs. */
    public abstract void write(Study study, Appendable out) throws IOException;

    /** The format that the ending of a file's name means, without its dot. */
    public static Optional<RunExport> ending(String ending) {
        for (RunExport each : values())
            if (each.name().equals(ending.toUpperCase(Locale.ROOT))) return Optional.of(each);
        return Optional.empty();
    }

    // ---- CSV ----

    private static void csv(Study study, Appendable out) throws IOException {
        List<String> head = new ArrayList<>(List.of("study", "variant"));
        head.addAll(study.factors());
        head.addAll(List.of(
                "seed",
                "replication",
                "measure",
                "subject",
                "detail",
                "statistic",
                "unit",
                "value",
                "low",
                "high",
                "confidence"));
        CsvReport.row(out, head);
        for (int i = 0; i < study.variants().size(); i++) {
            Variant variant = study.variants().get(i);
            for (Run run : variant.runs())
                for (Finding finding : run.findings())
                    for (Statistics.Statistic statistic : Statistics.of(finding))
                        CsvReport.row(out, fields(study, i, variant, run, finding, statistic));
        }
    }

    private static List<String> fields(
            Study study, int index, Variant variant, Run run, Finding finding, Statistics.Statistic statistic) {
        List<String> fields = new ArrayList<>(List.of(study.name(), String.valueOf(index)));
        for (String factor : study.factors()) fields.add(CsvReport.level(variant, factor));
        Optional<Interval> interval = statistic.interval();
        fields.addAll(List.of(
                String.valueOf(run.seed()),
                String.valueOf(run.replication()),
                finding.measure(),
                finding.subject(),
                finding.detail(),
                statistic.name(),
                statistic.unit(),
                CsvReport.number(statistic.value()),
                interval.map(each -> CsvReport.number(each.low())).orElse(""),
                interval.map(each -> CsvReport.number(each.high())).orElse(""),
                interval.map(each -> CsvReport.number(each.confidence())).orElse("")));
        return fields;
    }

    // ---- JSON ----

    private static void json(Study study, Appendable out) throws IOException {
        var document = new LinkedHashMap<String, Object>();
        document.put("format", "ringzero-runs");
        document.put("version", JSON_VERSION);
        document.put("study", study.name());
        document.put("model", study.provenance().model());
        document.put("digest", study.provenance().digest());
        document.put("program", study.provenance().version());
        document.put("factors", study.factors());
        List<Object> runs = new ArrayList<>();
        for (int i = 0; i < study.variants().size(); i++)
            for (Run run : study.variants().get(i).runs())
                runs.add(run(i, study.variants().get(i), run));
        document.put("runs", runs);
        new Json(out).write(document);
    }

    private static Map<String, Object> run(int index, Variant variant, Run run) {
        var object = new LinkedHashMap<String, Object>();
        object.put("variant", index);
        var levels = new LinkedHashMap<String, Object>();
        variant.levels().forEach((factor, level) -> {
            var each = new LinkedHashMap<String, Object>();
            each.put("text", level.text());
            each.put("number", level.number());
            each.put("unit", level.unit());
            levels.put(factor, each);
        });
        object.put("levels", levels);
        object.put("seed", run.seed());
        object.put("replication", run.replication());
        object.put("warmUp", run.warmUp());
        object.put("duration", run.duration());
        object.put("events", run.events());
        // a number of 64 bits is more than JSON's readers keep
        object.put("fingerprint", "%016x".formatted(run.fingerprint()));
        object.put("findings", run.findings().stream().map(RunExport::finding).toList());
        return object;
    }

    private static Map<String, Object> finding(Finding finding) {
        var object = new LinkedHashMap<String, Object>();
        object.put("measure", finding.measure());
        object.put("subject", finding.subject());
        object.put("detail", finding.detail());
        object.put("unit", finding.unit());
        List<Object> statistics = new ArrayList<>();
        for (Statistics.Statistic statistic : Statistics.of(finding)) {
            var each = new LinkedHashMap<String, Object>();
            each.put("statistic", statistic.name());
            each.put("value", statistic.value());
            statistic.interval().ifPresent(interval -> {
                each.put("low", interval.low());
                each.put("high", interval.high());
                each.put("confidence", interval.confidence());
            });
            statistics.add(each);
        }
        object.put("statistics", statistics);
        if (finding instanceof Finding.Histogram histogram) {
            object.put("bounds", histogram.bounds());
            object.put("counts", histogram.counts());
        }
        return object;
    }

    // ---- OMNeT++ ----

    private static void scalars(Study study, Appendable out) throws IOException {
        line(out, "version", "3");
        for (int i = 0; i < study.variants().size(); i++) {
            Variant variant = study.variants().get(i);
            for (Run run : variant.runs()) {
                header(study, i, variant, run, out);
                for (Finding finding : run.findings()) {
                    switch (finding) {
                        case Finding.Total total -> scalar(out, total, "", total.value());
                        case Finding.Histogram histogram -> statistic(out, histogram);
                        case Finding.Level level -> {
                            for (Statistics.Statistic each : Statistics.of(level))
                                scalar(out, level, ":" + each.name(), each.value());
                        }
                    }
                }
                out.append('\n');
            }
        }
    }

    private static void header(Study study, int index, Variant variant, Run run, Appendable out) throws IOException {
        line(out, "run", "%s-%d-%d-%d".formatted(study.name(), index, run.seed(), run.replication()));
        line(out, "attr", "configname", study.name());
        line(out, "attr", "experiment", study.name());
        line(out, "attr", "inifile", study.provenance().model());
        line(out, "attr", "network", study.provenance().model());
        line(out, "attr", "repetition", String.valueOf(run.replication()));
        line(out, "attr", "replication", "#" + run.replication());
        line(out, "attr", "seedset", String.valueOf(run.seed()));
        line(out, "attr", "measurement", measurement(variant));
        line(out, "attr", "fingerprint", "%016x".formatted(run.fingerprint()));
        for (var level : variant.levels().entrySet())
            line(out, "itervar", level.getKey(), level.getValue().text());
    }

    private static String measurement(Variant variant) {
        List<String> parts = new ArrayList<>();
        variant.levels().forEach((factor, level) -> parts.add("$" + factor + "=" + level.text()));
        return String.join(", ", parts);
    }

    private static void scalar(Appendable out, Finding finding, String suffix, double value) throws IOException {
        line(out, "scalar", module(finding), name(finding) + suffix, real(value));
        unit(out, finding);
    }

    private static void statistic(Appendable out, Finding.Histogram histogram) throws IOException {
        line(out, "statistic", module(histogram), name(histogram));
        line(out, "field", "count", String.valueOf(histogram.count()));
        line(out, "field", "mean", real(histogram.mean()));
        line(out, "field", "stddev", real(histogram.deviation()));
        line(out, "field", "min", real(histogram.min()));
        line(out, "field", "max", real(histogram.max()));
        line(out, "field", "sum", real(histogram.count() == 0 ? 0 : histogram.mean() * histogram.count()));
        unit(out, histogram);
        // a bin is given by its lower bound and ends where the next begins
        double lower = Math.min(
                histogram.min(), histogram.bounds().length == 0 ? 0 : histogram.bounds()[0]);
        for (int i = 0; i < histogram.bounds().length; i++) {
            line(out, "bin", real(lower), String.valueOf(histogram.counts()[i]));
            lower = histogram.bounds()[i];
        }
        if (histogram.bounds().length > 0) line(out, "bin", real(lower), "0");
    }

    private static void unit(Appendable out, Finding finding) throws IOException {
        if (!finding.unit().isEmpty()) line(out, "attr", "unit", finding.unit());
    }

    private static String module(Finding finding) {
        return finding.subject().isEmpty() ? "." : finding.subject();
    }

    private static String name(Finding finding) {
        return finding.detail().isEmpty() ? finding.measure() : finding.measure() + ":" + finding.detail();
    }

    private static String real(double value) {
        if (Double.isNaN(value)) return "nan";
        if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        return String.valueOf(value);
    }

    private static void line(Appendable out, String... words) throws IOException {
        for (int i = 0; i < words.length; i++) out.append(i == 0 ? "" : " ").append(quoted(words[i]));
        out.append('\n');
    }

    /** Words with anything but the usual in them are quoted, with the escapes of C. */
    private static String quoted(String word) {
        if (word.matches("[\\w.:#$=/@+-]+")) return word;
        var quoted = new StringBuilder("\"");
        for (char c : word.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
