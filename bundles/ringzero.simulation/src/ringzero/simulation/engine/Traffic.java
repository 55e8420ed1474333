// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** One source in one run: when its requests come, how many of them are on their way, and how many were done. */
final class Traffic {

    final int source;
    final Arrival arrival;
    /** The first action of a request. */
    final int start;
    /** Whether its requests carry the memory of a guest that moves. */
    final boolean sendsMemory;

    final Flow load = new Flow(0);
    long completed;

    Traffic(int source, Arrival arrival, int start, boolean sendsMemory) {
        this.source = source;
        this.arrival = arrival;
        this.start = start;
        this.sendsMemory = sendsMemory;
    }
}
