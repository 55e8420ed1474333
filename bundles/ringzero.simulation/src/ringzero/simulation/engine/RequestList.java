// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** Requests that wait, first come first served. A request is in one list at most, so all lists share {@link Requests#next}. */
final class RequestList {

    private int first = -1;
    private int last = -1;

    /** The one that is next, or -1. */
    int first() {
        return first;
    }

    void append(int r, int[] next) {
        next[r] = -1;
        if (first < 0) first = r;
        else next[last] = r;
        last = r;
    }

    /** Puts it before all others. */
    void prepend(int r, int[] next) {
        next[r] = first;
        if (first < 0) last = r;
        first = r;
    }

    /** Takes out the first one; -1 if there is none. */
    int poll(int[] next) {
        int r = first;
        if (r >= 0) first = next[r];
        return r;
    }

    /** Takes out the first ones, at most as many as there are; returns the first of them, chained by {@code next} and ended by -1. */
    int poll(int count, int[] next) {
        int taken = first;
        int end = taken;
        for (int i = 1; i < count; i++) end = next[end];
        first = next[end];
        next[end] = -1;
        return taken;
    }
}
