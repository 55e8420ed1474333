// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;

/**
 * A requirement with its verdicts on all variants it was judged on.
 *
 * @param text as written
 * @param line line of the model, from 1
 * @param decision missed if it is missed once, met if it is met everywhere
 * @param judgements one for each variant
 */
public record Requirement(String text, int line, Decision decision, List<Judgement> judgements) {

    /**
     * The verdict on one variant.
     *
     * @param variant what it is called
     * @param found "1.84 ms ± 2.1 %", or why there is nothing
     * @param bound "2 ms"
     * @param why for a reader: "the interval is below the bound"
     */
    public record Judgement(
            String variant, Decision decision, String found, String bound, String why, Study.Verdict verdict) {}

    static List<Requirement> of(Study study, Design design) {
        Map<String, List<Judgement>> grouped = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Study.Verdict verdict : study.verdicts()) {
            String key = verdict.line() + ":" + verdict.requirement();
            lines.put(key, verdict.line());
            grouped.computeIfAbsent(key, k -> new ArrayList<>()).add(judgement(verdict, design));
        }
        List<Requirement> requirements = new ArrayList<>();
        grouped.forEach((key, judgements) -> requirements.add(new Requirement(
                judgements.getFirst().verdict().requirement(),
                lines.get(key),
                decision(judgements),
                List.copyOf(judgements))));
        return List.copyOf(requirements);
    }

    private static Decision decision(List<Judgement> judgements) {
        if (judgements.stream().anyMatch(j -> j.decision() == Decision.MISSED)) return Decision.MISSED;
        if (judgements.stream().anyMatch(j -> j.decision() == Decision.NOT_DECIDED)) return Decision.NOT_DECIDED;
        return Decision.MET;
    }

    private static Judgement judgement(Study.Verdict verdict, Design design) {
        int index = verdict.variant();
        String variant = index >= 0 && index < design.variantNames().size()
                ? design.variantNames().get(index)
                : "";
        Reading reading = Double.isNaN(verdict.value())
                ? Reading.missing(verdict.unit(), "no request finished")
                : new Reading(verdict.value(), verdict.interval(), verdict.unit(), "");
        return new Judgement(
                variant,
                verdict.decision(),
                reading.sentence(),
                Quantities.exact(verdict.bound(), verdict.unit()),
                why(verdict),
                verdict);
    }

    private static String why(Study.Verdict verdict) {
        if (Double.isNaN(verdict.value())) return "there is no value to judge";
        if (verdict.decision() == Decision.NOT_DECIDED)
            return verdict.interval().isPresent()
                    ? "the interval contains the bound; more repetitions would decide"
                    : "one run gives no interval; repeat it to decide";
        if (verdict.bound() == 0) return "";
        double distance = (verdict.value() - verdict.bound()) / Math.abs(verdict.bound());
        if (distance > 2) return Quantities.times(verdict.value() / verdict.bound()) + " times the bound";
        if (distance == 0) return "exactly at the bound";
        return Quantities.percent(Math.abs(distance)) + (distance < 0 ? " below the bound" : " above the bound");
    }

    /** "met", "missed", "not decided". */
    public static String word(Decision decision) {
        return switch (decision) {
            case MET -> "met";
            case MISSED -> "missed";
            case NOT_DECIDED -> "not decided";
        };
    }

    /** "met in all 12 variants", "missed in 3 of 12 variants". */
    public String summary() {
        long same = judgements.stream().filter(j -> j.decision() == decision).count();
        if (judgements.size() == 1) return word(decision);
        return same == judgements.size()
                ? "%s in all %d variants".formatted(word(decision), same)
                : "%s in %d of %d variants".formatted(word(decision), same, judgements.size());
    }
}
