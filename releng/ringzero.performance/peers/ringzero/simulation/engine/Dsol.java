// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;

/** DSOL with its event list, a red-black tree; it runs in a thread of its own. */
final class Dsol implements Peer {

    private final DevsSimulator<Double> simulator = new DevsSimulator<>("peer");
    private final CountDownLatch done = new CountDownLatch(1);
    private IntConsumer called;

    @Override
    public void run(Runnable begin, IntConsumer called) {
        this.called = called;
        try {
            simulator.initialize(
                    new AbstractDsolModel<Double, DevsSimulatorInterface<Double>>(simulator) {
                        @Override
                        public void constructModel() {
                            begin.run();
                        }
                    },
                    new SingleReplication<>("run", 0.0, 0.0, 1e18));
            simulator.start();
            done.await();
        } catch (SimRuntimeException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void schedule(double delay, int caller) {
        try {
            simulator.scheduleEventRel(delay, () -> called.accept(caller));
        } catch (SimRuntimeException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            simulator.stop();
            done.countDown();
        } catch (SimRuntimeException e) {
            throw new IllegalStateException(e);
        }
    }
}
