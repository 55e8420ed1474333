// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;

/** A rate limit. Who takes more than there is owes it and goes on when the debt is paid: first come first served, without a list. */
final class TokenBucket extends Place {

    private final double rate; // tokens in a picosecond
    private final double burst;
    private double level;
    private long since;
    double taken;

    TokenBucket(int resource, Resource.Bucket bucket) {
        super(resource, 0);
        rate = bucket.perSecond() / Scenario.SECOND;
        burst = bucket.burst();
        level = burst;
    }

    double rate() {
        return rate;
    }

    /** Takes tokens; the time at which they are there. */
    long take(double tokens, long now) {
        level = Math.min(burst, level + (now - since) * rate);
        since = now;
        taken += tokens;
        level -= tokens;
        return level >= 0 ? now : now + (long) Math.ceil(-level / rate);
    }
}
