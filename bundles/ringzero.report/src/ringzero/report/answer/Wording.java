// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;

/** Sentences that every format shares. */
public final class Wording {
    private Wording() {}

    /** How far prediction and simulation lie apart: the middle and the greatest difference. */
    public static String predictions(List<Answer.Prediction> predictions) {
        List<Answer.Prediction> judged = predictions.stream()
                .filter(p -> Double.isFinite(p.error()))
                .sorted(Comparator.comparingDouble(p -> Math.abs(p.error())))
                .toList();
        long left = predictions.size() - judged.size();
        String unjudged = left == 0
                ? ""
                : " " + Quantities.count(left, "prediction") + " cannot be compared, as one side has no finite value.";
        if (judged.isEmpty()) return "No prediction could be compared." + unjudged;
        Answer.Prediction worst = judged.getLast();
        return "Half of %s differ from the simulated mean by at most %s; the greatest difference is %s, for %s in %s.%s"
                .formatted(
                        Quantities.count(judged.size(), "prediction"),
                        Quantities.percent(
                                Math.abs(judged.get((judged.size() - 1) / 2).error())),
                        Quantities.percent(Math.abs(worst.error())),
                        Labels.lower(worst.label()),
                        worst.variant(),
                        unjudged);
    }

    /** "+2.1 %", or why there is none. */
    public static String difference(Answer.Prediction prediction) {
        if (!Double.isFinite(prediction.error())) return "not comparable";
        return (prediction.error() > 0 ? "+" : "") + Quantities.percent(prediction.error());
    }

    /** How many numbers there are, and how well founded they are. */
    public static String assumptions(List<Study.Assumption> assumptions) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String known : List.of("measured", "quoted", "recalled", "assumed")) counts.put(known, 0);
        for (Study.Assumption one : assumptions)
            counts.merge(
                    one.confidence().isEmpty() ? "without a stated confidence" : one.confidence(), 1, Integer::sum);
        counts.values().removeIf(count -> count == 0);
        List<String> parts = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .toList();
        return "The answer rests on %s: %s."
                .formatted(Quantities.count(assumptions.size(), "number"), Labels.list(parts));
    }

    /** The command that gives this study again. */
    public static String command(Study study) {
        List<String> words =
                new ArrayList<>(List.of("ringzero", "run", study.provenance().model()));
        words.addAll(study.provenance().arguments());
        return words.stream().map(Wording::shell).collect(Collectors.joining(" "));
    }

    private static String shell(String word) {
        return word.matches("[\\w./@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Up to four of the items, and how many more there are. */
    public static String some(List<String> items) {
        return some(4, items);
    }

    /** All items if they are not more than that, at least 4; else three, and how many more there are. */
    static String some(int most, List<String> items) {
        if (items.size() <= most) return Labels.list(items);
        return Labels.list(List.of(items.get(0), items.get(1), items.get(2), (items.size() - 3) + " more"));
    }
}
