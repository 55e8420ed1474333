// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Variant;

class FormulaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 + 3 * 4                                            |             | 14",
                "(2 + 3) * 4 / -2                                     |             | -10",
                "1e3 * 2.5                                            |             | 2500",
                "100 * a-b.throughput / vm.throughput                 | vm.count = 2| 500",
                "vm.count                                             | vm.count = 3| 3",
                "max(vm.throughput) - min(vm.throughput)              |             | 20",
                "slope(vm.throughput, vm.count)                       |             | 10",
                "fit(vm.throughput, vm.count)                         |             | 1",
                "least-step(vm.throughput, vm.count)                  |             | 10",
                "at(vm.count = 3, vm.throughput) - at(vm.count = 1, vm.throughput) | | 20"
            })
    void computes(String formula, String condition, double value) {
        var estimate = new Formula(formula, study(), 0.95).value(condition == null ? "" : condition);

        assertThat(estimate.value()).isCloseTo(value, within(1e-9));
    }

    @Test
    void theIntervalComesFromTheRepetitions() {
        var estimate = new Formula("vm.throughput", study(), 0.95).value("vm.count = 1");

        assertThat(estimate.interval().orElseThrow().halfWidth()).isCloseTo(12.706, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vm.throughput           || has 3 values",
                "vm.speed                | vm.count = 1| was not observed",
                "2 +                     || something is missing",
                "(2                      || ')' is missing",
                "2 2                     || is too much",
                "size(2)                 || there is no function 'size'",
                "1                       | vm.count = 9| No variant has vm.count = 9.",
                "1                       | cost = 9    | is not varied"
            })
    void whatIsWrongIsSaidInASentence(String formula, String condition, String message) {
        assertThatThrownBy(() -> new Formula(formula, study(), 0.95).value(condition == null ? "" : condition))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    /** One, two and three guests, which do 10 each; two repetitions, one less and one more than that. */
    private static Study study() {
        var variants = new ArrayList<Variant>();
        for (int count = 1; count <= 3; count++) {
            Map<String, Variant.Level> levels = new LinkedHashMap<>();
            levels.put("vm.count", new Variant.Level(Integer.toString(count), count, ""));
            var runs = List.of(run(0, 10 * count - 1), run(1, 10 * count + 1));
            variants.add(new Variant(levels, Map.of(), runs, runs.getFirst().findings(), List.of(), List.of()));
        }
        return new Study(
                "E",
                "",
                List.of("vm.count"),
                variants,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Study.Provenance("", "", "", 1, "", "", List.of()),
                Topology.none());
    }

    private static Run run(int replication, double throughput) {
        return new Run(
                1,
                replication,
                0,
                1,
                1,
                1,
                List.of(
                        new Finding.Total("throughput", "vm", "", "1/s", throughput, Optional.empty()),
                        new Finding.Total("throughput", "a-b", "", "1/s", 100, Optional.empty())),
                List.of());
    }
}
