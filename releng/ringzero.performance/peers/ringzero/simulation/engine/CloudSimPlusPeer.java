// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.function.IntConsumer;
import org.cloudsimplus.core.CloudSimEntity;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.core.events.SimEvent;

/** CloudSim Plus with one entity that sends events to itself. */
final class CloudSimPlusPeer implements Peer {

    private final CloudSimPlus simulation = new CloudSimPlus();
    private CloudSimEntity entity;

    @Override
    public void run(Runnable begin, IntConsumer called) {
        entity = new CloudSimEntity(simulation) {
            @Override
            protected void startInternal() {
                begin.run();
            }

            @Override
            public void processEvent(SimEvent event) {
                called.accept((int) event.getTag());
            }
        };
        simulation.start();
    }

    @Override
    public void schedule(double delay, int caller) {
        entity.schedule(delay, caller);
    }

    @Override
    public void stop() {
        simulation.terminate();
    }
}
