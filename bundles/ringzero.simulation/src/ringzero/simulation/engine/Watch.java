// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Looks up from the work now and then: whether somebody wants it to end, and whether it gets anywhere. */
final class Watch {

    /** Events between two looks, a power of two. */
    static final int EVERY = 1 << 13;
    /** So many events without any time passing mean that it will never pass. */
    private static final int STUCK_AFTER = 20_000_000 / EVERY;

    private final Simulation simulation;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private long seen;
    private int still;

    Watch(Simulation simulation, BooleanSupplier cancelled, DoubleConsumer progress) {
        this.simulation = simulation;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    void look() {
        EventQueue events = simulation.events;
        if (cancelled.getAsBoolean()) throw new CancellationException();
        progress.accept((double) events.now / (simulation.warmedUp() + simulation.control.duration()));
        if (events.sequence >= EventQueue.SEQUENCES - 2 * EVERY)
            throw new IllegalStateException("more than " + EventQueue.SEQUENCES + " events in one run");
        still = events.now == seen ? still + 1 : 0;
        seen = events.now;
        if (still > STUCK_AFTER)
            throw simulation.overload("In scenario " + simulation.code.scenario.name()
                    + " requests go round for ever at " + events.now
                    + " ps and no time passes; give them a think time or a service time.");
    }
}
