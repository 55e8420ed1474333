// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import ringzero.experiment.store.Outcome;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.engine.Engine;
import ringzero.simulation.engine.OverloadException;
import ringzero.simulation.scenario.Scenario;

/** Whatever runs a scenario once: the engine, here or elsewhere. Called by several threads. */
@FunctionalInterface
interface Simulator {

    /**
     * Runs it.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    Outcome run(Scenario scenario, RunControl control, BooleanSupplier cancelled, DoubleConsumer progress);

    /** The engine, in this thread. */
    static Outcome engine(Scenario scenario, RunControl control, BooleanSupplier cancelled, DoubleConsumer progress) {
        try {
            return new Outcome.Finished(new Engine(scenario).run(control, cancelled, progress));
        } catch (OverloadException e) {
            return new Outcome.Overloaded(e.subject(), e.getMessage());
        }
    }
}
