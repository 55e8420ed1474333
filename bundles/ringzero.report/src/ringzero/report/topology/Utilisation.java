// SPDX-License-Identifier: EPL-2.0
package ringzero.report.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Variant;

/**
 * How busy the parts of a model were.
 *
 * @param of which variant: "web.net.path = sr-iov, load = 12000/s"; empty if nothing was run or nothing varied
 * @param shares from a resource's name in results to the share of its time, from 0 to 1, that it was in use
 */
public record Utilisation(String of, Map<String, Double> shares) {
    public Utilisation {
        shares = Map.copyOf(shares);
    }

    /** Nothing was run. */
    public static Utilisation none() {
        return new Utilisation("", Map.of());
    }

    /** What was found in one variant. */
    public static Utilisation of(Variant variant) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Finding finding : variant.findings())
            if (finding instanceof Finding.Total total
                    && total.measure().equals("utilisation")
                    && total.detail().isEmpty()
                    && Double.isFinite(total.value())) shares.put(total.subject(), total.value());
        List<String> levels = new ArrayList<>();
        variant.levels().forEach((factor, level) -> levels.add(factor + " = " + level.text()));
        return new Utilisation(String.join(", ", levels), shares);
    }

    /**
     * What was found in the variant that is most like the model as it is written: the last of those that have the most parts in common with
     * it and the fewest that it does not have. Nothing if no variant has figures.
     */
    public static Utilisation of(Study study) {
        Set<String> drawn = new HashSet<>();
        for (Topology.Node node : study.topology().nodes()) drawn.addAll(node.resources());
        Utilisation best = none();
        int most = 0;
        for (Variant variant : study.variants()) {
            Utilisation each = of(variant);
            Map<String, Double> common = new HashMap<>(each.shares);
            common.keySet().retainAll(drawn);
            int likeness = 2 * common.size() - each.shares.size();
            if (common.isEmpty() || best.shares.size() > 0 && likeness < most) continue;
            best = each;
            most = likeness;
        }
        return best;
    }

    /** Whether there are no figures. */
    public boolean isEmpty() {
        return shares.isEmpty();
    }
}
