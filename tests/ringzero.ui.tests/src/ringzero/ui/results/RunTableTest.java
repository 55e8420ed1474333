// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunTableTest {
    private final RunTable table = RunTable.of(new Studies().paths());

    @Test
    void hasARowForEveryRun() {
        assertThat(table.rows()).hasSize(12);
    }

    @Test
    void beginsWithTheFactors() {
        assertThat(table.columns().subList(0, 3))
                .containsExactly("web.net.path", "WebRequests.arrivals.rate", "Repetition");
    }

    @Test
    void keepsTheRowsInWhichAllWordsOccur() {
        assertThat(table.view("sr-iov 4000", -1, false))
                .hasSize(2)
                .allMatch(row -> row.cells().getFirst().text().equals("sr-iov"));
    }

    @Test
    void sortsQuantitiesByTheirSizeAndNotByTheirText() {
        var loads = table.view("", 1, true).stream()
                .map(row -> row.cells().get(1).text())
                .distinct()
                .toList();

        assertThat(loads).containsExactly("4000/s", "2000/s", "1000/s");
    }
}
