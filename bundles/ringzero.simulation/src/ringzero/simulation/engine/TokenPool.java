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
    private int first = -1;
    private int last = -1;

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

    void append(int r, int[] next) {
        next[r] = -1;
        if (first < 0) first = r;
        else next[last] = r;
        last = r;
    }

    int poll(int[] next) {
        int r = first;
        if (r >= 0) first = next[r];
        return r;
    }
}
