// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

/**
 * What requests wait for. Resources with the same {@link #name()} are one line in results (the vCPUs of a guest group).
 */
public sealed interface Resource {

    /** The name in results; equal names are added up. */
    String name();

    /**
     * The hardware threads of a host, or a part of them, shared by {@link Threads}.
     *
     * @param name the name in results
     * @param count hardware threads, at least 1
     * @param scheduling how threads share them
     * @param slice time slice in picoseconds: how long a thread runs while others wait
     * @param switchCost picoseconds lost when a hardware thread changes from one thread to another (switch and cache refill)
     * @param siblingSpeed speed of a hardware thread while its SMT sibling is busy, in (0, 1]; 1 when there is no SMT. Applied
     *     by the number of busy hardware threads: pairs fill up after every core has one
     */
    record Processors(String name, int count, Scheduling scheduling, long slice, long switchCost, double siblingSpeed)
            implements Resource {
        public Processors {
            atLeast("count", count, 1);
            atLeast("slice", slice, 1);
            atLeast("switchCost", switchCost, 0);
            if (!(siblingSpeed > 0 && siblingSpeed <= 1))
                throw new IllegalArgumentException("siblingSpeed must be in (0, 1], but is " + siblingSpeed);
        }
    }

    /** How threads share hardware threads. */
    enum Scheduling {
        /** Weighted fair share by virtual run time, with a boost for threads that slept (Linux CFS and EEVDF). */
        FAIR,
        /** Credits refilled every accounting period, boost on wake-up (Xen credit scheduler). */
        CREDIT,
        /** First come, first served, with slices. */
        ROUND_ROBIN,
        /** Every thread on its own hardware thread, never moved. */
        PINNED
    }

    /**
     * Threads that run on hardware threads and serve one queue of jobs: the vCPUs of one guest, a vhost worker, dom0.
     *
     * @param name the name in results
     * @param subject whose CPU time this is in results, such as a guest group
     * @param kind what it is in results: "vcpu", "worker", ...
     * @param processors index of the {@link Processors} they run on
     * @param count how many threads serve the queue, at least 1
     * @param capacity how many jobs may wait or be served; a further one is dropped. {@link Integer#MAX_VALUE}: no limit
     * @param weight share relative to other threads, 1024 is normal
     * @param wakeCost picoseconds of CPU charged when an idle thread gets a job, whether it halted or still polled: a guest that
     *     halts leaves the CPU to the hypervisor, which is what polls. A thread that polls for ever pays nothing
     * @param wakeLayer layer that the wake-up is charged to
     * @param wakeDelay picoseconds between a job's arrival at a halted thread and the thread being runnable, no CPU used
     * @param haltPoll picoseconds an idle thread polls before it halts; a job that comes meanwhile has no delay, and the
     *     polling is charged to {@link #pollLayer}. {@link Long#MAX_VALUE}: it polls for ever (a polling core)
     * @param haltPollStart picoseconds; 0: it polls {@code haltPoll} each time. Otherwise the thread adapts, as KVM does: it does not poll
     *     at first; whenever a job came later than it polled but within {@code haltPoll}, it polls twice as long the next time,
     *     from this length up to {@code haltPoll}; and when the job came later than that, it gives polling up
     * @param pollLayer layer that polling is charged to
     * @param haltCounter index of the {@link Scenario.Counter} that counts how often {@code wakeCost} is paid, or -1
     */
    record Threads(
            String name,
            String subject,
            String kind,
            int processors,
            int count,
            int capacity,
            int weight,
            long wakeCost,
            int wakeLayer,
            long wakeDelay,
            long haltPoll,
            long haltPollStart,
            int pollLayer,
            int haltCounter)
            implements Resource {
        public Threads {
            atLeast("processors", processors, 0);
            atLeast("count", count, 1);
            atLeast("capacity", capacity, 1);
            atLeast("weight", weight, 1);
            atLeast("wakeCost", wakeCost, 0);
            atLeast("wakeDelay", wakeDelay, 0);
            atLeast("haltPoll", haltPoll, 0);
            atLeast("haltPollStart", haltPollStart, 0);
            atLeast("haltCounter", haltCounter, -1);
        }
    }

    /**
     * Servers that are not CPUs: a link, the channels of a disk.
     *
     * @param name the name in results
     * @param subject whose it is in results, such as a device
     * @param servers how many jobs are served at once, at least 1
     * @param capacity how many jobs may wait or be served; a further one is dropped. {@link Integer#MAX_VALUE}: no limit
     * @param queueing order of service
     */
    record Station(String name, String subject, int servers, int capacity, Queueing queueing) implements Resource {
        public Station {
            atLeast("servers", servers, 1);
            atLeast("capacity", capacity, 1);
        }
    }

    /** Order of service at a {@link Station}. */
    enum Queueing {
        /** First come, first served. */
        FIFO,
        /** All at once, each at an equal share of the servers (exact, by virtual time). */
        SHARED,
        /** By {@link Source#priority()}, lower first, without interruption. */
        PRIORITY,
        /** By {@link Source#priority()}, lower first; a more urgent job interrupts, the interrupted one resumes. */
        PREEMPTIVE
    }

    /**
     * A token bucket: a rate limit of a VF, an instance or a volume. {@link Step.Take} waits until the tokens are there.
     *
     * @param name the name in results
     * @param subject whose it is in results
     * @param perSecond tokens that arrive in a second, more than 0
     * @param burst tokens the bucket holds, more than 0
     */
    record Bucket(String name, String subject, double perSecond, double burst) implements Resource {
        public Bucket {
            if (!(perSecond > 0)) throw new IllegalArgumentException("perSecond must be positive, but is " + perSecond);
            if (!(burst > 0)) throw new IllegalArgumentException("burst must be positive, but is " + burst);
        }
    }

    /**
     * Tokens that a request holds for a while: a queue depth, a window, a lock.
     *
     * @param name the name in results
     * @param subject whose it is in results
     * @param count tokens in all, at least 1
     */
    record Tokens(String name, String subject, int count) implements Resource {
        public Tokens {
            atLeast("count", count, 1);
        }
    }

    /**
     * Where requests wait to go on as a batch: interrupt moderation, descriptor batches. The first of a batch, its leader,
     * goes on alone to {@link Step.Ungather}; there the others rejoin. A batch never leaves before the leader of the one
     * before has reached {@link Step.Ungather}: an interrupt stays masked while it is handled. What the leader does on {@link
     * Threads} comes before the jobs that wait there: a device does not wait for a busy CPU.
     *
     * @param name the name in results
     * @param subject whose it is in results
     * @param limit a batch leaves at once when it has so many, at least 1
     * @param window picoseconds; see {@code moderation}
     * @param moderation when a batch leaves that has not reached the limit
     */
    record Gather(String name, String subject, int limit, long window, Moderation moderation) implements Resource {
        public Gather {
            atLeast("limit", limit, 1);
            atLeast("window", window, 0);
        }
    }

    /** When a batch leaves a {@link Gather} that has not reached its limit. */
    enum Moderation {
        /** At least one window after the batch before (minimum gap, as Intel's EITR); at once when that is over. */
        GAP,
        /** One window after its first request came (absolute timer). */
        TIMER,
        /** As GAP, with a window that follows the load: none while it is light, the full window when it is heavy (DIM, AIC). */
        ADAPTIVE
    }

    private static void atLeast(String what, long value, long least) {
        if (value < least)
            throw new IllegalArgumentException(what + " must be at least " + least + ", but is " + value);
    }
}
