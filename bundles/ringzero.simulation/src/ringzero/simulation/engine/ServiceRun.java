// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.scenario.Service;

/**
 * One run of a service: instances come, are placed or rejected, and leave. Memory grows with hosts and with instances that run at a
 * time, not with those that have been.
 */
final class ServiceRun {

    private static final int POLL_EVERY = 1 << 12;

    final Service service;
    final RunControl control;
    final Fleet fleet;
    final EventQueue events = new EventQueue();
    private final TimeSharing sharing;
    private final int firstHost;
    private final int firstInstance;

    // by demand
    private final Arrival[] arrivals;
    private final RandomStream[] stays;
    private final Sampler[] samplers;
    final int[] running;
    final long[] accepted;
    final long[] rejected;
    final long[] left;
    final long[] tasksDone;
    final Series[] taskTimes;
    /** Instances times picoseconds, kept over time. */
    final double[] runningArea;
    /** The same, kept by instance: what each stayed. */
    final double[] stayed;
    /** Instances that ran when measuring began. */
    final int[] before;

    // by pool, times picoseconds
    final double[] vcpusArea;
    final double[] memoryArea;
    final double[] activeArea;
    final double[] strandedVcpusArea;
    final double[] strandedMemoryArea;

    // by instance
    private int[] demand = new int[64];
    private int[] host = new int[64];
    private long[] born = new long[64];
    private int[] free = new int[64];
    private int freed;
    private int used;

    /** No run is longer. */
    private final long latest;

    private long warmedUp;
    private long since;
    private long measuredFrom;
    long handled;
    private long fingerprint = 0x9e3779b97f4a7c15L;

    ServiceRun(Service service, RunControl control) {
        this.service = service;
        this.control = control;
        latest = control.warmUp().longest() + control.duration();
        fleet = new Fleet(service);
        List<Service.Demand> demands = service.demands();
        int n = demands.size();
        firstHost = n;
        firstInstance = n + fleet.hosts();
        sharing = new TimeSharing(service.pools(), fleet.pool, events, firstHost);
        arrivals = new Arrival[n];
        stays = new RandomStream[n];
        samplers = new Sampler[n];
        taskTimes = new Series[n];
        running = new int[n];
        accepted = new long[n];
        rejected = new long[n];
        left = new long[n];
        tasksDone = new long[n];
        runningArea = new double[n];
        stayed = new double[n];
        before = new int[n];
        for (int d = 0; d < n; d++) {
            Service.Demand each = demands.get(d);
            // not the service's name: services that differ in their placement see the same tenants
            String name = "instances " + d + " " + each.type();
            arrivals[d] = new Arrival(each.arrivals(), new RandomStream(control.seed(), control.replication(), name));
            stays[d] = new RandomStream(control.seed(), control.replication(), name + " stay");
            samplers[d] = new Sampler(
                    switch (each.stay()) {
                        case Service.Stay.Kept kept -> kept.lifetime();
                        case Service.Stay.Working working -> working.work();
                    });
            if (each.stay() instanceof Service.Stay.Working) taskTimes[d] = new Series(256);
        }
        int pools = service.pools().size();
        vcpusArea = new double[pools];
        memoryArea = new double[pools];
        activeArea = new double[pools];
        strandedVcpusArea = new double[pools];
        strandedMemoryArea = new double[pools];
    }

    /**
     * Runs it.
     *
     * @param cancelled asked every few thousand events
     * @param progress told now and then how far the run is, from 0 to 1
     */
    void run(BooleanSupplier cancelled, DoubleConsumer progress) {
        for (int d = 0; d < arrivals.length; d++) {
            for (int i = 0; i < arrivals[d].clients; i++) think(d);
            if (arrivals[d].clients == 0) add(arrivals[d].next(0), d);
        }
        warmedUp = Settling.run(control.warmUp(), new Settling.System() {
            @Override
            public void runUntil(long time) {
                loop(time, latest, cancelled, progress);
            }

            @Override
            public long presence() {
                account(events.now);
                double area = 0;
                for (double each : runningArea) area += each;
                return (long) area;
            }

            @Override
            public long done() {
                return Arrays.stream(left).sum();
            }
        });
        startMeasuring();
        long end = warmedUp + control.duration();
        loop(end, end, cancelled, progress);
        account(end);
        for (int i = 0; i < used; i++) if (host[i] >= 0) stayed[demand[i]] += end - Math.max(born[i], measuredFrom);
        progress.accept(1);
    }

    long fingerprint() {
        return fingerprint;
    }

    /** When the warm-up ended. */
    long warmedUp() {
        return warmedUp;
    }

    /** For how many instances there is memory: as many as ever ran at a time. */
    int slots() {
        return used;
    }

    private void loop(long until, long end, BooleanSupplier cancelled, DoubleConsumer progress) {
        for (int caller = events.take(until); caller >= 0; caller = events.take(until)) {
            print(caller);
            account(events.now);
            if (caller < firstHost) request(caller);
            else if (caller < firstInstance) tasks(caller - firstHost);
            else leave(caller - firstInstance);
            if ((++handled & (POLL_EVERY - 1)) != 0) continue;
            if (cancelled.getAsBoolean()) throw new CancellationException();
            progress.accept((double) events.now / end);
        }
        events.now = until;
    }

    private void print(int number) {
        fingerprint = (fingerprint ^ (events.now + number * 0x9e3779b97f4a7c15L)) * 0xbf58476d1ce4e5b9L;
        fingerprint ^= fingerprint >>> 29;
    }

    private void add(long time, int caller) {
        if (time < latest) events.add(time, caller);
    }

    // ---- coming and going ----

    private void think(int d) {
        add(Arrival.after(events.now, arrivals[d].think()), d);
    }

    private void request(int d) {
        Arrival arrival = arrivals[d];
        if (arrival.clients > 0) {
            if (!start(d)) think(d);
            return;
        }
        for (int i = 0; i < arrival.batch; i++) start(d);
        add(arrival.next(events.now), d);
    }

    /** Places an instance; false if it is rejected. */
    private boolean start(int d) {
        Service.Demand wanted = service.demands().get(d);
        int where = fleet.place(wanted.vcpus(), wanted.memory());
        if (where < 0) {
            rejected[d]++;
            return false;
        }
        print(where);
        accepted[d]++;
        running[d]++;
        int instance = freed > 0 ? free[--freed] : fresh();
        demand[instance] = d;
        host[instance] = where;
        born[instance] = events.now;
        switch (wanted.stay()) {
            case Service.Stay.Kept kept -> {
                sharing.occupy(where, wanted.vcpus());
                add(Arrival.after(events.now, samplers[d].next(stays[d])), firstInstance + instance);
            }
            case Service.Stay.Working working -> {
                double[] tasks = new double[working.tasks()];
                for (int i = 0; i < tasks.length; i++) tasks[i] = samplers[d].next(stays[d]);
                Arrays.sort(tasks);
                double perTick = working.cycles()
                        ? service.pools().get(fleet.pool[where]).cyclesPerPicosecond()
                        : 1;
                sharing.begin(instance, where, wanted.vcpus(), tasks, perTick);
            }
        }
        return true;
    }

    private int fresh() {
        if (used == host.length) {
            if (firstInstance + 2 * used > EventQueue.CALLERS)
                throw new IllegalStateException(
                        "more than " + used + " instances run at a time in service " + service.name());
            demand = Arrays.copyOf(demand, 2 * used);
            host = Arrays.copyOf(host, 2 * used);
            born = Arrays.copyOf(born, 2 * used);
            free = Arrays.copyOf(free, 2 * used);
        }
        return used++;
    }

    private void tasks(int h) {
        if (sharing.isDue(h)) sharing.work(h, this::done);
    }

    private void done(int instance, int tasks, boolean all) {
        int d = demand[instance];
        tasksDone[d] += tasks;
        for (int i = 0; i < tasks; i++) taskTimes[d].record(events.now - born[instance]);
        if (all) gone(instance);
    }

    private void leave(int instance) {
        sharing.vacate(host[instance], service.demands().get(demand[instance]).vcpus());
        gone(instance);
    }

    private void gone(int instance) {
        int d = demand[instance];
        Service.Demand wanted = service.demands().get(d);
        fleet.leave(host[instance], wanted.vcpus(), wanted.memory());
        running[d]--;
        left[d]++;
        stayed[d] += events.now - Math.max(born[instance], measuredFrom);
        host[instance] = -1;
        free[freed++] = instance;
        if (arrivals[d].clients > 0) think(d);
    }

    // ---- the books ----

    private void account(long now) {
        double time = now - since;
        since = now;
        if (time == 0) return;
        for (int d = 0; d < running.length; d++) runningArea[d] += running[d] * time;
        for (int p = 0; p < vcpusArea.length; p++) {
            vcpusArea[p] += fleet.usedVcpus[p] * time;
            memoryArea[p] += fleet.usedMemory[p] * time;
            activeArea[p] += fleet.active[p] * time;
            strandedVcpusArea[p] += fleet.strandedVcpus[p] * time;
            strandedMemoryArea[p] += fleet.strandedMemory[p] * time;
        }
    }

    private void startMeasuring() {
        since = measuredFrom = warmedUp;
        System.arraycopy(running, 0, before, 0, running.length);
        for (long[] each : List.of(accepted, rejected, left, tasksDone)) Arrays.fill(each, 0);
        for (double[] each :
                List.of(runningArea, stayed, vcpusArea, memoryArea, activeArea, strandedVcpusArea, strandedMemoryArea))
            Arrays.fill(each, 0);
        for (Series each : taskTimes) if (each != null) each.reset();
    }
}
