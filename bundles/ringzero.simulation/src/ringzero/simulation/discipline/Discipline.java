// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.discipline;

/**
 * Decides who waits and who runs on a host. Threads and hardware threads are numbered from 0; {@code running[h]} of the host says
 * which thread is on hardware thread h (-1: none) and is shared with the discipline, which only reads it. The host asks only when
 * there are more runnable threads than hardware threads. Times are picoseconds.
 */
public interface Discipline {

    /** A thread begins to wait; {@code woken} says that it slept before, otherwise it was interrupted. */
    void await(int thread, long now, boolean woken);

    /** The hardware thread that a woken, waiting thread should take from another at once, or -1. */
    int displaced(int thread, long now);

    /** Takes out the thread that should run next on this hardware thread, or -1 if none waits for it. */
    int next(int hardwareThread, long now);

    /** Takes out this thread, which waits. */
    void withdraw(int thread);

    /** Whether some thread waits for this hardware thread. */
    boolean awaited(int hardwareThread);

    /** Whether the thread on this hardware thread has to make room at the end of its slice. */
    boolean yields(int hardwareThread, long now);

    /** The thread has had a hardware thread for so long, since it was last told. */
    void ran(int thread, long time);
}
