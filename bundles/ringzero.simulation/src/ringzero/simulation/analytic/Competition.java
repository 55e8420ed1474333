// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import java.util.List;
import ringzero.simulation.scenario.Resource;

/** Threads compete for hardware threads, wake up and poll: what that costs them, from what is known of their queues so far. */
final class Competition {

    private final List<Resource> resources;
    private final Place[] places;
    /** CPUs spent polling, by threads. */
    private final double[] polling;
    /** Share of time with a thread on it, by processors. */
    private final double[] occupied;

    Competition(List<Resource> resources, Place[] places) {
        this.resources = resources;
        this.places = places;
        polling = new double[places.length];
        occupied = new double[places.length];
    }

    double polling(int threads) {
        return polling[threads];
    }

    double occupied(int processors) {
        return occupied[processors];
    }

    /** What threads ask of their processors, and how much slower they get. */
    void share(int host, Resource.Processors processors) {
        double busy = 0;
        double must = 0;
        int threads = 0;
        for (int i = 0; i < places.length; i++) {
            if (!(resources.get(i) instanceof Resource.Threads each) || each.processors() != host) continue;
            threads += each.count();
            double jobs = Math.min(places[i].work(), each.count());
            double wakes = places[i].rate() * idle(i, each) * each.wakeCost();
            double idle = Math.max(0, 1 - places[i].offered);
            if (each.haltPoll() == Long.MAX_VALUE) polling[i] = each.count() * idle;
            else if (each.count() == 1)
                polling[i] = idle(i, each) * pollShare(i, each); // who is being woken is not idle
            else polling[i] = pollingInTurn(i, each);
            must += jobs + wakes + (each.haltPoll() == Long.MAX_VALUE ? polling[i] : 0);
            busy += jobs + wakes + polling[i];
        }
        int count = processors.count();
        double speed = speed(processors, Math.min(busy, count));
        Place place = places[host];
        double capacity = count * speed(processors, count);
        place.offered = must / capacity;
        occupied[host] = Math.min(1, busy / speed / count);
        double stretch = 1 / speed;
        if (threads > count) {
            double load = Math.min(0.999, must / speed / count);
            stretch *= 1 + Place.erlangC(count, load) / (count * (1 - load));
        }
        for (int i = 0; i < places.length; i++)
            if (resources.get(i) instanceof Resource.Threads each && each.processors() == host)
                places[i].stretch = (places[i].stretch + stretch) / 2;
    }

    /** Speed of a hardware thread while so many are busy. */
    static double speed(Resource.Processors processors, double busy) {
        double cores = (processors.count() + 1) / 2;
        if (processors.siblingSpeed() == 1 || processors.count() == 1 || busy <= cores) return 1;
        return (2 * cores - busy + 2 * (busy - cores) * processors.siblingSpeed()) / busy;
    }

    /** The part of idle time that is polled away. */
    private double pollShare(int i, Resource.Threads threads) {
        return 1 - asleep(places[i].rate(), threads);
    }

    /**
     * Several threads of which a job takes the first that is idle: each gets what those before it could not take, as in Erlang's
     * "ordered trunks". The first ones hardly sleep, the last ones hardly wake.
     */
    private double pollingInTurn(int i, Resource.Threads threads) {
        double offered = places[i].work();
        double sum = 0;
        double overflow = 1;
        for (int n = 1; n <= threads.count(); n++) {
            double next = offered * overflow / (n + offered * overflow);
            double taken = overflow - next;
            double idle = Math.max(0, 1 - offered * taken);
            sum += idle * (1 - asleep(places[i].rate() * taken, threads));
            overflow = next;
        }
        return sum;
    }

    /** How likely a job finds an idle thread, which halted, be it that the hypervisor still polls for it. */
    double idle(int i, Resource.Threads threads) {
        if (threads.haltPoll() == Long.MAX_VALUE) return 0;
        double load = Math.min(1, places[i].offered);
        double s = threads.wakeCost() + asleep(places[i].rate(), threads) * threads.wakeDelay();
        return threads.count() == 1
                ? (1 - load) / (1 + places[i].rate() * s)
                : 1 - Place.erlangC(threads.count(), load);
    }

    /** How likely polling has ended before the next job came, of jobs that come at this rate. */
    private static double asleep(double rate, Resource.Threads threads) {
        if (threads.haltPollStart() == 0) return Math.exp(-rate * threads.haltPoll());
        // The length of polling is a Markov chain: none, start, twice as much, ..., up to the longest, and back to
        // none.
        double tooLong = survival(rate, threads.haltPoll());
        double asleep = 1;
        double all = 1;
        double state = 1;
        double grows = 1 - tooLong;
        for (long length = threads.haltPollStart(); ; length *= 2) {
            double longer = survival(rate, Math.min(length, threads.haltPoll()));
            state *= grows / longer;
            grows = longer - tooLong;
            asleep += state * longer;
            all += state;
            if (length >= threads.haltPoll()) return asleep / all;
        }
    }

    /** How likely the next job comes later, bounded from below so that products stay finite. */
    private static double survival(double rate, long time) {
        return Math.exp(-Math.min(50, rate * time));
    }

    /** Mean time a job waits because a thread has to wake up. */
    double wakeWait(int i, Resource.Threads threads) {
        if (threads.haltPoll() == Long.MAX_VALUE) return 0;
        double cost = threads.wakeCost();
        double slow = cost + threads.wakeDelay();
        double asleep = asleep(places[i].rate(), threads);
        double mean = (1 - asleep) * cost + asleep * slow;
        if (mean == 0) return 0;
        double lambda = places[i].rate();
        if (threads.count() > 1) return idle(i, threads) * mean;
        // M/G/1 with set-up, Welch 1964
        double square = (1 - asleep) * cost * cost + asleep * slow * slow;
        return (2 * mean + lambda * square) / (2 * (1 + lambda * mean));
    }

    /** Hardware threads that have something to do. */
    double busy(int host) {
        double sum = 0;
        for (int i = 0; i < places.length; i++)
            if (resources.get(i) instanceof Resource.Threads each && each.processors() == host)
                sum += Math.min(each.count(), places[i].work()) + polling[i];
        return sum;
    }
}
