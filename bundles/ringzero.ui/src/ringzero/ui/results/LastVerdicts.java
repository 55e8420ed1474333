// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.osgi.util.NLS;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Study.Verdict;

/** What the last run said about the requirements of a model, and where that belongs in its text of today. */
final class LastVerdicts {

    /**
     * A verdict behind a line.
     *
     * @param line from 0
     */
    record Note(int line, String text) {}

    private LastVerdicts() {}

    /** Whether a file has results of a model, by its name. */
    static boolean isOf(String results, Path model) {
        String stem = model.getFileName().toString().replaceFirst("\\.vmm$", "");
        return results.startsWith(stem + "-") && results.endsWith(".rzr");
    }

    /**
     * The verdicts of a study beside the requirements of a text. A requirement that was changed since then has none; if anything else
     * was changed, the verdict says so.
     */
    static List<Note> in(String text, Study study) {
        List<String> then = study.provenance().text().lines().map(String::strip).toList();
        List<String> now = text.lines().map(String::strip).toList();
        boolean changed = !then.equals(now);
        int experiment = experiment(now, study.name());
        Map<Integer, List<Verdict>> byLine = new LinkedHashMap<>();
        for (Verdict verdict : study.verdicts()) {
            if (verdict.line() < 1 || verdict.line() > then.size() || experiment < 0) continue;
            int line = now.subList(experiment, now.size()).indexOf(then.get(verdict.line() - 1));
            if (line >= 0)
                byLine.computeIfAbsent(experiment + line, each -> new ArrayList<>())
                        .add(verdict);
        }
        List<Note> notes = new ArrayList<>();
        byLine.forEach((line, verdicts) -> notes.add(new Note(
                line, changed ? NLS.bind(Messages.LastVerdicts_before, sentence(verdicts)) : sentence(verdicts))));
        return notes;
    }

    /** Whether two texts of a model say the same, wherever their lines begin. */
    static boolean isSame(String one, String other) {
        return one.strip()
                .lines()
                .map(String::strip)
                .toList()
                .equals(other.strip().lines().map(String::strip).toList());
    }

    private static int experiment(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).matches("experiment\\s+" + java.util.regex.Pattern.quote(name) + "\\b.*")) return i;
        return -1;
    }

    private static String sentence(List<Verdict> verdicts) {
        long missed = count(verdicts, Decision.MISSED);
        long open = count(verdicts, Decision.NOT_DECIDED);
        if (verdicts.size() == 1) {
            Verdict only = verdicts.getFirst();
            String value = Double.isNaN(only.value())
                    ? Messages.LastVerdicts_nothing
                    : Quantities.measured(only.value(), only.unit());
            return NLS.bind(word(only.decision()), value);
        }
        if (missed > 0) return NLS.bind(Messages.LastVerdicts_missedIn, missed, verdicts.size());
        return open > 0
                ? NLS.bind(Messages.LastVerdicts_openIn, open, verdicts.size())
                : NLS.bind(Messages.LastVerdicts_metIn, verdicts.size());
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case MET -> Messages.LastVerdicts_met;
            case MISSED -> Messages.LastVerdicts_missed;
            case NOT_DECIDED -> Messages.LastVerdicts_open;
        };
    }

    private static long count(List<Verdict> verdicts, Decision decision) {
        return verdicts.stream()
                .filter(verdict -> verdict.decision() == decision)
                .count();
    }
}
