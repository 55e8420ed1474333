// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ringzero.simulation.engine.Model.constant;
import static ringzero.simulation.engine.Model.exponential;
import static ringzero.simulation.engine.Model.use;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Step;

/** Threads on hardware threads. Times in microseconds. */
class HostTest {

    /** Guests of one vCPU each that compute for ever, on so many hardware threads. */
    private static Model busy(
            int guests, int hardware, Resource.Scheduling scheduling, double slice, double switchCost, double sibling) {
        Model model = new Model();
        int cpu = model.processors(hardware, scheduling, slice, switchCost, sibling);
        for (int i = 0; i < guests; i++) {
            int vcpu = model.threads("guest" + i, cpu, 1);
            model.closed("load" + i, 1, constant(0), use(vcpu, 100));
        }
        return model;
    }

    @ParameterizedTest
    @EnumSource(Resource.Scheduling.class)
    void equalGuestsShareEqually(Resource.Scheduling scheduling) {
        var found = busy(4, 2, scheduling, 1000, 0, 1).run(1e5, 1e6);

        for (int i = 0; i < 4; i++) {
            assertEquals(0.5, found.cpus("guest" + i, ""), 0.02);
            assertEquals(0.5, found.total("steal", "guest" + i, ""), 0.02);
        }
        assertEquals(2, found.cpus("", ""), 1e-9);
        assertEquals(1, found.utilisation("cpu"), 1e-9);
        assertEquals(2, found.queue("cpu"), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Resource.Scheduling.class)
    void whatFitsRunsAtOnceWithoutSwitches(Resource.Scheduling scheduling) {
        var found = busy(2, 2, scheduling, 1000, 10, 1).run(1e4, 1e5);

        assertEquals(0, found.cpus("guest0", "switch"), 0);
        assertEquals(0, found.total("steal", "guest0", ""), 0);
        assertEquals(0.01, found.throughput("load0"), 1e-4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Resource.Scheduling.class,
            names = {"FAIR", "CREDIT"})
    void weightsDecideTheShares(Resource.Scheduling scheduling) {
        Model model = new Model();
        int cpu = model.processors(1, scheduling, 1000, 0, 1);
        int light = model.threads("light", cpu, 1, 512, 0, 0, 0);
        int heavy = model.threads("heavy", cpu, 1, 1536, 0, 0, 0);
        model.closed("a", 1, constant(0), use(light, 100));
        model.closed("b", 1, constant(0), use(heavy, 100));
        var found = model.run(1e5, 2e6);

        assertEquals(0.25, found.cpus("light", ""), 0.02);
        assertEquals(0.75, found.cpus("heavy", ""), 0.02);
    }

    @Test
    void everySliceCostsASwitch() {
        var found = busy(2, 1, Resource.Scheduling.ROUND_ROBIN, 990, 10, 1).run(1e4, 1e6);

        double switching = found.cpus("guest0", "switch") + found.cpus("guest1", "switch");
        assertEquals(10.0 / 990, switching, 1e-3); // the slice includes the switch
    }

    /** Law L19: short slices cost throughput, long slices cost response. */
    @Test
    void shortSlicesCostThroughputAndLongSlicesCostResponse() {
        double[] slices = {200, 1000, 5000, 25000};
        double lastWork = 0;
        double lastResponse = 0;
        for (double slice : slices) {
            Model model = new Model();
            int cpu = model.processors(1, Resource.Scheduling.ROUND_ROBIN, slice, 15, 1);
            int hog = model.threads("hog", cpu, 1);
            int hog2 = model.threads("hog2", cpu, 1);
            int interactive = model.threads("interactive", cpu, 1);
            model.closed("a", 1, constant(0), use(hog, 100));
            model.closed("b", 1, constant(0), use(hog2, 100));
            model.closed("user", 1, exponential(20000), use(interactive, 50));
            var found = model.run(1e5, 1e7);
            double work = found.throughput("a") + found.throughput("b");
            double response = found.latency("user");
            assertTrue(work > lastWork, slice + " work " + work + " after " + lastWork);
            assertTrue(response > lastResponse, slice + " response " + response + " after " + lastResponse);
            lastWork = work;
            lastResponse = response;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Resource.Scheduling.class,
            names = {"FAIR", "CREDIT"})
    void aThreadThatSleptGoesBeforeThoseThatCompute(Resource.Scheduling scheduling) {
        Model model = new Model();
        int cpu = model.processors(1, scheduling, 10000, 0, 1);
        int hog = model.threads("hog", cpu, 1);
        int interactive = model.threads("interactive", cpu, 1);
        model.closed("a", 1, constant(0), use(hog, 100));
        model.closed("user", 1, exponential(20000), use(interactive, 50));
        var found = model.run(1e5, 1e7);

        assertEquals(50, found.latency("user"), 10);
    }

    @Test
    void withoutABoostASleeperWaitsForTheSlice() {
        Model model = new Model();
        int cpu = model.processors(1, Resource.Scheduling.ROUND_ROBIN, 10000, 0, 1);
        int hog = model.threads("hog", cpu, 1);
        int interactive = model.threads("interactive", cpu, 1);
        model.closed("a", 1, constant(0), use(hog, 100));
        model.closed("user", 1, exponential(50000), use(interactive, 50));
        var found = model.run(1e5, 5e7);

        assertEquals(5050, found.latency("user"), 500);
    }

    @Test
    void siblingsSlowEachOtherDown() {
        // 4 hardware threads, 2 cores: two busy ones are alone on their cores, four are not
        var alone = busy(2, 4, Resource.Scheduling.FAIR, 1000, 0, 0.6).run(1e3, 1e5);
        var three = busy(3, 4, Resource.Scheduling.FAIR, 1000, 0, 0.6).run(1e3, 1e5);
        var full = busy(4, 4, Resource.Scheduling.FAIR, 1000, 0, 0.6).run(1e3, 1e5);

        assertEquals(100, alone.latency("load0"), 1e-3);
        assertEquals(100 / ((1 + 0.6 + 0.6) / 3), three.latency("load0"), 1e-3);
        assertEquals(100 / 0.6, full.latency("load0"), 1e-3);
        assertEquals(4, full.cpus("", ""), 1e-6);
    }

    @Test
    void siblingsThatShareWithOthersLoseNoTime() {
        var found = busy(6, 4, Resource.Scheduling.FAIR, 1000, 5, 0.6).run(1e4, 1e6);

        assertEquals(4, found.cpus("", ""), 1e-6);
        double work = 0;
        double switching = 0;
        for (int i = 0; i < 6; i++) {
            work += found.throughput("load" + i) * 100;
            switching += found.cpus("guest" + i, "switch");
        }
        assertEquals((4 - switching) * 0.6, work, 0.01);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.6})
    void aPollingCoreIsAlwaysBusyAndNeverWakes(double sibling) {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, sibling);
        int core = model.threads("core", cpu, 1, 1024, 50, 100, Double.POSITIVE_INFINITY);
        model.open("packets", constant(10), use(core, 2));
        var found = model.run(1000, 1e5);

        assertEquals(2, found.latency("packets"), 1e-6);
        assertEquals(0.8, found.cpus("core", "polling"), 1e-3);
        assertEquals(0.2, found.cpus("core", "user"), 1e-3);
        assertEquals(1, found.cpus("core", ""), 1e-9);
        assertEquals(0.2, found.utilisation("core"), 1e-3);
    }

    @Test
    void aHaltedThreadPaysTheWakeUpInCpuAndInDelay() {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 1, 1024, 3, 4, 0);
        model.open("requests", constant(50), use(vcpu, 10));
        var found = model.run(1000, 1e5);

        assertEquals(17, found.latency("requests"), 1e-6);
        assertEquals(3.0 / 50, found.cpus("guest", "wake-up"), 1e-3);
        assertEquals(10.0 / 50, found.cpus("guest", "user"), 1e-3);
    }

    @Test
    void haltPollingTradesCpuForTheDelayOfTheWakeUp() {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 1, 1024, 3, 4, 60);
        model.open("requests", constant(50), use(vcpu, 10));
        var found = model.run(1000, 1e5);

        assertEquals(13, found.latency("requests"), 1e-6);
        assertEquals(3.0 / 50, found.cpus("guest", "wake-up"), 1e-3);
        assertEquals(37.0 / 50, found.cpus("guest", "polling"), 1e-3);
    }

    /** The guest leaves the CPU when it halts; whether the hypervisor then polls or sleeps is not its choice. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 15, 60})
    void everyHaltIsCountedWhetherTheHypervisorPollsOrNot(double haltPoll) {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 1, 1024, 3, 4, haltPoll, 0, model.counter("exits"));
        model.open("requests", constant(50), use(vcpu, 10));

        assertEquals(1e6 / 50, model.run(1000, 1e5).total("exits", "", ""), 1e6 / 50 * 1e-3);
    }

    @Test
    void haltPollingThatEndsTooEarlyIsPaidInVain() {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 1, 1024, 3, 4, 15);
        model.open("requests", constant(50), use(vcpu, 10));
        var found = model.run(1000, 1e5);

        assertEquals(17, found.latency("requests"), 1e-6);
        assertEquals(15.0 / 50, found.cpus("guest", "polling"), 1e-3);
    }

    /** Idle for 37 each time: 10, 20 and 40 are tried, and the last is enough; none is, if 15 is the longest. */
    @ParameterizedTest
    @CsvSource({"60, 13, 37", "15, 17, 0"})
    void pollingThatAdaptsLastsUntilTheNextJobOrIsGivenUp(double longest, double latency, double polled) {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 1, 1024, 3, 4, longest, 10, -1);
        model.open("requests", constant(50), use(vcpu, 10));
        var found = model.run(1000, 1e5);

        assertEquals(latency, found.latency("requests"), 1e-6);
        assertEquals(polled / 50, found.cpus("guest", "polling"), 1e-3);
    }

    @Test
    void aThreadThatPollsBeforeItHaltsMakesRoomForOthers() {
        Model model = new Model();
        int cpu = model.processors(1, Resource.Scheduling.FAIR, 1000, 0, 1);
        int poller = model.threads("poller", cpu, 1, 1024, 0, 0, 1000);
        int other = model.threads("other", cpu, 1, 1024, 0, 0, 0);
        model.open("a", constant(100), use(poller, 10));
        model.open("b", constant(101), use(other, 10));
        var found = model.run(1000, 1e6);

        assertTrue(found.latency("b") < 20, () -> "" + found.latency("b"));
    }

    @Test
    void aPollingCoreSharesItsHardwareThreadOnlyByTheSlice() {
        Model model = new Model();
        int cpu = model.processors(1, Resource.Scheduling.FAIR, 1000, 0, 1);
        int core = model.threads("core", cpu, 1, 1024, 0, 0, Double.POSITIVE_INFINITY);
        int hog = model.threads("hog", cpu, 1);
        model.open("packets", constant(100), use(core, 2));
        model.closed("a", 1, constant(0), use(hog, 100));
        var found = model.run(1e4, 1e6);

        assertEquals(0.5, found.cpus("core", ""), 0.02);
        assertTrue(found.latency("packets") > 100, () -> "" + found.latency("packets"));
    }

    @Test
    void everyLayerIsChargedItsPart() {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        int vcpu = model.threads("guest", cpu, 2);
        model.open(
                "requests",
                exponential(20),
                new Step.Use(
                        vcpu,
                        List.of(
                                new Step.Charge(new Cost.Fixed(3e6), 0, -1),
                                new Step.Charge(new Cost.Drawn(exponential(2), "kernel"), 1, -1),
                                new Step.Charge(new Cost.Fixed(1e6), 0, -1))));
        var found = model.run(1000, 1e6);

        double rate = found.throughput("requests");
        assertEquals(4 * rate, found.cpus("guest", "user"), 1e-4);
        assertEquals(2 * rate, found.cpus("guest", "kernel"), 2e-3);
    }

    @Test
    void aConsumerIsIdleWhileItPollsOrSleeps() {
        Model model = new Model();
        int cpu = model.processors(2, Resource.Scheduling.FAIR, 1000, 0, 1);
        int worker = model.threads("worker", cpu, 1);
        int kicks = model.counter("kicks");
        // two at once: the first finds the worker idle, the second finds it busy
        model.open("packets", constant(100), new Step.WhenIdle(worker, 2), new Step.Count(kicks, 1), use(worker, 10));
        model.open(
                "more",
                constant(100),
                Model.delay(5),
                new Step.WhenIdle(worker, 3),
                new Step.Count(kicks, 1),
                use(worker, 10));
        var found = model.run(1000, 1e5);

        assertEquals(0.01, found.total("kicks", "", "") / 1e6, 1e-4);
    }

    @Test
    void pinnedThreadsNeverMoveToAFreeHardwareThread() {
        // threads 0 and 2 share hardware thread 0, while 1 is idle half of the time
        var found = busy(3, 2, Resource.Scheduling.PINNED, 1000, 0, 1).run(1e4, 1e6);

        assertEquals(0.5, found.cpus("guest0", ""), 0.01);
        assertEquals(1.0, found.cpus("guest1", ""), 0.01);
        assertEquals(0.5, found.cpus("guest2", ""), 0.01);
    }
}
