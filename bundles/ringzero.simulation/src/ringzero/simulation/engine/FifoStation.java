// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** Servers with one queue, first come first served: the plain case, which costs one event a job. */
final class FifoStation {

    final int resource;
    final int capacity;
    final int servers;
    final Flow flow;
    final RequestList queue = new RequestList();

    FifoStation(int resource, Resource.Station station) {
        this.resource = resource;
        capacity = station.capacity();
        servers = station.servers();
        flow = new Flow(servers);
    }
}
