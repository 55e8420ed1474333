// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** Tokens that are held for a while. */
final class TokenPool {

    final int resource;
    final int count;
    final Flow flow = new Flow(0);
    int held;
    private double heldArea;
    private long since;
    final RequestList queue = new RequestList();

    TokenPool(int resource, Resource.Tokens tokens) {
        this.resource = resource;
        count = tokens.count();
    }

    void hold(int change, long now) {
        heldArea += (double) held * (now - since);
        since = now;
        held += change;
    }

    double heldArea(long now) {
        hold(0, now);
        return heldArea;
    }

    void reset(long now) {
        hold(0, now);
        heldArea = 0;
    }
}
