// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.discipline;

/** Threads in order of arrival; a thread is in at most one list of those that share {@code next}. */
final class ThreadList {

    private final int[] next;
    private int first = -1;
    private int last = -1;

    ThreadList(int[] next) {
        this.next = next;
    }

    boolean isEmpty() {
        return first < 0;
    }

    void add(int thread) {
        next[thread] = -1;
        if (first < 0) first = thread;
        else next[last] = thread;
        last = thread;
    }

    /** The first one, or -1. */
    int take() {
        int thread = first;
        if (thread >= 0) {
            first = next[thread];
            if (first < 0) last = -1;
        }
        return thread;
    }

    boolean remove(int thread) {
        int before = -1;
        for (int each = first; each >= 0; before = each, each = next[each]) {
            if (each != thread) continue;
            if (before < 0) first = next[each];
            else next[before] = next[each];
            if (last == each) last = before;
            return true;
        }
        return false;
    }
}
