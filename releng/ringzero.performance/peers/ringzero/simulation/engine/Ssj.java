// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.function.IntConsumer;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** SSJ with its own choice of event list, a splay tree. */
final class Ssj implements Peer {

    private final Simulator simulator = new Simulator();
    private IntConsumer called;

    @Override
    public void run(Runnable begin, IntConsumer called) {
        this.called = called;
        simulator.init();
        begin.run();
        simulator.start();
    }

    @Override
    public void schedule(double delay, int caller) {
        new Event(simulator) {
            @Override
            public void actions() {
                called.accept(caller);
            }
        }.schedule(delay);
    }

    @Override
    public void stop() {
        simulator.stop();
    }
}
