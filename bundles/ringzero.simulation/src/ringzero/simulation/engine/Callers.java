// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;

/**
 * The numbers of those that events call: first the sources, each by its own number, then what the resources need, then the requests. A new kind of caller is
 * a constant here, a number given in {@link #add(Resource, int, List)}, and a case in the simulation's dispatch.
 */
final class Callers {

    static final byte ARRIVAL = 0;
    static final byte SHARED_DONE = 1;
    static final byte PRIORITY_DONE = 2;
    static final byte GATHERED = 3;
    static final byte THREAD = 4;
    static final byte SLICE = 5;
    static final byte WORK = 6;
    static final byte OUTAGE = 7;
    static final byte MOVE = 8;

    // by caller below the requests
    private byte[] kinds = new byte[16];
    private int[] resources = new int[16];
    private int[] threads = new int[16];
    private int count;

    /** The resources that are threads of these processors, by resource; null for others. */
    private final List<List<Integer>> threadsOf = new ArrayList<>();
    /** The first caller of a resource, or -1 if it needs none. */
    private final int[] first;

    private final int firstOutage;
    private final int firstMove;

    Callers(Scenario scenario) {
        List<Resource> all = scenario.resources();
        for (Resource each : all) threadsOf.add(each instanceof Resource.Processors ? new ArrayList<>() : null);
        for (int i = 0; i < all.size(); i++)
            if (all.get(i) instanceof Resource.Threads each) processors(each).add(i);
        for (int s = 0; s < scenario.sources().size(); s++) add(ARRIVAL, s, 0);
        first = new int[all.size()];
        for (int i = 0; i < first.length; i++) first[i] = add(all.get(i), i, all);
        firstOutage = count;
        for (int i = 0; i < scenario.outages().size(); i++) add(OUTAGE, i, 0);
        firstMove = count;
        for (int i = 0; i < scenario.moves().size(); i++) add(MOVE, i, 0);
        if (EventQueue.CALLERS - count < 1024)
            throw new IllegalArgumentException("scenario " + scenario.name() + " is too large: " + count
                    + " sources, threads and resources, of " + EventQueue.CALLERS + " possible");
    }

    private List<Integer> processors(Resource.Threads threads) {
        List<Integer> list = threads.processors() < threadsOf.size() ? threadsOf.get(threads.processors()) : null;
        if (list == null)
            throw new IllegalArgumentException("threads " + threads.name() + " run on resource " + threads.processors()
                    + ", which is no processors");
        return list;
    }

    private int add(Resource resource, int i, List<Resource> all) {
        return switch (resource) {
            case Resource.Station station ->
                switch (station.queueing()) {
                    case FIFO -> -1;
                    case SHARED -> add(SHARED_DONE, i, 0);
                    case PRIORITY, PREEMPTIVE -> add(PRIORITY_DONE, i, 0);
                };
            case Resource.Gather gather -> add(GATHERED, i, 0);
            case Resource.Processors processors -> {
                int number = add(WORK, i, 0);
                add(SLICE, i, 0);
                int thread = 0;
                for (int t : threadsOf.get(i))
                    for (int k = 0; k < ((Resource.Threads) all.get(t)).count(); k++) add(THREAD, i, thread++);
                yield number;
            }
            case Resource.Threads threads -> -1; // their host calls them
            case Resource.Bucket bucket -> -1;
            case Resource.Tokens tokens -> -1;
        };
    }

    private int add(byte kind, int resource, int thread) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            resources = Arrays.copyOf(resources, 2 * count);
            threads = Arrays.copyOf(threads, 2 * count);
        }
        kinds[count] = kind;
        resources[count] = resource;
        threads[count] = thread;
        return count++;
    }

    /** The number of the first request. */
    int count() {
        return count;
    }

    byte kind(int caller) {
        return kinds[caller];
    }

    /** The number of the first outage. */
    int firstOutage() {
        return firstOutage;
    }

    /** The number of the first move. */
    int firstMove() {
        return firstMove;
    }

    /** The source, for {@link #ARRIVAL}, the outage, for {@link #OUTAGE}, the move, for {@link #MOVE}, or the resource. */
    int resource(int caller) {
        return resources[caller];
    }

    /** The number of the thread on its host, for {@link #THREAD}. */
    int thread(int caller) {
        return threads[caller];
    }

    int first(int resource) {
        return first[resource];
    }

    int[] threadsOf(int processors) {
        return threadsOf.get(processors).stream().mapToInt(Integer::intValue).toArray();
    }
}
