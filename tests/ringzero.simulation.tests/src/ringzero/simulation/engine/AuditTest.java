// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.scenario.Resource;

/** Breaks the books of a run on purpose: the audit has to see it, and to name who is wrong. */
class AuditTest {

    private static final Code CODE = new Code(EngineTest.everything().scenario());
    private static final RunControl CONTROL = new RunControl(1_000_000_000L, 10_000_000_000L, 1, 0);

    private static Simulation run() {
        var simulation = new Simulation(CODE, CONTROL);
        simulation.run(() -> false, progress -> {});
        return simulation;
    }

    private static List<String> broken(Simulation simulation) {
        return new Audit(simulation)
                .checks().stream()
                        .filter(check -> !check.holds())
                        .map(check -> check.law() + ": " + check.subject())
                        .toList();
    }

    @Test
    void booksThatAreRightPass() {
        assertThat(broken(run())).isEmpty();
    }

    /** Every place where requests can be, with each way to count wrongly there. */
    static Stream<Arguments> mistakesAtPlaces() {
        var places = run().resources.places;
        return IntStream.range(0, places.length)
                .filter(i -> places[i] != null && places[i].flow.out > 0)
                .boxed()
                .flatMap(i -> {
                    String name = CODE.scenario.resources().get(i).name();
                    return Stream.of(
                            mistake("Little's law: " + name, run -> run.resources.places[i].flow.area *= 1.000_001),
                            mistake("Little's law: " + name, run -> run.resources.places[i].flow.sojourn *= 0.999_999),
                            mistake("flow balance: " + name, run -> run.resources.places[i].flow.n++),
                            mistake("flow balance: " + name, run -> run.resources.places[i].flow.n--),
                            mistake("no negative queue: " + name, run -> run.resources.places[i].flow.least = -1));
                });
    }

    /** Every station, which must be busy for as long as it serves. */
    static Stream<Arguments> mistakesAtStations() {
        return IntStream.range(0, CODE.scenario.resources().size())
                .filter(i -> CODE.scenario.resources().get(i) instanceof Resource.Station)
                .boxed()
                .map(i -> mistake(
                        "utilisation law: " + CODE.scenario.resources().get(i).name(),
                        run -> run.resources.places[i].flow.busy *= 1.01));
    }

    static Stream<Arguments> mistakesElsewhere() {
        String source = CODE.scenario.sources().getFirst().subject();
        var processors = IntStream.range(0, CODE.scenario.resources().size())
                .filter(i -> CODE.scenario.resources().get(i) instanceof Resource.Processors)
                .mapToObj(i -> CODE.scenario.resources().get(i).name())
                .findFirst()
                .orElseThrow();
        return Stream.of(
                mistake("flow balance: " + source, run -> run.books.traffic[0].completed++),
                mistake("Little's law: " + source, run -> run.books.traffic[0].load.area *= 1.01),
                mistake(
                        "CPU time: " + processors,
                        run -> Stream.of(run.resources.groups)
                                .filter(group -> group != null)
                                .findFirst()
                                .orElseThrow()
                                .spent[0] += 1e6));
    }

    private static Arguments mistake(String found, Consumer<Simulation> made) {
        return Arguments.of(found, made);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"mistakesAtPlaces", "mistakesAtStations", "mistakesElsewhere"})
    void aMistakeIsFoundWhereItWasMadeAndNowhereElse(String found, Consumer<Simulation> made) {
        var simulation = run();

        made.accept(simulation);

        assertThat(broken(simulation)).containsExactly(found);
    }
}
