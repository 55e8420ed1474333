// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import ringzero.simulation.scenario.Source;

/** What is known of a source's arrivals without looking further: how many come, and how irregularly. */
final class ArrivalLaw {

    private ArrivalLaw() {}

    /** Requests in a picosecond; 0 for closed sources, whose rate is a result. */
    static double offeredRate(Source.Arrivals arrivals) {
        return switch (arrivals) {
            case Source.Arrivals.Open open ->
                Math.max(1, open.batch()) / Moments.of(open.interval()).mean();
            case Source.Arrivals.Bursty bursty -> {
                double requests = 0;
                double time = 0;
                for (int i = 0; i < bursty.stays().length; i++) {
                    requests += bursty.stays()[i] / bursty.intervals()[i];
                    time += bursty.stays()[i];
                }
                yield requests / time;
            }
            case Source.Arrivals.Trace trace -> {
                long[] times = trace.times();
                yield times.length > 1 ? (times.length - 1.0) / Math.max(1, times[times.length - 1] - times[0]) : 0;
            }
            case Source.Arrivals.Closed closed -> 0;
        };
    }

    /** Squared coefficient of variation of the time between arrivals, as one sees it in the long run. */
    static double variation(Source.Arrivals arrivals) {
        return switch (arrivals) {
            case Source.Arrivals.Open open -> Moments.of(open.interval()).variation();
            case Source.Arrivals.Bursty bursty -> burstiness(bursty);
            default -> 1;
        };
    }

    /** The index of dispersion of a two-state process in the long run (Fischer and Meier-Hellstern, 1993); for more states as if two. */
    private static double burstiness(Source.Arrivals.Bursty bursty) {
        double time = 0;
        double mean = 0;
        for (int i = 0; i < bursty.stays().length; i++) {
            time += bursty.stays()[i];
            mean += bursty.stays()[i] / bursty.intervals()[i];
        }
        mean /= time;
        double spread = 0;
        double memory = 0;
        for (int i = 0; i < bursty.stays().length; i++) {
            double share = bursty.stays()[i] / time;
            double difference = 1 / bursty.intervals()[i] - mean;
            spread += share * difference * difference;
            memory += 1 / bursty.stays()[i];
        }
        return 1 + 2 * spread / (mean * memory);
    }
}
