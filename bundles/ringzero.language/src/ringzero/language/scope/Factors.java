// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import java.util.List;
import java.util.stream.Stream;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.quantity.Amount;

/**
 * What an experiment varies. Each factor goes through its levels independently of the others, except that its partners go with it row
 * by row: all take their first level, then all their second, and so on.
 */
public final class Factors {

    private Factors() {}

    /** Everything that an experiment varies, its own or its base's: each factor, followed by those that go with it. */
    public static List<Factor> of(Experiment experiment) {
        return Inherited.list(experiment, Experiment::getFactors).stream()
                .flatMap(Factors::together)
                .toList();
    }

    /** A factor, followed by those that go with it. */
    public static Stream<Factor> together(Factor factor) {
        return Stream.concat(Stream.of(factor), factor.getPartners().stream());
    }

    /** How many levels a factor has as it is written; a range of whole numbers can turn out to have fewer. */
    public static int levels(Factor factor) {
        if (factor.getRange() == null) return factor.getLevels().size();
        return Amount.of(factor.getRange().getSteps())
                .map(steps -> (int) Math.round(steps.value()))
                .orElse(0);
    }
}
