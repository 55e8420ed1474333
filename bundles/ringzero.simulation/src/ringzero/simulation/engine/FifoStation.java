// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** Servers with one queue, first come first served: the plain case, which costs one event a job. */
final class FifoStation extends Place {

    final int capacity;
    final int servers;
    final RequestList queue;

    FifoStation(int resource, Resource.Station station, Requests requests) {
        super(resource, station.servers());
        capacity = station.capacity();
        servers = station.servers();
        queue = new RequestList(requests);
    }
}
