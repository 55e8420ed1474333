// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import ringzero.report.Studies;
import ringzero.report.chart.Chart;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Timeline;
import ringzero.simulation.results.Trace.Kind;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

class DelaysTest {

    private static final long MICROSECOND = 1_000_000;

    @Test
    void theGreatestCauseIsSaidInASentence() {
        assertThat(TimeSpent.sentence(tail(600)))
                .isEqualTo("60 % of the p99 latency of web (1.00 ms) is waiting for web worker, during transmit.");
        assertThat(TimeSpent.sentence(new Breakdown("web", OptionalDouble.empty(), 0, 0, List.of())))
                .isEqualTo("No request of web was done while it was watched.");
    }

    @Test
    void theRowsOfARequestFollowEachOtherAndMakeUpItsLatency() {
        Chart.Waterfall chart = TimeSpent.waterfall(tail(600), "One");

        assertThat(chart.stages())
                .extracting(Chart.Stage::name)
                .containsExactly(
                        "compute: user work on web vCPUs", "transmit: waiting for web worker", "smaller parts");
        assertThat(chart.stages().stream().mapToDouble(Chart.Stage::value).sum())
                .isEqualTo(1e-3);
    }

    @Test
    void coloursMeanTheSameInAllPictures() {
        Chart.Waterfall one = TimeSpent.waterfall(tail(600), "One");
        Chart.Waterfall other = TimeSpent.waterfall(
                new Breakdown("web", OptionalDouble.of(99), 1, 5 * MICROSECOND, List.of(part("wire", Kind.DELAY, 5))),
                "Other");

        assertThat(one.groups()).isEqualTo(other.groups());
    }

    @Test
    void slowRequestsOfAllAlternativesStandInOnePictureAndEachIsFollowed() {
        Answer answer = Answer.of(watched());

        assertThat(answer.parts())
                .extracting(exhibit -> exhibit.chart().title())
                .contains(
                        "What slow requests wait for",
                        "A request at the 99th percentile, bare-metal",
                        "A request at the 99th percentile, hardware-assisted",
                        "What else went on: emulated");
        Exhibit causes = answer.parts().stream()
                .filter(exhibit -> exhibit.chart().title().equals("What slow requests wait for"))
                .findFirst()
                .orElseThrow();
        assertThat(((Chart.Bars) causes.chart()).categories())
                .startsWith("bare-metal, p50", "bare-metal, p99", "emulated, p50", "emulated, p99");
        assertThat(causes.caption())
                .startsWith("At the 99th percentile, waiting for web worker is the greatest part for ")
                .contains("From the first 2000 requests after the warm-up of the first run, watched step by step.")
                .contains("Over all runs, p99 is bare-metal ");
    }

    @Test
    void aStudyOfWhichNothingWasWatchedHasNoSuchPicture() {
        assertThat(Answer.of(Studies.lesson()).parts())
                .noneSatisfy(exhibit -> assertThat(exhibit.chart().title()).contains("slow"));
    }

    /** The lesson; the emulated variant is the slowest. */
    private static Study watched() {
        Study bare = Studies.lesson();
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < bare.variants().size(); i++) {
            Breakdown tail = tail(i == 1 ? 800 : 600 + i);
            Breakdown median = new Breakdown(
                    "web",
                    OptionalDouble.of(50),
                    1,
                    tail.latency() / 2,
                    List.of(part("compute", Kind.SERVING, tail.latency() / 2 / MICROSECOND)));
            var lane = new Timeline.Lane(
                    "web worker",
                    Timeline.Kind.THREAD,
                    List.of(new Timeline.Span(0, MICROSECOND, "kick", "back-end", "")));
            variants.add(bare.variants()
                    .get(i)
                    .with(Optional.of(new Watched(
                            2_000, List.of(median, tail), new Timeline(0, tail.latency(), List.of(lane))))));
        }
        return Studies.with(bare, variants);
    }

    /** 400 us of computing, so much waiting, and a part of 9 us, which is less than one per cent. */
    private static Breakdown tail(long waiting) {
        List<Breakdown.Part> parts = List.of(
                part("compute", Kind.SERVING, 391),
                part("transmit", Kind.WAITING, waiting),
                part("wire", Kind.DELAY, 9));
        return new Breakdown("web", OptionalDouble.of(99), 1, (400 + waiting) * MICROSECOND, parts);
    }

    private static Breakdown.Part part(String stage, Kind kind, long microseconds) {
        return new Breakdown.Part(
                stage,
                kind,
                kind == Kind.WAITING ? "web worker" : "web vCPUs",
                kind == Kind.SERVING ? "user" : "",
                "",
                "",
                microseconds * MICROSECOND,
                SourceLine.NOWHERE);
    }
}
