// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.discipline;

/**
 * Every thread on its own hardware thread: thread t on t modulo the number of hardware threads. Threads that have to share one take
 * turns, a slice at a time.
 */
public final class Pinned implements Discipline {

    private final ThreadList[] waiting;

    public Pinned(int threads, int hardwareThreads) {
        int[] next = new int[threads];
        waiting = new ThreadList[hardwareThreads];
        for (int i = 0; i < hardwareThreads; i++) waiting[i] = new ThreadList(next);
    }

    @Override
    public void await(int thread, long now, boolean woken) {
        waiting[thread % waiting.length].add(thread);
    }

    @Override
    public int displaced(int thread, long now) {
        return -1;
    }

    @Override
    public int next(int hardwareThread, long now) {
        return waiting[hardwareThread].take();
    }

    @Override
    public void withdraw(int thread) {
        waiting[thread % waiting.length].remove(thread);
    }

    @Override
    public boolean awaited(int hardwareThread) {
        return !waiting[hardwareThread].isEmpty();
    }

    @Override
    public boolean yields(int hardwareThread, long now) {
        return true;
    }

    @Override
    public void ran(int thread, long time) {}
}
