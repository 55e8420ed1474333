// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** Servers with one queue, first come first served: the plain case, which costs one event a job. */
final class FifoStation {

    final int resource;
    final int capacity;
    final int servers;
    final Flow flow;
    private int first = -1;
    private int last = -1;

    FifoStation(int resource, Resource.Station station) {
        this.resource = resource;
        capacity = station.capacity();
        servers = station.servers();
        flow = new Flow(servers);
    }

    void append(int r, int[] next) {
        next[r] = -1;
        if (first < 0) first = r;
        else next[last] = r;
        last = r;
    }

    /** The next to be served, or -1. */
    int poll(int[] next) {
        int r = first;
        if (r >= 0) first = next[r];
        return r;
    }
}
