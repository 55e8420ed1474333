// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/** The threads of one {@link Resource.Threads}: their queue of jobs, who of them is idle, and the CPU time they spent. */
final class ThreadGroup extends Place {

    final Resource.Threads threads;
    final Host host;
    /** The host's number of the first thread. */
    final int firstThread;

    /** Interrupts and what a kernel polls. */
    private final RequestList urgent;

    private final RequestList queue;
    int queued;

    /** Threads that halted, the last one on top. */
    final HostThread[] halted;

    int haltedCount;
    /** Threads that poll, in the order in which they began. */
    final HostThread[] polling;

    int pollingCount;
    /** Tag of the event at which the first one that polls may have to halt, or 0 if none is pending. */
    long pollDue;
    /** When that event is. */
    long pollDueAt;
    /** Threads that are awake without a job: they will look at the queue before they halt. */
    int coming;

    /** CPU time in picoseconds by layer; the last one is switching. */
    final double[] spent;

    final int switchLayer;
    /** CPU time spent on jobs, in picoseconds. */
    double onJobs;
    /** Time runnable and not running. */
    double steal;

    ThreadGroup(int resource, Resource.Threads threads, Host host, int firstThread, int layers, Requests requests) {
        super(resource, threads.count());
        urgent = new RequestList(requests);
        queue = new RequestList(requests);
        this.threads = threads;
        this.host = host;
        this.firstThread = firstThread;
        halted = new HostThread[threads.count()];
        polling = new HostThread[threads.count()];
        spent = new double[layers + 1];
        switchLayer = layers;
    }

    void append(Request q) {
        queue.append(q);
        queued++;
    }

    /** The request is to be served before all that are not urgent. */
    void appendUrgent(Request q) {
        urgent.append(q);
        queued++;
    }

    /** Takes out the job that is next; null if none waits. */
    Request poll() {
        Request q = urgent.poll();
        if (q == null) q = queue.poll();
        if (q != null) queued--;
        return q;
    }

    void stopsPolling(HostThread thread) {
        int i = 0;
        while (polling[i] != thread) i++;
        System.arraycopy(polling, i + 1, polling, i, --pollingCount - i);
    }
}
