// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ringzero.experiment.compile.Compiled;
import ringzero.simulation.analytic.Bottleneck;
import ringzero.simulation.analytic.Twin;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/**
 * What the formulas say before a variant is run.
 *
 * @param predictions means, to be shown beside the simulated ones
 * @param notes whether more is asked than can be done
 */
record Forecast(List<Finding.Total> predictions, List<String> notes) {

    static Forecast of(Scenario scenario) {
        var twin = new Twin(scenario);
        var notes = overload(scenario, twin).stream()
                .map(bottleneck -> "Offered load exceeds the capacity of %s: it would have to work %d %% of the time."
                        .formatted(bottleneck.resource(), Math.round(100 * bottleneck.utilisation())))
                .toList();
        return new Forecast(twin.predictions().stream().flatMap(Forecast::mean).toList(), notes);
    }

    /** The formulas of a model that was compiled. */
    static Twin twin(Compiled compiled) {
        return new Twin(compiled.scenario());
    }

    /**
     * The resource that is asked for most, if it is asked for more than it can do. Never in a closed system: clients that wait for answers
     * adapt what they ask for.
     */
    static Optional<Bottleneck> overload(Compiled compiled, Twin twin) {
        return overload(compiled.scenario(), twin);
    }

    private static Optional<Bottleneck> overload(Scenario scenario, Twin twin) {
        boolean adapts =
                scenario.sources().stream().anyMatch(source -> source.arrivals() instanceof Source.Arrivals.Closed);
        return adapts ? Optional.empty() : twin.bottleneck().filter(bottleneck -> bottleneck.utilisation() > 1);
    }

    /** Means only: the formulas for tails are rough, and a histogram's own figure is its mean. */
    private static Stream<Finding.Total> mean(Finding.Total prediction) {
        return switch (prediction.detail()) {
            case "" -> Stream.of(prediction);
            case "mean" ->
                Stream.of(new Finding.Total(
                        prediction.measure(),
                        prediction.subject(),
                        "",
                        prediction.unit(),
                        prediction.value(),
                        prediction.interval()));
            default -> Stream.empty();
        };
    }
}
