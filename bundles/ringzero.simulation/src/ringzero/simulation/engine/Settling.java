// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.control.WarmUp;

/**
 * Ends the warm-up when what is simulated has settled, by MSER-5 (White, "An effective truncation heuristic for bias reduction in
 * simulation output", Simulation 1997): of the means of batches of five observations, so many first ones are to be left out that
 * what remains has the least squared standard error. Only the first half of what was seen may be left out (White and Robinson, "The
 * problem of the initial transient (again), or why MSER works", Journal of Simulation 2010): if it would be all of that, twice as
 * much is looked at. Two things are observed, over small equal parts of time: how many are there, and how many are done.
 */
final class Settling {

    private static final int PARTS = 200;
    private static final int PER_BATCH = 5;
    /** What is simulated. */
    interface System {

        /** Goes on until this time. */
        void runUntil(long time);

        /** Integral over time, up to now, of the number that is there, modulo 2^64. */
        long presence();

        /** How many were done up to now. */
        long done();
    }

    private final System system;
    private final double[] present = new double[PARTS];
    private final double[] done = new double[PARTS];

    private Settling(System system) {
        this.system = system;
    }

    /** Runs the warm-up; the time at which it ended. */
    static long run(WarmUp warmUp, System system) {
        if (warmUp.isAutomatic() && warmUp.least() >= PARTS) return new Settling(system).run(warmUp);
        system.runUntil(warmUp.least());
        return warmUp.least();
    }

    private long run(WarmUp warmUp) {
        long end = warmUp.least();
        observe(0, 0, end);
        while (end < warmUp.longest() && !(hasSettled(present) && hasSettled(done))) {
            join(present);
            join(done);
            observe(PARTS / 2, end, 2 * end);
            end *= 2;
        }
        return end;
    }

    /** Sees the parts from this one on, which share the time. */
    private void observe(int first, long from, long to) {
        long presence = system.presence();
        long before = system.done();
        for (int i = first; i < PARTS; i++) {
            system.runUntil(from + (to - from) / (PARTS - first) * (i + 1 - first));
            if (i == PARTS - 1) system.runUntil(to);
            present[i] = system.presence() - presence;
            done[i] = system.done() - before;
            presence = system.presence();
            before = system.done();
        }
    }

    private static void join(double[] parts) {
        for (int i = 0; i < PARTS / 2; i++) parts[i] = parts[2 * i] + parts[2 * i + 1];
    }

    /** Whether MSER-5 leaves out less than it may. */
    static boolean hasSettled(double[] observations) {
        return truncation(observations) < observations.length / PER_BATCH / 2;
    }

    /** How many batches of five MSER-5 leaves out, at most half. */
    static int truncation(double[] observations) {
        int batches = observations.length / PER_BATCH;
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        int found = 0;
        double origin = mean(observations, batches - 1); // so that the squares do not cancel
        for (int first = batches - 1; first >= 0; first--) {
            double value = mean(observations, first) - origin;
            sum += value;
            squares += value * value;
            int n = batches - first;
            double error = (squares - sum * sum / n) / ((double) n * n);
            if (first <= batches / 2 && error <= least) {
                least = error;
                found = first;
            }
        }
        return found;
    }

    private static double mean(double[] observations, int batch) {
        double sum = 0;
        for (int i = 0; i < PER_BATCH; i++) sum += observations[PER_BATCH * batch + i];
        return sum / PER_BATCH;
    }
}
