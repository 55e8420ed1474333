// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.random.RandomStream;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.scenario.Source;

/** When requests of one source come. */
final class Arrival {

    /** How many come together; 0 if clients send them. */
    final int batch;

    /** How many clients there are; 0 if requests come whatever happens to them. */
    final int clients;

    private final RandomStream stream;
    private final Sampler sampler;
    private final double[] intervals;
    private final double[] stays;
    private final long[] times;
    private int position;
    private double stayLeft;

    Arrival(Source.Arrivals arrivals, RandomStream stream) {
        this.stream = stream;
        switch (arrivals) {
            case Source.Arrivals.Open open -> {
                batch = Math.max(1, open.batch());
                clients = 0;
                sampler = new Sampler(open.interval());
                intervals = stays = null;
                times = null;
            }
            case Source.Arrivals.Bursty bursty -> {
                batch = 1;
                clients = 0;
                sampler = null;
                intervals = bursty.intervals();
                stays = bursty.stays();
                times = null;
                stayLeft = stays[0] * stream.nextExponential();
            }
            case Source.Arrivals.Trace trace -> {
                batch = 1;
                clients = 0;
                sampler = null;
                intervals = stays = null;
                times = trace.times();
            }
            case Source.Arrivals.Closed closed -> {
                batch = 0;
                clients = closed.clients();
                sampler = new Sampler(closed.think());
                intervals = stays = null;
                times = null;
            }
        }
    }

    /** The time of the next arrival; {@link Long#MAX_VALUE} if there is none. */
    long next(long now) {
        if (sampler != null) return after(now, sampler.next(stream));
        if (times != null) return position < times.length ? Math.max(now, times[position++]) : Long.MAX_VALUE;
        return burst(now);
    }

    /** So long after now, or never if the clock does not reach as far. */
    static long after(long now, double wait) {
        long time = now + (long) (wait + 0.5);
        return time < 0 ? Long.MAX_VALUE : time;
    }

    /** Memoryless: what is left of an interval when the state changes is drawn anew in the next state. */
    private long burst(long now) {
        double time = 0;
        while (true) {
            double interval = intervals[position] * stream.nextExponential();
            if (interval <= stayLeft) {
                stayLeft -= interval;
                return after(now, time + interval);
            }
            time += stayLeft;
            position = (position + 1) % intervals.length;
            stayLeft = stays[position] * stream.nextExponential();
        }
    }

    /** How long a client thinks. */
    long think() {
        return (long) (sampler.next(stream) + 0.5);
    }
}
