// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ringzero.simulation.scenario.Resource;

/**
 * The stretches that threads run in on the hardware threads of a host, and what is charged for them. Without SMT the end of a stretch is
 * an event; with SMT all stretches end by a {@link WorkClock}, because each that begins or ends changes the speed of the others.
 */
final class Stretches {

    private final HardwareThreads hardware;
    private final EventQueue events;
    private final int firstThreadCaller;

    /** With SMT, else null. */
    private final WorkClock clock;

    /** Of so many threads; the clock is called under the first number, threads from the second on. */
    Stretches(
            Resource.Processors processors,
            HardwareThreads hardware,
            int threads,
            EventQueue events,
            int clockCaller,
            int firstThreadCaller) {
        this.hardware = hardware;
        this.events = events;
        this.firstThreadCaller = firstThreadCaller;
        clock = processors.siblingSpeed() < 1 && processors.count() > 1
                ? new WorkClock(processors, threads, clockCaller, events)
                : null;
    }

    /** The thread begins what is left for it to do. */
    void begin(HostThread t) {
        t.state = HostThread.RUNNING;
        t.since = events.now;
        long length = t.length();
        if (clock == null) {
            t.due = events.add(events.now + length, firstThreadCaller + t.number);
        } else {
            clock.advance(hardware.busy());
            t.sinceWork = clock.work;
            clock.begin(t.number, length);
        }
    }

    /** Its stretch is not to end by itself. */
    void stop(HostThread t) {
        t.due = 0;
        if (clock != null) clock.stop(t.number);
    }

    /** Charges what the thread has done in its stretch so far, or that it polled. */
    void account(HostThread t) {
        long wall = events.now - t.since;
        t.since = events.now;
        if (t.state == HostThread.POLLING) {
            ThreadGroup g = t.group;
            g.spent[g.threads.pollLayer()] += wall;
            return;
        }
        long work = wall;
        if (clock != null) {
            clock.advance(hardware.busy());
            work = Math.min(clock.work - t.sinceWork, t.length());
            t.sinceWork = clock.work;
        }
        t.charge(work, wall);
    }

    /** Whether the clock of work called under this tag because a stretch may have ended. */
    boolean isDue(long tag) {
        return clock.isDue(tag);
    }

    /** Takes out a thread whose stretch has ended by the clock of work, or -1. */
    int ended() {
        clock.advance(hardware.busy());
        return clock.ended();
    }

    /** To be called at the end of every event of the host: sees to it that the next end of a stretch is not missed. */
    void settle() {
        if (clock != null) clock.settle(hardware.busy());
    }

    /** Brings the integrals up to now, before the numbers of those that are busy or wait change. */
    void area() {
        if (clock != null) clock.advance(hardware.busy());
        hardware.area(events.now);
    }
}
