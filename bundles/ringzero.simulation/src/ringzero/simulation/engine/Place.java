// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** A resource that requests come to, and its books. */
abstract sealed class Place
        permits FifoStation, SharedStation, PriorityStation, ThreadGroup, GatherPoint, TokenPool, TokenBucket {

    /** Its number in the scenario. */
    final int resource;

    final Flow flow;

    /** Nobody is there; so many are served at once, 0 if it only lets them wait. */
    Place(int resource, int servers) {
        this.resource = resource;
        flow = new Flow(servers);
    }
}
