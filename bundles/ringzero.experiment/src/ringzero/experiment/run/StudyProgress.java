// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.time.Duration;
import java.util.Optional;

/** Somebody who watches a study and can stop it. Called by several threads, one at a time. */
public interface StudyProgress {

    /** How far the study is: about ten times a second, and at the end. */
    void at(Status status);

    /** Something to know while it runs, in a sentence: results cannot be kept, a variant is overloaded. */
    void say(String sentence);

    /** Whether to stop; asked all the time, by several threads at once. */
    boolean isCancelled();

    /** Nobody watches, nothing stops it. */
    static StudyProgress unwatched() {
        return new StudyProgress() {
            @Override
            public void at(Status status) {}

            @Override
            public void say(String sentence) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }

    /**
     * How far a study is.
     *
     * @param runsDone finished runs, with those that were there already
     * @param runsPlanned how many it will be, as far as is known: a precision that is asked for may need more
     * @param runsReused runs that were there already
     * @param fraction from 0 to 1, with the parts of the runs that go on
     * @param precision of the least precise variant: half of the interval relative to the value; NaN if nothing was asked or known
     * @param wantedPrecision what was asked for; NaN if nothing was
     * @param timeLeft an estimate; empty as long as nothing is known
     */
    record Status(
            int runsDone,
            int runsPlanned,
            int runsReused,
            double fraction,
            double precision,
            double wantedPrecision,
            Optional<Duration> timeLeft) {}
}
