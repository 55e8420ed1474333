// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;

/** Which thread is on which hardware thread of a host, and for how long they were busy and threads had to wait. */
final class HardwareThreads {

    final int count;
    /** The thread on it, or -1; shared with the discipline. */
    final int[] running;
    /** The thread that was on it last, or -1. */
    final int[] lastRan;

    private final int[] idle;
    private final int[] idleAt;
    private int idleCount;

    /** Threads that wait for one. */
    int ready;

    // integrals over time
    private double busyArea;
    private double readyArea;
    private long areaSince;

    HardwareThreads(int count) {
        this.count = count;
        running = new int[count];
        lastRan = new int[count];
        idle = new int[count];
        idleAt = new int[count];
        Arrays.fill(running, -1);
        Arrays.fill(lastRan, -1);
        for (int h = count - 1; h >= 0; h--) addIdle(h);
    }

    int busy() {
        return count - idleCount;
    }

    boolean isFree(int h) {
        return running[h] < 0;
    }

    /**
     * One that is free: the preferred one if possible; -1 if there is none. A thread without preference gets one that nobody has used yet,
     * if there is one: threads that take turns do not meet on one hardware thread while others are free.
     */
    int free(int preferred) {
        if (idleCount == 0) return -1;
        if (preferred < 0) return unused();
        return isFree(preferred) ? preferred : idle[idleCount - 1];
    }

    private int unused() {
        for (int i = idleCount - 1; i >= 0; i--) if (lastRan[idle[i]] < 0) return idle[i];
        return idle[idleCount - 1];
    }

    /** Whether another thread was on it since this one; now it is this one. */
    boolean occupy(int h, int thread) {
        int last = idle[--idleCount];
        idle[idleAt[h]] = last;
        idleAt[last] = idleAt[h];
        running[h] = thread;
        boolean another = lastRan[h] != thread && lastRan[h] >= 0;
        lastRan[h] = thread;
        return another;
    }

    void vacate(int h) {
        running[h] = -1;
        addIdle(h);
    }

    private void addIdle(int h) {
        idleAt[h] = idleCount;
        idle[idleCount++] = h;
    }

    /** Brings the integrals up to now; to be called before the numbers change. */
    void area(long now) {
        long past = now - areaSince;
        if (past == 0) return;
        busyArea += (double) busy() * past;
        readyArea += (double) ready * past;
        areaSince = now;
    }

    void reset(long now) {
        busyArea = readyArea = 0;
        areaSince = now;
    }

    /** Integral over time of those that have a thread. */
    double busyArea() {
        return busyArea;
    }

    /** Integral over time of the threads that wait. */
    double readyArea() {
        return readyArea;
    }
}
