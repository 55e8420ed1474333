// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.scenario.Service;

class TimeSharingTest {

    private static final Service.Pool TWO_CORES = new Service.Pool("host", 1, 64, 0, 2, 2, 1, 1, 0);

    private final EventQueue events = new EventQueue();
    private final List<Long> ends = new ArrayList<>();

    @Test
    void tasksOfOneVcpuShareItEqually() {
        var sharing = new TimeSharing(List.of(TWO_CORES), new int[1], events, 0);

        sharing.begin(0, 0, 1, new double[] {100, 200, 300}, 1);
        runAll(sharing);

        // three share until each has 100; two until each has 200; then one alone
        assertThat(ends).containsExactly(300L, 500L, 600L);
    }

    @Test
    void aTaskUsesOneVcpuAtMost() {
        var sharing = new TimeSharing(List.of(TWO_CORES), new int[1], events, 0);

        sharing.begin(0, 0, 2, new double[] {100, 200, 300}, 1);
        runAll(sharing);

        // at two thirds until 150; then each alone
        assertThat(ends).containsExactly(150L, 250L, 350L);
    }

    @Test
    void instancesShareTheThreadsOfAnOvercommittedHost() {
        var sharing = new TimeSharing(List.of(TWO_CORES), new int[1], events, 0);

        for (int i = 0; i < 4; i++) sharing.begin(i, 0, 1, new double[] {100 * (i + 1)}, 1);
        runAll(sharing);

        // four at a half, three at two thirds, then two and one alone
        assertThat(ends).containsExactly(200L, 350L, 450L, 550L);
    }

    @Test
    void siblingsSlowEachOther() {
        var smt = new Service.Pool("host", 1, 4, 0, 1, 2, 0.6, 1, 0);
        var sharing = new TimeSharing(List.of(smt), new int[1], events, 0);

        sharing.begin(0, 0, 1, new double[] {600}, 1);
        sharing.begin(1, 0, 1, new double[] {1200}, 1);
        runAll(sharing);

        assertThat(ends).containsExactly(1000L, 1600L);
    }

    @Test
    void workInCyclesTakesTheTimeOfTheClock() {
        var sharing = new TimeSharing(List.of(TWO_CORES), new int[1], events, 0);

        sharing.begin(0, 0, 1, new double[] {5000}, 2.5);
        runAll(sharing);

        assertThat(ends).containsExactly(2000L);
    }

    @Test
    void manyInstancesEndWhenAFluidOfThemDoes() {
        var random = new RandomStream(3, 0, "tasks");
        var pool = new Service.Pool("host", 1, 64, 0, 4, 8, 0.6, 1, 0);
        var sharing = new TimeSharing(List.of(pool), new int[1], events, 0);
        List<double[]> all = new ArrayList<>();
        int[] vcpus = new int[12];
        for (int i = 0; i < vcpus.length; i++) {
            double[] tasks = new double[1 + (int) (random.nextDouble() * 9)];
            for (int k = 0; k < tasks.length; k++) tasks[k] = 1e9 * random.nextExponential();
            Arrays.sort(tasks);
            all.add(tasks);
            vcpus[i] = 1 + (int) (random.nextDouble() * 4);
            sharing.begin(i, 0, vcpus[i], tasks.clone(), 1);
        }

        runAll(sharing);

        List<Double> expected = fluid(all, vcpus);
        assertThat(ends).hasSameSizeAs(expected);
        for (int i = 0; i < ends.size(); i++)
            assertThat((double) ends.get(i)).isCloseTo(expected.get(i), within(200.0)); // a picosecond for each event
    }

    /** The definition, task by task: all of them go on at their rates until the next one is done. */
    private static List<Double> fluid(List<double[]> all, int[] vcpus) {
        List<double[]> left = new ArrayList<>(all.stream().map(double[]::clone).toList());
        List<Double> ends = new ArrayList<>();
        double now = 0;
        while (true) {
            double busy = 0;
            for (int i = 0; i < left.size(); i++) busy += Math.min(vcpus[i], left.get(i).length);
            if (busy == 0) return ends;
            double capacity = busy <= 4 ? busy : busy >= 8 ? 4.8 : 4 + (busy - 4) * 0.2;
            double step = Double.POSITIVE_INFINITY;
            double[] rates = new double[left.size()];
            for (int i = 0; i < rates.length; i++) {
                if (left.get(i).length == 0) continue;
                rates[i] = capacity / busy * Math.min(1, (double) vcpus[i] / left.get(i).length);
                step = Math.min(step, left.get(i)[0] / rates[i]);
            }
            now += step;
            for (int i = 0; i < rates.length; i++) {
                double done = step * rates[i];
                double[] rest = Arrays.stream(left.get(i))
                        .map(task -> task - done)
                        .filter(task -> task > 1e-3)
                        .toArray();
                for (int k = rest.length; k < left.get(i).length; k++) ends.add(now);
                left.set(i, rest);
            }
        }
    }

    private void runAll(TimeSharing sharing) {
        while (events.take(Long.MAX_VALUE) >= 0) {
            if (!sharing.isDue(0)) continue;
            sharing.work(0, (instance, tasks, all) -> {
                for (int i = 0; i < tasks; i++) ends.add(events.now);
            });
        }
    }
}
