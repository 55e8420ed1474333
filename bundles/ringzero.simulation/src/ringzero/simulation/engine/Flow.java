// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/**
 * The bookkeeping of one place that requests come to and leave: how many are there over time, and how long each has stayed, counted
 * independently, so that Little's law and the utilisation law can be checked. Times in picoseconds.
 *
 * <p>An integral over time of a number that goes up and down by one is the sum of the times at which it goes down minus those at
 * which it goes up: one addition an event, exact modulo 2^64. What is lost above is found again from the sum over requests, which
 * is a double.
 */
final class Flow {

    private static final double MODULUS = 0x1p64;

    final int servers;
    int n;
    int least;
    private long areaSum;
    private long busySum;
    /** Integral of the number there; known when measuring has stopped. */
    double area;
    /** Integral of the number served; known when measuring has stopped. */
    double busy;
    /** Sum of the times stayed. */
    double sojourn;
    /** Sum of the services received. */
    double service;

    long out;
    long dropped;
    /** How many were there when measuring began. */
    int before;

    Flow(int servers) {
        this.servers = servers;
    }

    void enter(long now) {
        areaSum -= now;
        if (n++ < servers) busySum -= now;
    }

    void leave(long now, long entered) {
        areaSum += now;
        if (--n < servers) busySum += now;
        if (n < least) least = n;
        out++;
        sojourn += now - entered;
    }

    /** How many have come since measuring began. */
    long in() {
        return out + n - before;
    }

    /** Integral over time of the number there, up to now, modulo 2^64. */
    long presence(long now) {
        return areaSum + n * now;
    }

    /** The same of the number served. */
    long serving(long now) {
        return busySum + Math.min(n, servers) * now;
    }

    /** Forgets what was before; {@link #sojourn} and {@link #service} are then owed by those who are there. */
    void start(long now) {
        before = n;
        areaSum = -n * now;
        busySum = -Math.min(n, servers) * now;
        sojourn = service = 0;
        out = dropped = 0;
    }

    /** Takes the integrals; after those who are there have paid their {@link #sojourn} and {@link #service}. */
    void stop(long now) {
        area = exact(presence(now), sojourn);
        busy = exact(serving(now), service);
    }

    /** The number that is known modulo 2^64 and about. */
    private static double exact(long low, double about) {
        double known = low;
        return known + MODULUS * Math.rint((about - known) / MODULUS);
    }
}
