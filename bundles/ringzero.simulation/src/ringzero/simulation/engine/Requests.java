// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;

/** All requests there are, by number; those that left are used again. */
final class Requests {

    private final int most;
    private final Code code;

    private Request[] all = new Request[64];
    private int free = -1;
    private int used;
    private int count;

    /** Room for so many at once, each with what the code's programs keep. */
    Requests(int most, Code code) {
        this.most = most;
        this.code = code;
    }

    /** How many numbers have been in use so far: all are below. */
    int used() {
        return used;
    }

    int count() {
        return count;
    }

    Request get(int number) {
        return all[number];
    }

    /** A new request, or null if there are too many. */
    Request take() {
        if (free < 0 && used >= most) return null;
        count++;
        if (free < 0) return add();
        Request q = all[free];
        free = q.next;
        return q;
    }

    private Request add() {
        if (used == all.length) all = Arrays.copyOf(all, Math.min(most, 2 * used));
        all[used] = new Request(used, code);
        return all[used++];
    }

    void free(Request q) {
        q.where = Request.FREE;
        q.next = free;
        free = q.number;
        count--;
    }
}
