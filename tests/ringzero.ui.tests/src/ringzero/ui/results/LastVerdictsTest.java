// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Topology;
import ringzero.ui.results.LastVerdicts.Note;

class LastVerdictsTest {
    private static final String MODEL = """
            package lab
            experiment Other {
                require web.latency.p99 <= 2 ms
            }
            experiment Paths {
                require web.latency.p99 <= 2 ms
            }
            """;

    private static Study study(Decision... decisions) {
        var verdicts = new java.util.ArrayList<Study.Verdict>();
        for (Decision decision : decisions)
            verdicts.add(new Study.Verdict(
                    "web.latency.p99 <= 2 ms", 6, verdicts.size(), decision, 0.0011, Optional.empty(), 0.002, "s"));
        return new Study(
                "Paths",
                "",
                List.of(),
                List.of(),
                verdicts,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Study.Provenance("web.vmm", MODEL, "abc", 1, "0.1.0", "2026-01-01T00:00:00Z", List.of()),
                Topology.none());
    }

    @Test
    void aVerdictStandsBehindTheRequirementOfItsExperiment() {
        assertThat(LastVerdicts.in(MODEL, study(Decision.MET))).containsExactly(new Note(5, "met: 1.10 ms"));
    }

    @Test
    void severalVariantsAreOneSentence() {
        assertThat(LastVerdicts.in(MODEL, study(Decision.MET, Decision.MISSED, Decision.NOT_DECIDED)))
                .containsExactly(new Note(5, "missed in 1 of 3 variants"));
    }

    @Test
    void aVerdictMovesWithItsRequirementAndSaysThatTheModelWasChanged() {
        String changed = MODEL.replace("package lab", "package lab\n\n// more guests");

        assertThat(LastVerdicts.in(changed, study(Decision.MET)))
                .containsExactly(new Note(7, "met: 1.10 ms (before the model was changed)"));
    }

    @Test
    void aRequirementThatWasChangedHasNoVerdict() {
        String changed = MODEL.replace("2 ms", "3 ms");

        assertThat(LastVerdicts.in(changed, study(Decision.MET))).isEmpty();
    }

    @Test
    void resultsAreToldFromThoseOfOtherModelsByTheirName() {
        assertThat(LastVerdicts.isOf("web-Paths.rzr", Path.of("web.vmm"))).isTrue();
        assertThat(LastVerdicts.isOf("webshop-Paths.rzr", Path.of("web.vmm"))).isFalse();
    }
}
