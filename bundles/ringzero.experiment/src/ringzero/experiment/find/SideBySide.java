// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

/** Two studies as one, in which one more factor says which of them a variant belongs to: so that all that compares variants compares them. */
public final class SideBySide {

    /** What the factor is called that tells the studies apart. */
    public static final String FACTOR = "run";

    /** How a level is written that a study neither varies nor sets. */
    private static final String AS_WRITTEN = "as in the model";

    private SideBySide() {}

    /**
     * Puts two studies together.
     *
     * @param one to which the other is compared; questions, topology and provenance are its
     * @param nameOfOne unlike that of the other
     */
    public static Study of(Study one, String nameOfOne, Study other, String nameOfOther) {
        Set<String> factors = new LinkedHashSet<>(one.factors());
        factors.addAll(other.factors());
        List<Variant> variants = new ArrayList<>();
        for (Variant variant : one.variants()) variants.add(named(variant, nameOfOne, factors, one));
        for (Variant variant : other.variants()) variants.add(named(variant, nameOfOther, factors, other));
        List<Study.Verdict> verdicts = new ArrayList<>(one.verdicts());
        for (Study.Verdict verdict : other.verdicts())
            verdicts.add(later(verdict, one.variants().size()));
        List<String> all = new ArrayList<>(List.of(FACTOR));
        all.addAll(factors);
        return new Study(
                one.name(),
                one.question(),
                all,
                variants,
                verdicts,
                both(one, other, Study::plots),
                both(one, other, Study::observations),
                both(one, other, Study::assumptions),
                both(one, other, Study::warnings),
                one.provenance(),
                one.topology());
    }

    private static <T> List<T> both(Study one, Study other, Function<Study, List<T>> part) {
        Set<T> all = new LinkedHashSet<>(part.apply(one));
        all.addAll(part.apply(other));
        return List.copyOf(all);
    }

    private static Variant named(Variant variant, String name, Set<String> factors, Study study) {
        Map<String, String> set = settings(study.provenance().arguments());
        Map<String, Variant.Level> levels = new LinkedHashMap<>();
        levels.put(FACTOR, word(name));
        for (String factor : factors)
            levels.put(
                    factor,
                    variant.levels().containsKey(factor)
                            ? variant.levels().get(factor)
                            : word(set.getOrDefault(factor, AS_WRITTEN)));
        return new Variant(
                levels, variant.facts(), variant.runs(), variant.findings(), variant.predictions(), variant.notes());
    }

    private static Variant.Level word(String text) {
        return new Variant.Level(text, Double.NaN, "");
    }

    /** What was set besides the model, by path: of "--set", "web.vcpus=8". */
    public static Map<String, String> settings(List<String> arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (!arguments.get(i).equals("--set")) continue;
            String[] parts = arguments.get(i + 1).split("=", 2);
            if (parts.length == 2) settings.put(parts[0].strip(), parts[1].strip());
        }
        return settings;
    }

    private static Study.Verdict later(Study.Verdict verdict, int by) {
        return new Study.Verdict(
                verdict.requirement(),
                verdict.line(),
                verdict.variant() + by,
                verdict.decision(),
                verdict.value(),
                verdict.interval(),
                verdict.bound(),
                verdict.unit());
    }
}
