// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import ringzero.simulation.results.Run;

/**
 * How much more two threads do than one, each with an engine of its own, as replications of an experiment have. In rounds in turn: one
 * thread runs alone, then two do. By the clock, which counts on an idle machine only; and by CPU time, which says how much slower a run is
 * beside another, whatever else the machine does.
 */
public final class Replications {

    private static final int ROUNDS = 9;
    private static final int RUNS = 40;
    private static final int WARM_UP = 3;

    private Replications() {}

    public static void main(String[] arguments) throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) together(2);
        double[] speedUp = new double[ROUNDS];
        double[] dearer = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            double[] one = together(1);
            double[] two = together(2);
            speedUp[i] = 2 * one[0] / two[0];
            dearer[i] = two[1] / (2 * one[1]);
        }
        System.out.printf(
                Locale.ROOT,
                "two threads do %.2f x what one does in the same time (median of %d; least %.2f, most %.2f)%n",
                median(speedUp),
                ROUNDS,
                speedUp[0],
                speedUp[ROUNDS - 1]);
        System.out.printf(
                Locale.ROOT,
                "a run beside another takes %.2f x its CPU time alone: %.2f x is what two idle cores allow%n",
                median(dearer),
                2 / median(dearer));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Seconds by the clock until all threads have done their runs, and their CPU seconds in all. */
    private static double[] together(int threads) throws InterruptedException {
        double[] cpu = new double[threads];
        Thread[] all = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int number = t;
            all[t] = new Thread(() -> cpu[number] = runs());
        }
        long begin = System.nanoTime();
        for (Thread each : all) each.start();
        for (Thread each : all) each.join();
        return new double[] {(System.nanoTime() - begin) / 1e9, Arrays.stream(cpu).sum()};
    }

    private static double runs() {
        EngineBenchmark models = new EngineBenchmark();
        long events = 0;
        for (int i = 0; i < RUNS; i++) {
            Run run = models.hostRequest();
            events += run.events();
        }
        if (events == 0) throw new IllegalStateException("nothing happened");
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
