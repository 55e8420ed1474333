// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** Tokens that are held for a while. */
final class TokenPool extends Place {

    final int count;
    int held;
    private double heldArea;
    private long since;
    final RequestList queue;

    TokenPool(int resource, Resource.Tokens tokens, Requests requests) {
        super(resource, 0);
        queue = new RequestList(requests);
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
