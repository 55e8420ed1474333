// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.List;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** Small scenarios to run. */
public final class Scenarios {

    private static final double MICROSECOND = 1e6;

    private Scenarios() {}

    /** A queue with one server: requests come every {@code interval} microseconds on average, each is served for 1. */
    public static Scenario queue(double interval) {
        var serve = new Cost.Drawn(new Distribution.Exponential(MICROSECOND), "service");
        var program = new Program(
                "request",
                List.of(
                        new Step.Use(0, List.of(new Step.Charge(serve, 0, -1))),
                        new Step.Observe(0, 0),
                        new Step.Leave()),
                1,
                0,
                1,
                List.of());
        var arrivals = new Source.Arrivals.Open(new Distribution.Exponential(interval * MICROSECOND), 1);
        return new Scenario(
                "queue",
                List.of(new Resource.Station("server", "server", 1, Integer.MAX_VALUE, Resource.Queueing.FIFO)),
                List.of(program),
                List.of(new Source("clients", "clients", 0, List.of(0), arrivals, 0)),
                List.of("user"),
                List.of(new Scenario.Measure("clients", "latency")),
                List.of());
    }
}
