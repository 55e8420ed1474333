// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/**
 * The bookkeeping of one place that requests come to and leave: how many are there over time, and how long each has stayed, counted
 * independently, so that Little's law and the utilisation law can be checked. Times in picoseconds.
 */
final class Flow {

    final int servers;
    int n;
    int least;
    private long since;
    /** Integral of the number there. */
    double area;
    /** Integral of the number served. */
    double busy;
    /** Sum of the times stayed. */
    double sojourn;
    /** Sum of the services received. */
    double service;

    long in;
    long out;
    long dropped;
    /** How many were there when measuring began. */
    int before;

    Flow(int servers) {
        this.servers = servers;
    }

    void enter(long now) {
        advance(now);
        n++;
        in++;
    }

    void leave(long now, long entered) {
        advance(now);
        n--;
        if (n < least) least = n;
        out++;
        sojourn += now - entered;
    }

    void advance(long now) {
        long past = now - since;
        since = now;
        area += (double) n * past;
        busy += (double) (n < servers ? n : servers) * past;
    }

    /** Forgets what was before; {@link #sojourn} and {@link #service} are then owed by those who are there. */
    void reset(long now) {
        since = now;
        area = busy = sojourn = service = 0;
        in = out = dropped = 0;
        before = n;
    }
}
