// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ringzero.report.Studies;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Variant.Level;

class DesignTest {

    private static final Level VHOST = new Level("vhost", Double.NaN, "");
    private static final Level SR_IOV = new Level("sr-iov", Double.NaN, "");

    @Test
    void combinationsAreAlternativesAndTheNumberRunsAcross() {
        var design = Design.of(Studies.grid(2, 2, 3));

        assertThat(design.across()).contains("load");
        assertThat(design.alternatives())
                .extracting(Design.Alternative::name)
                .containsExactly("mode0 · path0", "mode0 · path1", "mode1 · path0", "mode1 · path1");
    }

    @Test
    void numbersThatGoWithANameAreNoAxisAndNoPartOfTheName() {
        var design = Design.of(study(
                row("web.net.path", VHOST, "web.vcpus", number(2)),
                row("web.net.path", SR_IOV, "web.vcpus", number(4))));

        assertThat(design.across()).isEmpty();
        assertThat(design.variantNames()).containsExactly("vhost", "sr-iov");
        assertThat(design.alternatives()).extracting(Design.Alternative::name).containsExactly("vhost", "sr-iov");
        assertThat(design.alternatives())
                .extracting(Design.Alternative::levels)
                .containsExactly(List.of("vhost", "2"), List.of("sr-iov", "4"));
    }

    @Test
    void whatGoesWithTheAxisMakesNoAlternatives() {
        var design = Design.of(study(
                row("load", number(10), "web.vcpus", number(2)),
                row("load", number(20), "web.vcpus", number(2)),
                row("load", number(40), "web.vcpus", number(4))));

        assertThat(design.across()).contains("load");
        assertThat(design.alternatives())
                .singleElement()
                .satisfies(alternative -> assertThat(alternative.stops())
                        .extracting(Design.Stop::text)
                        .containsExactly("10 · vcpus 2", "20 · vcpus 2", "40 · vcpus 4"));
    }

    private static Level number(double number) {
        return new Level(Long.toString(Math.round(number)), number, "");
    }

    private static Map<String, Level> row(String factor, Level level, String partner, Level levelOfPartner) {
        Map<String, Level> levels = new LinkedHashMap<>();
        levels.put(factor, level);
        levels.put(partner, levelOfPartner);
        return levels;
    }

    @SafeVarargs
    private static Study study(Map<String, Level>... rows) {
        var variants = java.util.Arrays.stream(rows)
                .map(levels -> new Variant(levels, Map.of(), List.of(), List.of(), List.of(), List.of()))
                .toList();
        var empty = Studies.named("Rows");
        return new Study(
                empty.name(),
                empty.question(),
                List.copyOf(rows[0].keySet()),
                variants,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                empty.provenance(),
                empty.topology());
    }
}
