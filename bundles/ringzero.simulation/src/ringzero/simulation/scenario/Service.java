// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import java.util.List;

/**
 * Virtualization as a service: instances are asked for, placed on hosts, kept for a while or until their tasks are done, and charged.
 *
 * @param name the user's name for it: the subject of its findings
 * @param pools the hosts, equal ones together; hosts are tried in this order
 * @param placement which host a new instance goes to, of those with room
 * @param demands what is asked for
 */
public record Service(String name, List<Pool> pools, Placement placement, List<Demand> demands) {

    public Service {
        pools = List.copyOf(pools);
        demands = List.copyOf(demands);
        if (pools.isEmpty()) throw new IllegalArgumentException("service " + name + " has no hosts");
        if (demands.isEmpty()) throw new IllegalArgumentException("nothing is asked of service " + name);
    }

    /** How a host is chosen among those with room. */
    public enum Placement {
        /** The first one. */
        FIRST_FIT,
        /** The fullest: the fewest free vCPUs, then the least free memory, then the first. */
        BEST_FIT,
        /** The emptiest: the most free vCPUs, then the most free memory, then the first. */
        WORST_FIT
    }

    /**
     * Equal hosts.
     *
     * @param name what they are called
     * @param hosts how many
     * @param vcpus how many vCPUs each may hold at a time
     * @param memory bytes of each
     * @param cores cores of each that run guests
     * @param threads hardware threads of these cores
     * @param siblingSpeed speed of a thread while the other threads of its core are busy, relative to one that is alone
     * @param cyclesPerPicosecond clock, for work that is given in cycles
     * @param price money per picosecond for each host, used or not; 0 if not known
     */
    public record Pool(
            String name,
            int hosts,
            int vcpus,
            long memory,
            double cores,
            double threads,
            double siblingSpeed,
            double cyclesPerPicosecond,
            double price) {
        public Pool {
            if (hosts <= 0) throw new IllegalArgumentException("hosts must be positive, but is " + hosts);
            if (vcpus <= 0) throw new IllegalArgumentException("vcpus must be positive, but is " + vcpus);
        }
    }

    /**
     * Requests for instances of one type.
     *
     * @param type the type's name: the detail of findings
     * @param vcpus virtual CPUs
     * @param memory bytes
     * @param price money per picosecond while an instance runs
     * @param arrivals when instances are asked for
     * @param stay how long they are kept
     */
    public record Demand(String type, int vcpus, long memory, double price, Source.Arrivals arrivals, Stay stay) {
        public Demand {
            if (vcpus <= 0) throw new IllegalArgumentException("vcpus must be positive, but is " + vcpus);
            if (memory < 0) throw new IllegalArgumentException("memory must not be negative, but is " + memory);
        }
    }

    /** How long an instance is kept. */
    public sealed interface Stay {

        /** For a time, in picoseconds. All its vCPUs count as busy meanwhile: what tenants do with them is not known. */
        record Kept(Distribution lifetime) implements Stay {}

        /**
         * Until its tasks are done, which all begin when it does and share its vCPUs equally; a task uses one vCPU at most.
         *
         * @param tasks how many
         * @param work what each takes on a vCPU that has a core of its own: picoseconds, or cycles
         * @param cycles whether the work is given in cycles, so that a faster clock does it in less time
         */
        record Working(int tasks, Distribution work, boolean cycles) implements Stay {
            public Working {
                if (tasks <= 0) throw new IllegalArgumentException("tasks must be positive, but is " + tasks);
            }
        }
    }
}
