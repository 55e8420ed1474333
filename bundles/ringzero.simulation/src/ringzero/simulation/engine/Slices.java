// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.discipline.Discipline;

/** The time slices of a host's hardware threads. There is an event only while threads wait: at the end of the first slice. */
final class Slices {

    private final HardwareThreads hardware;
    private final Discipline discipline;
    private final EventQueue events;
    private final int caller;
    private final long length;
    /** When the slice of a hardware thread began. */
    private final long[] start;
    /** Tag of the event, or 0 if none is pending. */
    private long due;

    /** Slices of so many picoseconds; called under this number. */
    Slices(HardwareThreads hardware, Discipline discipline, EventQueue events, int caller, long length) {
        this.hardware = hardware;
        this.discipline = discipline;
        this.events = events;
        this.caller = caller;
        this.length = length;
        start = new long[hardware.count];
    }

    /** A slice begins on a hardware thread. */
    void begin(int h) {
        start[h] = events.now;
    }

    /** Whether the slice of a hardware thread is over. */
    boolean isOver(int h) {
        return start[h] + length <= events.now;
    }

    /** Whether the event of this tag is the one that was awaited. */
    boolean isDue(long tag) {
        if (tag != due) return false;
        due = 0;
        return true;
    }

    /** Sees to it that the end of the first slice is not missed: threads wait from now on. */
    void await() {
        if (due != 0) return;
        long first = Long.MAX_VALUE;
        for (int h = 0; h < start.length; h++) {
            if (hardware.isFree(h) || !discipline.awaited(h)) continue;
            // who had no one waiting behind it began a new slice each time one was over
            long past = events.now - start[h];
            if (past > length) start[h] += past / length * length;
            first = Math.min(first, start[h] + length);
        }
        if (first < Long.MAX_VALUE) due = events.add(Math.max(first, events.now), caller);
    }
}
