// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.discipline;

/**
 * Weighted fair share by virtual run time: who has run least for its weight runs next. A thread that slept comes back one slice
 * before the others and takes a hardware thread from one that is more than a third of a slice ahead of it. After Linux CFS:
 * {@code place_entity} credits half of the scheduling latency of 6 ms, {@code wakeup_preempt_entity} asks for 1 ms, a ratio of
 * three (kernel/sched/fair.c, 5.x). One queue for all hardware threads: perfect balancing is assumed.
 */
public final class Fair implements Discipline {

    private static final double NORMAL_WEIGHT = 1024;

    private final int[] running;
    private final double[] inverseWeight;
    private final double credit;
    private final double granularity;

    private final double[] virtual;
    private final int[] heap; // by virtual run time, then by thread
    private int size;

    /**
     * @param running thread by hardware thread, the host's
     * @param weights weight by thread, 1024 is normal
     * @param slice the time slice
     */
    public Fair(int[] running, int[] weights, long slice) {
        this.running = running;
        inverseWeight = new double[weights.length];
        for (int i = 0; i < weights.length; i++) inverseWeight[i] = NORMAL_WEIGHT / weights[i];
        credit = slice;
        granularity = slice / 3.0;
        virtual = new double[weights.length];
        heap = new int[weights.length];
    }

    @Override
    public void await(int thread, long now, boolean woken) {
        if (size == 0) forgetThePast();
        if (woken) virtual[thread] = Math.max(virtual[thread], least() - credit);
        heap[size] = thread;
        up(size++);
    }

    /** While all could run at once nobody was treated unfairly: only a slice of it counts when they begin to compete. */
    private void forgetThePast() {
        double most = -Double.MAX_VALUE;
        for (int t : running) if (t >= 0) most = Math.max(most, virtual[t]);
        for (int t : running) if (t >= 0) virtual[t] = Math.max(virtual[t], most - credit);
    }

    private double least() {
        double least = size > 0 ? virtual[heap[0]] : Double.MAX_VALUE;
        for (int t : running) if (t >= 0) least = Math.min(least, virtual[t]);
        return least == Double.MAX_VALUE ? 0 : least;
    }

    @Override
    public int displaced(int thread, long now) {
        int found = -1;
        double most = virtual[thread] + granularity * inverseWeight[thread];
        for (int h = 0; h < running.length; h++) {
            int t = running[h];
            if (t >= 0 && virtual[t] > most) {
                most = virtual[t];
                found = h;
            }
        }
        return found;
    }

    @Override
    public int next(int hardwareThread, long now) {
        if (size == 0) return -1;
        int thread = heap[0];
        removeAt(0);
        return thread;
    }

    @Override
    public void withdraw(int thread) {
        for (int i = 0; i < size; i++) {
            if (heap[i] == thread) {
                removeAt(i);
                return;
            }
        }
    }

    @Override
    public boolean awaited(int hardwareThread) {
        return size > 0;
    }

    @Override
    public boolean yields(int hardwareThread, long now) {
        return size > 0 && virtual[heap[0]] < virtual[running[hardwareThread]];
    }

    @Override
    public void ran(int thread, long time) {
        virtual[thread] += time * inverseWeight[thread];
    }

    private boolean before(int one, int other) {
        return virtual[one] < virtual[other] || virtual[one] == virtual[other] && one < other;
    }

    private void removeAt(int i) {
        int moved = heap[--size];
        if (i == size) return;
        heap[i] = moved;
        up(i);
        down(i);
    }

    private void up(int i) {
        int thread = heap[i];
        while (i > 0 && before(thread, heap[(i - 1) >> 1])) {
            heap[i] = heap[(i - 1) >> 1];
            i = (i - 1) >> 1;
        }
        heap[i] = thread;
    }

    private void down(int i) {
        int thread = heap[i];
        for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) child++;
            if (!before(heap[child], thread)) break;
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = thread;
    }
}
