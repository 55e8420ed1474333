// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One combination of factor levels with all its runs.
 *
 * @param levels factor name to level as the user wrote it, in the order of the factors ("web.net.path" to "sr-iov")
 * @param facts what the model says about this variant without running, for comparison tables: "Guest OS modification" to
 *     "not required"
 * @param runs one for each repetition
 * @param findings of all runs together: totals with intervals over repetitions, histograms merged
 * @param predictions the analytic twin's answers, for the measures it knows
 * @param notes what went on that a reader must know ("offered load exceeds the capacity of eth0")
 * @param watched where the time of some requests went; empty if none were watched
 */
public record Variant(
        Map<String, Level> levels,
        Map<String, String> facts,
        List<Run> runs,
        List<Finding> findings,
        List<Finding.Total> predictions,
        List<String> notes,
        Optional<Watched> watched) {
    public Variant {
        levels = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(levels));
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
        runs = List.copyOf(runs);
        findings = List.copyOf(findings);
        predictions = List.copyOf(predictions);
        notes = List.copyOf(notes);
    }

    /** Of which nothing was watched. */
    public Variant(
            Map<String, Level> levels,
            Map<String, String> facts,
            List<Run> runs,
            List<Finding> findings,
            List<Finding.Total> predictions,
            List<String> notes) {
        this(levels, facts, runs, findings, predictions, notes, Optional.empty());
    }

    /** The same with what was watched. */
    public Variant with(Optional<Watched> seen) {
        return new Variant(levels, facts, runs, findings, predictions, notes, seen);
    }

    /**
     * A level of a factor.
     *
     * @param text as written: "sr-iov", "12000/s"
     * @param number in base units if it is a quantity, else NaN
     * @param unit base unit of the number, else empty
     */
    public record Level(String text, double number, String unit) {}
}
