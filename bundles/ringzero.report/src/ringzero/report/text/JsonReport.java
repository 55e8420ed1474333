// SPDX-License-Identifier: EPL-2.0
package ringzero.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ringzero.report.answer.Answer;
import ringzero.report.answer.Requirement;
import ringzero.report.text.Statistics.Statistic;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

/**
 * The whole study for programs. Values are in base units and beside their unit; null where there is no value. The key {@code
 * format} names this layout and changes when a key changes its meaning or goes.
 */
public final class JsonReport {
    private JsonReport() {}

    public static void write(Study study, Appendable out) throws IOException {
        Answer answer = Answer.of(study);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "ringzero-report/1");
        root.put("name", study.name());
        root.put("question", study.question());
        root.put("verdict", answer.verdict());
        root.put("messages", answer.messages().stream().map(m -> m.text()).toList());
        root.put(
                "requirements",
                answer.requirements().stream().map(JsonReport::requirement).toList());
        root.put("factors", study.factors());
        List<Object> variants = new ArrayList<>();
        for (int i = 0; i < study.variants().size(); i++)
            variants.add(variant(
                    answer.design().variantNames().get(i), study.variants().get(i)));
        root.put("variants", variants);
        root.put(
                "assumptions",
                study.assumptions().stream().map(JsonReport::assumption).toList());
        root.put("warnings", study.warnings());
        root.put("provenance", provenance(study.provenance()));
        new Json(out).write(root);
    }

    private static Map<String, Object> requirement(Requirement requirement) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("requirement", requirement.text());
        map.put("line", requirement.line());
        map.put("decision", word(requirement.decision()));
        map.put(
                "judgements",
                requirement.judgements().stream().map(JsonReport::judgement).toList());
        return map;
    }

    private static Map<String, Object> judgement(Requirement.Judgement judgement) {
        Study.Verdict verdict = judgement.verdict();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("variant", verdict.variant());
        map.put("decision", word(verdict.decision()));
        map.put("value", verdict.value());
        map.put("interval", verdict.interval().map(JsonReport::interval));
        map.put("bound", verdict.bound());
        map.put("unit", verdict.unit());
        return map;
    }

    private static String word(Study.Decision decision) {
        return Requirement.word(decision).replace(' ', '-');
    }

    private static Map<String, Object> interval(Interval interval) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("low", interval.low());
        map.put("high", interval.high());
        map.put("confidence", interval.confidence());
        return map;
    }

    private static Map<String, Object> variant(String name, Variant variant) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        Map<String, Object> levels = new LinkedHashMap<>();
        variant.levels().forEach((factor, level) -> levels.put(factor, level(level)));
        map.put("levels", levels);
        map.put("facts", variant.facts());
        map.put(
                "findings",
                variant.findings().stream().map(f -> finding(f, variant)).toList());
        map.put(
                "predictions",
                variant.predictions().stream().map(f -> finding(f, variant)).toList());
        map.put("runs", variant.runs().stream().map(JsonReport::run).toList());
        map.put("notes", variant.notes());
        variant.watched().ifPresent(watched -> map.put("watched", watched(watched)));
        return map;
    }

    /** In picoseconds, whole numbers, so that what adds up exactly still does. */
    private static Map<String, Object> watched(Watched watched) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("requests", watched.requests());
        map.put(
                "breakdowns",
                watched.breakdowns().stream().map(JsonReport::breakdown).toList());
        return map;
    }

    private static Map<String, Object> breakdown(Breakdown breakdown) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("subject", breakdown.subject());
        map.put("of", breakdown.name());
        map.put("requests", breakdown.requests());
        map.put("latency-picoseconds", breakdown.latency());
        map.put("parts", breakdown.parts().stream().map(JsonReport::part).toList());
        return map;
    }

    private static Map<String, Object> part(Breakdown.Part part) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stage", part.stage());
        map.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
        map.put("resource", part.resource());
        map.put("layer", part.layer());
        map.put("operation", part.operation());
        map.put("declared-in", part.declaredIn());
        map.put("picoseconds", part.time());
        map.put("file", part.place().name());
        map.put("line", part.place().line());
        return map;
    }

    private static Map<String, Object> level(Variant.Level level) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", level.text());
        if (!Double.isNaN(level.number())) {
            map.put("number", level.number());
            map.put("unit", level.unit());
        }
        return map;
    }

    private static Map<String, Object> finding(Finding finding, Variant variant) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("measure", finding.measure());
        map.put("subject", finding.subject());
        map.put("detail", finding.detail());
        map.put("unit", finding.unit());
        switch (finding) {
            case Finding.Total total -> {
                map.put("value", total.value());
                map.put("interval", total.interval().map(JsonReport::interval));
            }
            case Finding.Histogram histogram -> {
                map.put("statistics", statistics(histogram, variant));
                map.put("bounds", histogram.bounds());
                map.put("counts", histogram.counts());
            }
            case Finding.Level level -> {
                map.put("step", level.step());
                map.put("values", level.values());
            }
        }
        return map;
    }

    private static Map<String, Object> statistics(Finding.Histogram histogram, Variant variant) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Statistic statistic : Statistics.of(histogram, variant)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("value", statistic.value());
            Optional<Interval> interval = statistic.interval();
            if (interval.isPresent()) one.put("interval", interval(interval.get()));
            map.put(statistic.name(), one);
        }
        return map;
    }

    private static Map<String, Object> run(Run run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", run.seed());
        map.put("replication", run.replication());
        map.put("warm-up", run.warmUp());
        map.put("duration", run.duration());
        map.put("events", run.events());
        map.put("fingerprint", "%016x".formatted(run.fingerprint()));
        map.put("checks", run.audit().size());
        map.put("checks-failed", run.audit().stream().filter(c -> !c.holds()).count());
        return map;
    }

    private static Map<String, Object> assumption(Study.Assumption assumption) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", assumption.name());
        map.put("value", assumption.value());
        map.put("declared-in", assumption.declaredIn());
        map.put("source", assumption.source());
        map.put("confidence", assumption.confidence());
        map.put("range", assumption.range());
        return map;
    }

    private static Map<String, Object> provenance(Study.Provenance provenance) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", provenance.model());
        map.put("digest", provenance.digest());
        map.put("seed", provenance.seed());
        map.put("version", provenance.version());
        map.put("finished", provenance.finished());
        map.put("text", provenance.text());
        return map;
    }
}
