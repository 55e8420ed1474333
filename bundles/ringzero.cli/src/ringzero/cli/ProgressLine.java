// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.time.Duration;
import java.util.Locale;
import ringzero.experiment.run.StudyProgress;

/** Shows on one line of the terminal how far a study is. Without a terminal it tells only what must be known. */
final class ProgressLine implements StudyProgress {

    private final Terminal terminal;
    private final boolean quiet;
    private int shown;
    private volatile boolean cancelled;

    ProgressLine(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public synchronized void at(Status status) {
        if (!terminal.isInteractive() || quiet) return;
        String line = line(status);
        terminal.err().print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        terminal.err().flush();
        shown = line.length();
    }

    private static String line(Status status) {
        var line = new StringBuilder(
                "%3.0f %%  %d of %d runs".formatted(100 * status.fraction(), status.runsDone(), status.runsPlanned()));
        if (status.runsReused() > 0)
            line.append(" (").append(status.runsReused()).append(" from before)");
        if (Double.isFinite(status.precision()) && !Double.isNaN(status.wantedPrecision()))
            line.append(String.format(
                    Locale.ROOT,
                    ", precision %.1f %% of %.1f %%",
                    100 * status.precision(),
                    100 * status.wantedPrecision()));
        status.timeLeft()
                .filter(left -> left.toMillis() > 500)
                .ifPresent(left -> line.append(", ").append(words(left)).append(" left"));
        return line.toString();
    }

    private static String words(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 100) return seconds + " s";
        if (seconds < 6000) return Math.round(seconds / 60.0) + " min";
        return Math.round(seconds / 3600.0) + " h";
    }

    /** Leaves the terminal as it was. */
    synchronized void clear() {
        if (shown == 0) return;
        terminal.err().print("\r" + " ".repeat(shown) + "\r");
        terminal.err().flush();
        shown = 0;
    }

    @Override
    public synchronized void say(String sentence) {
        clear();
        terminal.say(sentence);
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
