// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The same measurements by CPU time of the thread instead of the clock, best of several: for machines that are not idle. */
public final class CpuTime {

    private static final int ROUNDS = 12;

    private CpuTime() {}

    public static void main(String[] arguments) {
        EngineBenchmark engine = new EngineBenchmark();
        print("M/M/1 at 0.9, event", 1_800_000, engine::mm1Event);
        print("closed network, event", 2_270_000, engine::closedNetworkEvent);
        print("host, request", 20_000, engine::hostRequest);
        print("twin, 100 guests", 1, engine::twin);
        for (int pending : new int[] {100, 10_000, 1_000_000}) {
            EventQueueBenchmark list = new EventQueueBenchmark();
            list.pending = pending;
            list.fill();
            print("hold, " + pending + " pending", 1_000_000, () -> {
                for (int i = 0; i < 1_000_000; i++) list.hold();
            });
        }
    }

    private static void print(String what, int operations, Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = cpu();
            work.run();
            best = Math.min(best, cpu() - start);
        }
        System.out.printf(Locale.ROOT, "%-24s %12.1f ns%n", what, (double) best / operations);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
