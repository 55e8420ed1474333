// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.store;

import ringzero.simulation.results.Run;

/** How a run ended. */
public sealed interface Outcome {

    /** It was simulated to its end. */
    record Finished(Run run) implements Outcome {}

    /**
     * More work came than could be done, and a queue grew without bound.
     *
     * @param subject the resource with the longest queue
     * @param message what the engine says
     */
    record Overloaded(String subject, String message) implements Outcome {}
}
