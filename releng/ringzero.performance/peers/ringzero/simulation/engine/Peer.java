// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.function.IntConsumer;

/** Another simulator's event list, used as its documentation does: one event object for each event. */
interface Peer {

    /** Runs until {@link #stop}; whoever is called may schedule more. */
    void run(Runnable begin, IntConsumer called);

    void schedule(double delay, int caller);

    void stop();
}
