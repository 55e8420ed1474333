// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Service.Placement;
import ringzero.simulation.scenario.Source;

class FleetTest {

    private static final long GIB = 1L << 30;

    @Test
    void firstFitPacksAsTheTextbookSays() {
        var fleet = fleet(Placement.FIRST_FIT, 6, 10, 100, type(2, 1));

        assertThat(place(fleet, 5, 7, 5, 2, 4, 2, 5, 1, 6)).containsExactly(0, 1, 0, 1, 2, 2, 3, 1, 4);
    }

    @Test
    void bestFitFillsTheFullestHostThatHasRoom() {
        var fleet = fleet(Placement.BEST_FIT, 4, 10, 100, type(2, 1));

        assertThat(place(fleet, 6, 7, 2, 4, 1)).containsExactly(0, 1, 1, 0, 1);
    }

    @Test
    void worstFitTakesTheEmptiestHost() {
        var fleet = fleet(Placement.WORST_FIT, 3, 10, 100, type(2, 1));

        assertThat(place(fleet, 5, 3, 1, 1, 9)).containsExactly(0, 1, 2, 2, -1);
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void theHostFoundIsTheOneThatLookingAtAllOfThemFinds(Placement placement) {
        var random = new RandomStream(7, 0, "fleet");
        var fleet = fleet(placement, 37, 16, 64, type(1, 1));
        int[] vcpus = new int[37];
        long[] memory = new long[37];
        java.util.Arrays.fill(vcpus, 16);
        java.util.Arrays.fill(memory, 64 * GIB);
        List<long[]> there = new ArrayList<>();
        int rejected = 0;

        for (int step = 0; step < 20_000; step++) {
            if (random.nextDouble() < 0.45 && !there.isEmpty()) {
                long[] leaver = there.remove((int) (random.nextDouble() * there.size()));
                fleet.leave((int) leaver[0], (int) leaver[1], leaver[2]);
                vcpus[(int) leaver[0]] += (int) leaver[1];
                memory[(int) leaver[0]] += leaver[2];
                continue;
            }
            int wanted = 1 + (int) (random.nextDouble() * 6);
            long size = (1 + (long) (random.nextDouble() * 40)) * GIB;
            int expected = naive(placement, vcpus, memory, wanted, size);
            int host = fleet.place(wanted, size);
            assertThat(host).as("step %d", step).isEqualTo(expected);
            if (host < 0) rejected++;
            if (host < 0) continue;
            vcpus[host] -= wanted;
            memory[host] -= size;
            there.add(new long[] {host, wanted, size});
        }

        assertThat(rejected).isPositive();
        assertThat(fleet.usedVcpus[0])
                .isEqualTo(there.stream().mapToLong(each -> each[1]).sum());
    }

    private static int naive(Placement placement, int[] vcpus, long[] memory, int wanted, long size) {
        int best = -1;
        for (int h = 0; h < vcpus.length; h++) {
            if (vcpus[h] < wanted || memory[h] < size) continue;
            if (best < 0) best = h;
            int order = Integer.compare(vcpus[h], vcpus[best]);
            if (order == 0) order = Long.compare(memory[h], memory[best]);
            if (placement == Placement.BEST_FIT && order < 0) best = h;
            if (placement == Placement.WORST_FIT && order > 0) best = h;
        }
        return best;
    }

    @Test
    void whatNoTypeFitsIntoIsStranded() {
        var fleet = fleet(Placement.FIRST_FIT, 2, 10, 20, type(4, 8));

        fleet.place(4, 8 * GIB);
        assertThat(fleet.strandedVcpus[0]).isZero();
        fleet.place(4, 8 * GIB);
        assertThat(fleet.strandedVcpus[0]).isEqualTo(2);
        assertThat(fleet.strandedMemory[0]).isEqualTo(4.0 * GIB);
        fleet.leave(0, 4, 8 * GIB);
        assertThat(fleet.strandedVcpus[0]).isZero();
        assertThat(fleet.active).containsExactly(1);
    }

    private static List<Integer> place(Fleet fleet, int... vcpus) {
        List<Integer> hosts = new ArrayList<>();
        for (int each : vcpus) hosts.add(fleet.place(each, 0));
        return hosts;
    }

    private static Service.Demand type(int vcpus, long gib) {
        return new Service.Demand(
                "type",
                vcpus,
                gib * GIB,
                0,
                new Source.Arrivals.Trace(new long[0]),
                new Service.Stay.Kept(new Distribution.Constant(1)));
    }

    private static Fleet fleet(Placement placement, int hosts, int vcpus, long gib, Service.Demand type) {
        var pool = new Service.Pool("host", hosts, vcpus, gib * GIB, vcpus, vcpus, 1, 1, 0);
        return new Fleet(new Service("service", List.of(pool), placement, List.of(type)));
    }
}
