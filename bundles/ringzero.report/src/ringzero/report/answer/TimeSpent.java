// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.report.chart.Chart;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Timeline;

/** Where the time of watched requests went, in a sentence and in pictures. */
public final class TimeSpent {

    private static final double SECOND = 1e12;

    /** Rows that are less of the whole cannot be seen; they are shown together. */
    private static final double SMALL = 0.01;

    private static final String WAITING = "waiting";
    private static final String DELAY = "on the way";
    private static final String DEVICE = "device";

    /** What the colours say, the same in all pictures; layers that are not named here follow. */
    private static final List<String> GROUPS =
            List.of("user", WAITING, "kernel", "back-end", "exit", "interrupt", DELAY, DEVICE);

    private TimeSpent() {}

    /** The greatest cause: "62 % of the p99 latency of web (812 µs) is waiting for web worker, during transmit." */
    public static String sentence(Breakdown breakdown) {
        if (breakdown.requests() == 0 || breakdown.latency() == 0)
            return "No request of " + breakdown.subject() + " was done while it was watched.";
        Breakdown.Cause greatest = breakdown.causes().getFirst();
        return "%s of the %s latency of %s (%s) is %s%s."
                .formatted(
                        Quantities.percent(breakdown.share(greatest.time())),
                        breakdown.name(),
                        breakdown.subject(),
                        Quantities.measured(breakdown.mean() / SECOND, "s"),
                        greatest.name(),
                        greatest.stages().isEmpty() ? "" : ", during " + Labels.list(greatest.stages()));
    }

    /** Part after part in the order of the request, those with the same cause in one row; what is small comes last, together. */
    public static Chart.Waterfall waterfall(Breakdown breakdown, String title) {
        record Row(String stage, String cause, String group) {}
        Map<Row, Long> times = new LinkedHashMap<>();
        for (Breakdown.Part part : breakdown.parts())
            times.merge(new Row(part.stage(), part.cause(), group(part)), part.time(), Long::sum);
        List<Chart.Stage> stages = new ArrayList<>();
        long small = 0;
        for (var each : times.entrySet()) {
            Row row = each.getKey();
            if (breakdown.share(each.getValue()) < SMALL) small += each.getValue();
            else
                stages.add(new Chart.Stage(
                        row.stage.isEmpty() ? row.cause : row.stage + ": " + row.cause,
                        mean(breakdown, each.getValue()),
                        row.group));
        }
        if (small > 0) stages.add(new Chart.Stage("smaller parts", mean(breakdown, small), ""));
        return new Chart.Waterfall(title, sentence(breakdown), new Chart.Axis("Latency", "s", false), stages, GROUPS);
    }

    private static double mean(Breakdown breakdown, long time) {
        return time / SECOND / Math.max(1, breakdown.requests());
    }

    /** What the colour says. */
    private static String group(Breakdown.Part part) {
        return switch (part.kind()) {
            case WAITING -> WAITING;
            case DELAY -> DELAY;
            case SERVING -> part.layer().isEmpty() ? DEVICE : part.layer();
        };
    }

    /**
     * What went on at the same time.
     *
     * @param from begin of the window in seconds
     * @param to its end
     */
    public static Chart.Lanes lanes(Timeline timeline, String title, String description, double from, double to) {
        List<Chart.Lane> lanes = timeline.lanes().stream()
                .map(lane -> new Chart.Lane(
                        lane.name(), lane.spans().stream().map(TimeSpent::span).toList()))
                .toList();
        return new Chart.Lanes(title, description, from, to, lanes, GROUPS);
    }

    private static Chart.Span span(Timeline.Span span) {
        return new Chart.Span(span.start() / SECOND, span.end() / SECOND, span.label(), span.layer());
    }
}
