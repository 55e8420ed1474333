// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.control;

/**
 * What is simulated before anything is measured: a time that somebody chose, or as long as it takes to settle. In picoseconds.
 *
 * @param least never less
 * @param longest never more, settled or not
 */
public record WarmUp(long least, long longest) {

    /** An automatic warm-up ends at last after so many times its least length. */
    private static final int DOUBLINGS = 4;

    public WarmUp {
        if (least < 0) throw new IllegalArgumentException("warmUp must not be negative, but is " + least);
        if (longest < least)
            throw new IllegalArgumentException("longest must be at least " + least + ", but is " + longest);
    }

    /** Exactly so long. */
    public static WarmUp of(long time) {
        return new WarmUp(time, time);
    }

    /**
     * Until it has settled: this time, or twice, four, eight or sixteen times as much; less if otherwise the run would be longer than
     * {@link RunControl#LONGEST}.
     */
    public static WarmUp settling(long least, long duration) {
        long longest = least;
        for (int i = 0; i < DOUBLINGS && 2 * longest <= RunControl.LONGEST - duration; i++) longest *= 2;
        return new WarmUp(least, longest);
    }

    /** Whether the run decides how long it is. */
    public boolean isAutomatic() {
        return longest > least;
    }
}
