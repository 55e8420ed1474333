// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.osgi.util.NLS;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.experiment.trace.TracedRun;
import ringzero.language.Models;
import ringzero.report.answer.Exhibit;
import ringzero.report.answer.TimeSpent;
import ringzero.report.chart.Chart;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.Timeline;

/**
 * One run of an experiment, watched request by request: the first combination of its levels.
 *
 * @param run what was watched
 * @param whole all that was seen
 */
record TracedStudy(TracedRun run, Timeline whole) {
    /** As many as the command line watches. */
    private static final long REQUESTS = 20_000;

    private static final double TAIL = 99;
    private static final double SECOND = 1e12;

    /** Takes as long as a run does. Not for the UI thread. */
    static TracedStudy of(Path model, String experiment, Models models, BooleanSupplier cancelled) {
        StudyRequest request = StudyRequest.of(model).withExperiment(experiment);
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

    /** For each guest or other subject: what a mean request waits for, and one at the 99th percentile. */
    List<Exhibit> breakdowns() {
        List<Exhibit> exhibits = new ArrayList<>();
        for (String subject : run.subjects()) {
            exhibits.add(exhibit(run.breakdown(subject), NLS.bind(Messages.TimelinePage_mean, subject)));
            exhibits.add(exhibit(run.breakdown(subject, TAIL), NLS.bind(Messages.TimelinePage_tail, subject)));
        }
        return exhibits;
    }

    private static Exhibit exhibit(Breakdown breakdown, String title) {
        return new Exhibit(TimeSpent.waterfall(breakdown, title), TimeSpent.sentence(breakdown), false);
    }
}
