// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.TreeSet;
import ringzero.simulation.scenario.Service;

/**
 * The hosts of a service: what is free on each, and which one a new instance goes to. Finding, taking and giving back cost O(log
 * hosts) where vCPUs and memory run out together; a host that has plenty of one and nothing of the other is looked at in vain.
 */
final class Fleet {

    /** Index of the pool, by host. */
    final int[] pool;

    /** Instances, by host. */
    private final int[] instances;

    private final int[] freeVcpus;
    private final long[] freeMemory;
    private final boolean[] stranded;
    private final int[] leastVcpus;
    private final long[] leastMemory;
    private final Room room;

    // by pool
    final long[] usedVcpus;
    final double[] usedMemory;
    final int[] active;
    final long[] strandedVcpus;
    final double[] strandedMemory;

    /** Fewest free vCPUs of any host at any time; never negative if all is right. */
    int least = Integer.MAX_VALUE;

    Fleet(Service service) {
        int hosts = service.pools().stream().mapToInt(Service.Pool::hosts).sum();
        int pools = service.pools().size();
        pool = new int[hosts];
        instances = new int[hosts];
        // one more for the room that is searched for
        freeVcpus = new int[hosts + 1];
        freeMemory = new long[hosts + 1];
        stranded = new boolean[hosts];
        usedVcpus = new long[pools];
        usedMemory = new double[pools];
        active = new int[pools];
        strandedVcpus = new long[pools];
        strandedMemory = new double[pools];
        leastVcpus = service.demands().stream().mapToInt(Service.Demand::vcpus).toArray();
        leastMemory =
                service.demands().stream().mapToLong(Service.Demand::memory).toArray();
        for (int p = 0, h = 0; p < pools; p++) {
            Service.Pool each = service.pools().get(p);
            for (int i = 0; i < each.hosts(); i++, h++) {
                pool[h] = p;
                freeVcpus[h] = each.vcpus();
                freeMemory[h] = each.memory();
                strand(h);
            }
        }
        room = switch (service.placement()) {
            case FIRST_FIT -> new FirstRoom(freeVcpus, freeMemory);
            case BEST_FIT -> new OrderedRoom(freeVcpus, freeMemory, true);
            case WORST_FIT -> new OrderedRoom(freeVcpus, freeMemory, false);
        };
    }

    int hosts() {
        return pool.length;
    }

    /** Puts an instance on a host and says which; -1 if there is no room. */
    int place(int vcpus, long memory) {
        int host = room.find(vcpus, memory);
        if (host >= 0) change(host, vcpus, memory, 1);
        return host;
    }

    /** An instance leaves its host. */
    void leave(int host, int vcpus, long memory) {
        change(host, -vcpus, -memory, -1);
    }

    private void change(int host, int vcpus, long memory, int sign) {
        int p = pool[host];
        room.remove(host);
        freeVcpus[host] -= vcpus;
        freeMemory[host] -= memory;
        room.add(host);
        least = Math.min(least, freeVcpus[host]);
        usedVcpus[p] += vcpus;
        usedMemory[p] += memory;
        if (instances[host] == 0) active[p]++;
        instances[host] += sign;
        if (instances[host] == 0) active[p]--;
        if (stranded[host]) {
            // what is stranded was counted before the change
            strandedVcpus[p] -= freeVcpus[host] + vcpus;
            strandedMemory[p] -= freeMemory[host] + memory;
        }
        strand(host);
    }

    /** Free capacity is stranded if none of the types that are asked for fits into it. */
    private void strand(int host) {
        stranded[host] = true;
        for (int i = 0; i < leastVcpus.length; i++)
            if (leastVcpus[i] <= freeVcpus[host] && leastMemory[i] <= freeMemory[host]) stranded[host] = false;
        if (!stranded[host]) return;
        strandedVcpus[pool[host]] += freeVcpus[host];
        strandedMemory[pool[host]] += freeMemory[host];
    }

    /** Finds room. Who changes what is free on a host removes the host before and adds it again afterwards. */
    private sealed interface Room permits FirstRoom, OrderedRoom {

        /** A host with at least so much, or -1. */
        int find(int vcpus, long memory);

        void remove(int host);

        void add(int host);
    }

    /** The first host: a tree over hosts in their order, of which every node knows the most that is free below it. */
    private static final class FirstRoom implements Room {

        private final int[] freeVcpus;
        private final long[] freeMemory;
        private final int leaves;
        private final int[] mostVcpus;
        private final long[] mostMemory;

        FirstRoom(int[] freeVcpus, long[] freeMemory) {
            this.freeVcpus = freeVcpus;
            this.freeMemory = freeMemory;
            int hosts = freeVcpus.length - 1;
            leaves = Integer.highestOneBit(Math.max(1, 2 * hosts - 1));
            mostVcpus = new int[2 * leaves];
            mostMemory = new long[2 * leaves];
            for (int h = 0; h < leaves; h++) {
                mostVcpus[leaves + h] = h < hosts ? freeVcpus[h] : -1;
                mostMemory[leaves + h] = h < hosts ? freeMemory[h] : -1;
            }
            for (int node = leaves - 1; node > 0; node--) join(node);
        }

        @Override
        public int find(int vcpus, long memory) {
            return find(1, vcpus, memory);
        }

        private int find(int node, int vcpus, long memory) {
            if (mostVcpus[node] < vcpus || mostMemory[node] < memory) return -1;
            if (node >= leaves) return node - leaves;
            int left = find(2 * node, vcpus, memory);
            return left >= 0 ? left : find(2 * node + 1, vcpus, memory);
        }

        @Override
        public void remove(int host) {}

        @Override
        public void add(int host) {
            int node = leaves + host;
            mostVcpus[node] = freeVcpus[host];
            mostMemory[node] = freeMemory[host];
            for (node /= 2; node > 0; node /= 2) join(node);
        }

        private void join(int node) {
            mostVcpus[node] = Math.max(mostVcpus[2 * node], mostVcpus[2 * node + 1]);
            mostMemory[node] = Math.max(mostMemory[2 * node], mostMemory[2 * node + 1]);
        }
    }

    /** The fullest or the emptiest host: all hosts in the order of what is free, vCPUs first. */
    private static final class OrderedRoom implements Room {

        private final int[] freeVcpus;
        private final long[] freeMemory;
        private final boolean fullest;
        private final TreeSet<Integer> order;

        OrderedRoom(int[] freeVcpus, long[] freeMemory, boolean fullest) {
            this.freeVcpus = freeVcpus;
            this.freeMemory = freeMemory;
            this.fullest = fullest;
            order = new TreeSet<>(this::compare);
            for (int h = 0; h < wanted(); h++) order.add(h);
        }

        /** The place of the room that is searched for. */
        private int wanted() {
            return freeVcpus.length - 1;
        }

        private int compare(int one, int other) {
            int free = Integer.compare(freeVcpus[one], freeVcpus[other]);
            if (free == 0) free = Long.compare(freeMemory[one], freeMemory[other]);
            if (free != 0) return fullest ? free : -free;
            return Integer.compare(one == wanted() ? -1 : one, other == wanted() ? -1 : other);
        }

        /** The first host that is not before this room in the order; null if there is none. */
        private Integer from(int vcpus, long memory) {
            freeVcpus[wanted()] = vcpus;
            freeMemory[wanted()] = memory;
            return order.higher(wanted());
        }

        @Override
        public int find(int vcpus, long memory) {
            return fullest ? fullest(vcpus, memory) : emptiest(vcpus, memory);
        }

        private int fullest(int vcpus, long memory) {
            int free = vcpus;
            while (true) {
                Integer host = from(free, memory);
                if (host == null) return -1;
                if (freeMemory[host] >= memory) return host;
                free = freeVcpus[host];
            }
        }

        private int emptiest(int vcpus, long memory) {
            int free = Integer.MAX_VALUE;
            while (true) {
                Integer host = from(free, Long.MAX_VALUE);
                if (host == null || freeVcpus[host] < vcpus) return -1;
                if (freeMemory[host] >= memory) return host;
                free = freeVcpus[host] - 1;
            }
        }

        @Override
        public void remove(int host) {
            order.remove(host);
        }

        @Override
        public void add(int host) {
            order.add(host);
        }
    }
}
