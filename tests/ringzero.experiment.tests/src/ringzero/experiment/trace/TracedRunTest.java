// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Timeline;
import ringzero.simulation.results.Trace;

class TracedRunTest {

    private static final StudyRunner RUNNER = new StudyRunner();

    private static final String MODEL = """
            import ringzero.processors.*
            import ringzero.devices.*
            host server { processor IntelXeonGold6338 memory 64 GiB iommu on hypervisor KVM nic eth0 : IntelE810 { vfs 4 } }
            guest names on server { os Linux mode hardware-assisted vcpus 8 memory 4 GiB net eth0 via vhost runs Queries }
            workload Queries {
                arrivals poisson 160000/s
                request { receive 80 B compute exponential 5 us send 200 B }
            }
            experiment Load { vary names.net.path over vhost, sr-iov run 20 ms after warm-up 5 ms seed 3 repeat 1 times }
            """;

    @TempDir
    Path folder;

    @Test
    void theTimeOfAPercentileAddsUpExactlyToItsLatencies() throws IOException {
        var run = traced(5_000);

        for (double percentile : List.of(1.0, 50.0, 90.0, 99.0, 99.9, 100.0)) {
            Breakdown breakdown = run.breakdown("names", percentile);
            long sum =
                    breakdown.parts().stream().mapToLong(Breakdown.Part::time).sum();
            assertThat(sum).as("p" + percentile).isEqualTo(breakdown.latency()).isPositive();
            assertThat(breakdown.stages().stream()
                            .mapToLong(Breakdown.Stage::time)
                            .sum())
                    .isEqualTo(breakdown.latency());
        }
    }

    @Test
    void partsComeInTheOrderOfTheRequest() throws IOException {
        Breakdown mean = traced(2_000).breakdown("names");

        assertThat(mean.stages()).extracting(Breakdown.Stage::name).containsExactly("receive", "compute", "transmit");
        assertThat(mean.longestFirst())
                .containsExactlyInAnyOrderElementsOf(mean.parts())
                .isSortedAccordingTo((a, b) -> Long.compare(b.time(), a.time()));
    }

    @Test
    void theRequestsOfAPercentileSurroundIt() throws IOException {
        var run = traced(2_000);
        long[] latencies = run.trace().requests().stream()
                .mapToLong(Trace.Request::latency)
                .sorted()
                .toArray();

        Breakdown p99 = run.breakdown("names", 99);

        // nearest rank 1,980 of 2,000, and 10 on either side
        assertThat(latencies).hasSize(2_000);
        assertThat(p99.requests()).isEqualTo(21);
        assertThat(p99.mean()).isBetween((double) latencies[1_969], (double) latencies[1_989]);
        assertThat(run.breakdown("names", 100).latency()).isEqualTo(latencies[1_999]);
        assertThat(run.breakdown("names").requests()).isEqualTo(2_000);
    }

    @Test
    void underALoadThatFillsTheWorkerTheTailWaitsForIt() throws IOException {
        Breakdown p99 = traced(5_000).breakdown("names", 99);

        assertThat(p99.name()).isEqualTo("p99");
        assertThat(p99.causes().getFirst().name()).isEqualTo("waiting for names worker");
        assertThat(p99.causes().getFirst().stages()).contains("transmit");
    }

    @Test
    void partsNameTheLineThatChargesThem() throws IOException {
        Breakdown mean = traced(100).breakdown("names");

        assertThat(mean.parts())
                .filteredOn(part -> part.operation().equals("kick"))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.place().words()).startsWith("modes/hardware-assisted.vmm"));
        assertThat(mean.parts())
                .filteredOn(part -> part.layer().equals("user"))
                .allSatisfy(part -> assertThat(part.place().words()).isEqualTo("names.vmm, line 7"));
    }

    @Test
    void anotherSettingIsTracedIfItIsSet() throws IOException {
        SingleRun run = RUNNER.first(request().withOverrides(List.of("names.net.path=sr-iov")));

        assertThat(new TracedRun(run, 100, () -> false).breakdown("names").parts())
                .noneSatisfy(part -> assertThat(part.resource()).contains("worker"));
    }

    @Test
    void lanesDoNotOverlapAndShowWhoRunsWhere() throws IOException {
        Timeline timeline = traced(200).timeline();

        assertThat(timeline.lanes())
                .extracting(Timeline.Lane::kind)
                .contains(Timeline.Kind.HARDWARE_THREAD, Timeline.Kind.VCPU, Timeline.Kind.THREAD, Timeline.Kind.DEVICE)
                .isSorted();
        for (var lane : timeline.lanes())
            for (int i = 1; i < lane.spans().size(); i++)
                assertThat(lane.spans().get(i).start())
                        .as(lane.name())
                        .isGreaterThanOrEqualTo(lane.spans().get(i - 1).end());
        assertThat(timeline.lanes())
                .filteredOn(lane -> lane.kind() == Timeline.Kind.HARDWARE_THREAD)
                .flatExtracting(Timeline.Lane::spans)
                .extracting(Timeline.Span::label)
                .contains("names worker 0", "names vCPUs 0");
    }

    @Test
    void aWindowShowsOnlyWhatReachesIntoIt() throws IOException {
        TracedRun run = traced(200);
        Timeline all = run.timeline();
        long middle = (all.from() + all.to()) / 2;

        Timeline window = run.timeline(middle, middle + 20_000_000);

        assertThat(window.lanes()).isNotEmpty();
        assertThat(window.lanes())
                .flatExtracting(Timeline.Lane::spans)
                .allSatisfy(span -> assertThat(span.start() < middle + 20_000_000 && span.end() > middle)
                        .isTrue());
    }

    @Test
    void tracingCanBeCancelled() throws IOException {
        SingleRun run = RUNNER.first(request());

        assertThatThrownBy(() -> new TracedRun(run, 1_000_000, () -> true)).isInstanceOf(CancellationException.class);
    }

    private TracedRun traced(int requests) throws IOException {
        return new TracedRun(RUNNER.first(request()), requests, () -> false);
    }

    private StudyRequest request() throws IOException {
        Path file = folder.resolve("names.vmm");
        if (!Files.exists(file)) Files.writeString(file, MODEL);
        return StudyRequest.of(file).withResults(new StudyRequest.Results.Nowhere());
    }
}
