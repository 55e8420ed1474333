// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

/** Requests that wait, first come first served. A request is in one list at most, linked by {@link Request#next}. */
final class RequestList {

    private final Requests requests;
    private int first = -1;
    private int last = -1;

    RequestList(Requests requests) {
        this.requests = requests;
    }

    /** The one that is next, or null. */
    Request first() {
        return first < 0 ? null : requests.get(first);
    }

    void append(Request q) {
        q.next = -1;
        if (first < 0) first = q.number;
        else requests.get(last).next = q.number;
        last = q.number;
    }

    /** Puts it before all others. */
    void prepend(Request q) {
        q.next = first;
        if (first < 0) last = q.number;
        first = q.number;
    }

    /** Takes out the first one; null if there is none. */
    Request poll() {
        if (first < 0) return null;
        Request q = requests.get(first);
        first = q.next;
        return q;
    }

    /** Takes out the first ones, at most as many as there are; returns the first of them, chained by {@code next} and ended by -1. */
    Request poll(int count) {
        Request taken = first();
        Request end = taken;
        for (int i = 1; i < count; i++) end = requests.get(end.next);
        first = end.next;
        end.next = -1;
        return taken;
    }
}
