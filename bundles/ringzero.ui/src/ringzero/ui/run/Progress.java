// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import ringzero.experiment.run.StudyProgress.Status;
import ringzero.report.notation.Quantities;

/** How far a study is, in words. */
final class Progress {
    private Progress() {}

    /** "12 of 60 runs, precision 3.1 % of 2 %, about 20 s left". */
    static String line(Status status) {
        List<String> parts = new ArrayList<>();
        parts.add(NLS.bind(Messages.Progress_runs, status.runsDone(), status.runsPlanned()));
        if (status.runsReused() > 0) parts.add(NLS.bind(Messages.Progress_reused, status.runsReused()));
        if (!Double.isNaN(status.precision()) && !Double.isNaN(status.wantedPrecision()))
            parts.add(NLS.bind(
                    Messages.Progress_precision,
                    Quantities.percent(status.precision()),
                    Quantities.percent(status.wantedPrecision())));
        status.timeLeft().ifPresent(left -> parts.add(NLS.bind(Messages.Progress_left, duration(left))));
        return String.join(", ", parts);
    }

    /** "0.4 s", "20 s", "3 min", "2 h 5 min". */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) return Quantities.fixed(duration.toMillis() / 1000.0, 1) + " s";
        if (seconds < 100) return seconds + " s";
        if (seconds < 3600) return Math.round(seconds / 60.0) + " min";
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
