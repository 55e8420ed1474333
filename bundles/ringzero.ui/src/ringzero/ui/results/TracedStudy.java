// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.osgi.util.NLS;
import ringzero.experiment.find.SideBySide;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.experiment.trace.TracedRun;
import ringzero.language.Models;
import ringzero.report.answer.Exhibit;
import ringzero.report.answer.TimeSpent;
import ringzero.report.chart.Chart;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Timeline;
import ringzero.simulation.results.Variant;

/**
 * One run of an experiment, watched request by request.
 *
 * @param run what was watched
 * @param whole all that was seen
 */
record TracedStudy(TracedRun run, Timeline whole) {
    /** As many as the command line watches. */
    private static final long REQUESTS = 20_000;

    private static final double SECOND = 1e12;

    /** Takes as long as a run does. Not for the UI thread. */
    static TracedStudy of(StudyRequest request, Models models, BooleanSupplier cancelled) {
        TracedRun run = new TracedRun(new StudyRunner(models).first(request), REQUESTS, cancelled);
        return new TracedStudy(run, run.timeline());
    }

    double from() {
        return whole.from() / SECOND;
    }

    double to() {
        return whole.to() / SECOND;
    }

    /** What went on in a window, given in seconds. */
    Chart.Lanes lanes(double from, double to) {
        Timeline window = run.timeline((long) (from * SECOND), (long) (to * SECOND));
        return TimeSpent.lanes(window, Messages.TimelinePage_title, Messages.TimelinePage_lanes, from, to);
    }

    /** What asks for one variant of a study as it was run: its levels are set, and what was set besides the model. */
    static StudyRequest request(Path model, Study study, Variant variant) {
        Map<String, String> settings =
                new LinkedHashMap<>(SideBySide.settings(study.provenance().arguments()));
        variant.levels().forEach((factor, level) -> settings.put(factor, level.text()));
        return StudyRequest.of(model)
                .withExperiment(study.name())
                .withOverrides(settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
    }

    /**
     * For each guest or other subject: what a mean request waits for, and one at a percentile.
     *
     * @param percentile between 0 and 100
     */
    List<Exhibit> breakdowns(double percentile) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (String subject : run.subjects()) {
            exhibits.add(exhibit(run.breakdown(subject), NLS.bind(Messages.TimelinePage_mean, subject)));
            exhibits.add(exhibit(
                    run.breakdown(subject, percentile),
                    NLS.bind(Messages.TimelinePage_tail, subject, written(percentile))));
        }
        return exhibits;
    }

    /** "99", "99.9". */
    static String written(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString(Math.round(percentile))
                : Double.toString(percentile);
    }

    private static Exhibit exhibit(Breakdown breakdown, String title) {
        return new Exhibit(TimeSpent.waterfall(breakdown, title), TimeSpent.sentence(breakdown), false);
    }
}
