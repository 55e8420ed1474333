// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ringzero.experiment.compile.Compiled;
import ringzero.simulation.analytic.Bottleneck;
import ringzero.simulation.analytic.LossSystem;
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
        var notes = new ArrayList<String>();
        overload(scenario, twin)
                .ifPresent(bottleneck ->
                        notes.add("Offered load exceeds the capacity of %s: it would have to work %d %% of the time."
                                .formatted(bottleneck.resource(), Math.round(100 * bottleneck.utilisation()))));
        notes.addAll(limits(scenario));
        return new Forecast(twin.predictions().stream().flatMap(Forecast::mean).toList(), notes);
    }

    /** What happens in the run and is unknown to the formulas, so that a difference is its effect and no error of either side. */
    private static List<String> limits(Scenario scenario) {
        var notes = new ArrayList<String>();
        boolean fails =
                scenario.outages().stream().anyMatch(outage -> !outage.threads().isEmpty());
        if (fails) notes.add(unknown("failures"));
        if (!scenario.moves().isEmpty()) notes.add(unknown("migrations"));
        if (scenario.services().stream()
                .anyMatch(service -> new LossSystem(service).instances().isEmpty()))
            notes.add("There are no formulas for services whose instances have tasks: nothing is predicted of them.");
        return notes;
    }

    private static String unknown(String what) {
        return "Predictions are those without " + what + ": where a result differs, that is what the " + what
                + " cost.";
    }

    /** The formulas of a model that was compiled. */
    static Twin twin(Compiled compiled) {
        return new Twin(compiled.scenario());
    }

    /** The share of its hosts that each service takes, by its name, in their order; without those that there are no formulas for. */
    static Map<String, Double> services(Compiled compiled) {
        var shares = new LinkedHashMap<String, Double>();
        for (var service : compiled.scenario().services())
            new LossSystem(service).utilisation().ifPresent(share -> shares.put(service.name(), share));
        return shares;
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
