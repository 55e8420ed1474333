// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringzero.experiment.run.StudyRequest;
import ringzero.language.Models;
import ringzero.report.chart.Chart;
import ringzero.ui.application.Bench;
import ringzero.ui.editor.ModelLanguage;

class TracedStudyTest {
    private static final String MODEL = """
            package lab
            import ringzero.processors.*
            import ringzero.devices.*
            host rack { processor 1 x IntelXeonGold6338  memory 64 GiB  iommu on  hypervisor KVM  nic eth0 : IntelE810 { vfs 4 } }
            guest web on rack { os Linux  mode hardware-assisted  vcpus 2  memory 4 GiB  net eth0 via vhost  runs Pages }
            workload Pages { arrivals poisson 5000/s  request { receive 512 B  compute exponential 80 us  send 4 KiB } }
            experiment Busy { run 50 ms after warm-up 10 ms  repeat 1 times  report latency }
            """;

    private final Bench bench = new Bench();

    @Test
    void aWindowShowsOnlyWhatHappenedInIt(@TempDir Path folder) throws IOException {
        TracedStudy traced = traced(folder);
        double middle = (traced.from() + traced.to()) / 2;

        Chart.Lanes window = traced.lanes(middle, middle + 1e-3);

        assertThat(window.lanes()).isNotEmpty();
        assertThat(window.lanes().stream()
                        .flatMap(lane -> lane.spans().stream())
                        .toList())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.end() >= middle && span.start() <= middle + 1e-3)
                        .isTrue());
    }

    @Test
    void aSlowRequestTakesLongerThanAMeanOneAndBothAreTheSumOfTheirStages(@TempDir Path folder) throws IOException {
        var breakdowns = traced(folder).breakdowns(99);

        assertThat(breakdowns).hasSize(2);
        double mean = sum((Chart.Waterfall) breakdowns.get(0).chart());
        double tail = sum((Chart.Waterfall) breakdowns.get(1).chart());
        assertThat(mean).isBetween(80e-6, 1e-3);
        assertThat(tail).isGreaterThan(2 * mean);
    }

    private static double sum(Chart.Waterfall chart) {
        return chart.stages().stream().mapToDouble(Chart.Stage::value).sum();
    }

    private TracedStudy traced(Path folder) throws IOException {
        Path model = Files.writeString(folder.resolve("web.vmm"), MODEL);
        return bench.inBackground(() -> {
            Models models = ModelLanguage.ofWorkbench().service(Models::new).join();
            return TracedStudy.of(StudyRequest.of(model).withExperiment("Busy"), models, () -> false);
        });
    }
}
