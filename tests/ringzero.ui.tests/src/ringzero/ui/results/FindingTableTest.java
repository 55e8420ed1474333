// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringzero.simulation.results.Study;

class FindingTableTest {
    private final Study study = new Studies().paths();
    private final FindingTable table = FindingTable.of(study);

    @Test
    void hasAColumnForEachVariant() {
        assertThat(table.columns())
                .startsWith("Measure", "Of", "Part", "virtio, 1000/s")
                .hasSize(FindingTable.NAMES + study.variants().size());
    }

    @Test
    void writesEveryNumberWithItsIntervalAndUnit() {
        var throughput = table.view("", "throughput").getFirst();

        assertThat(throughput.values().getFirst()).isEqualTo("1.00 k/s ± 1.0 %");
        assertThat(table.view("", "latency p99"))
                .singleElement()
                .satisfies(row -> assertThat(row.values()).hasSize(6).allMatch(value -> value.endsWith("s")));
    }

    @Test
    void findsByAllWords() {
        assertThat(table.view("", "latency mean")).hasSize(1);
        assertThat(table.view("", "latency nothing")).isEmpty();
    }

    @Test
    void whatIsAboutAGuestIsAlsoAboutItsParts() {
        var row = new FindingTable.Row("utilisation", "web vCPUs", "", List.of("3 %"));

        assertThat(row.isAbout("web")).isTrue();
        assertThat(row.isAbout("we")).isFalse();
        assertThat(new FindingTable(List.of(), List.of(row, new FindingTable.Row("latency", "web", "p99", List.of())))
                        .subjects())
                .containsExactly("web");
    }
}
