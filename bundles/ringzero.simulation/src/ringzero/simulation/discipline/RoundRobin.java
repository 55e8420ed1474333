// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.discipline;

/** First come, first served, a slice at a time. */
public final class RoundRobin implements Discipline {

    private final ThreadList waiting;

    public RoundRobin(int threads) {
        waiting = new ThreadList(new int[threads]);
    }

    @Override
    public void await(int thread, long now, boolean woken) {
        waiting.add(thread);
    }

    @Override
    public int displaced(int thread, long now) {
        return -1;
    }

    @Override
    public int next(int hardwareThread, long now) {
        return waiting.take();
    }

    @Override
    public void withdraw(int thread) {
        waiting.remove(thread);
    }

    @Override
    public boolean awaited(int hardwareThread) {
        return !waiting.isEmpty();
    }

    @Override
    public boolean yields(int hardwareThread, long now) {
        return true;
    }

    @Override
    public void ran(int thread, long time) {}
}
