// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

/**
 * One resource as a queue with known formulas: what arrives is gathered in a sweep over all sources, then {@link #solve} says how
 * long one waits. Times in picoseconds, rates per picosecond.
 */
final class Place {

    /** A share that does not change a double. */
    private static final double NEGLIGIBLE = 0x1p-60;

    final String name;
    final double servers;
    final int capacity;
    final Rule rule;

    /** How one waits. */
    enum Rule {
        FIFO,
        SHARED,
        PRIORITY,
        PREEMPTIVE
    }

    // gathered in a sweep: by open sources, by closed ones, by rank
    double openRate;
    double openWork;
    double openSquares;
    double closedRate;
    double closedWork;
    double closedSquares;
    double closedThere;
    private double variationSum;
    private double shareSquares;
    double bunching;
    final double[] rankWork;
    final double[] rankSquares;

    // solved
    /** Offered work over capacity. */
    double offered;

    double openWait;
    double blocked;
    double arrivalVariation = 1;
    double serviceVariation = 1;
    private double[] lastRankWork;
    private double[] lastRankSquares;
    private double openLoad;
    private double residual;
    private double meanClosed;
    /** Requests of closed sources there, in the sweep before. */
    double lastClosedThere;

    private double lastRate;
    private double lastStretch = 1;
    private double lastClosedWork;
    /** How much longer a service takes than it would alone, by hosts. */
    double stretch = 1;

    Place(String name, double servers, int capacity, Rule rule, int ranks) {
        this.name = name;
        this.servers = servers;
        this.capacity = capacity;
        this.rule = rule;
        rankWork = new double[ranks];
        rankSquares = new double[ranks];
        lastRankWork = new double[ranks];
        lastRankSquares = new double[ranks];
    }

    void clear() {
        openRate = openWork = openSquares = closedRate = closedWork = closedSquares = closedThere = 0;
        variationSum = shareSquares = bunching = 0;
        java.util.Arrays.fill(rankWork, 0);
        java.util.Arrays.fill(rankSquares, 0);
    }

    void openVisits(double rate, Moments service, double variation, double batch, int rank) {
        openRate += rate;
        openWork += rate * service.mean();
        openSquares += rate * service.square();
        variationSum += rate * variation;
        shareSquares += rate * rate;
        bunching += rate * (batch - 1);
        rankWork[rank] += rate * service.mean();
        rankSquares[rank] += rate * service.square();
    }

    void closedVisits(double rate, Moments service, double residence, int rank) {
        closedRate += rate;
        closedWork += rate * service.mean();
        closedSquares += rate * service.square();
        closedThere += rate * residence;
        rankWork[rank] += rate * service.mean();
        rankSquares[rank] += rate * service.square();
    }

    /** Visits of the sweep before. */
    double rate() {
        return lastRate;
    }

    /** Work of the sweep before, without what competition for hardware threads adds. */
    double work() {
        return offered * servers / lastStretch;
    }

    void solve() {
        lastRate = openRate + closedRate;
        lastStretch = stretch;
        offered = (openWork + closedWork) / servers;
        lastClosedThere = closedThere;
        lastClosedWork = closedWork;
        openLoad = openWork / servers;
        System.arraycopy(rankWork, 0, lastRankWork, 0, rankWork.length);
        System.arraycopy(rankSquares, 0, lastRankSquares, 0, rankSquares.length);
        double rate = lastRate;
        if (rate == 0) {
            openWait = blocked = residual = meanClosed = 0;
            return;
        }
        double mean = (openWork + closedWork) / rate;
        double square = (openSquares + closedSquares) / rate;
        serviceVariation = mean > 0 ? Math.max(0, square / (mean * mean) - 1) : 0;
        meanClosed = closedRate > 0 ? closedWork / closedRate : 0;
        residual = mean > 0 ? square / (2 * mean) : 0;
        if (openRate > 0) superpose();
        blocked = 0;
        if (openRate == 0) openWait = 0;
        else if (capacity < 10_000) finite(openWork / openRate);
        else openWait = infinite(openWork / openRate);
    }

    /** Many streams look like a Poisson one: Whitt, "The queueing network analyzer", 1983, equation 29. */
    private void superpose() {
        double streams = openRate * openRate / shareSquares;
        double free = Math.max(0, 1 - openLoad);
        double weight = 1 / (1 + 4 * free * free * (streams - 1));
        arrivalVariation = weight * variationSum / openRate + 1 - weight;
    }

    /** Pollaczek-Khinchine for one server, Allen and Cunneen's approximation for more; batches as M^[X]/G/1 has them. */
    private double infinite(double mean) {
        if (openLoad >= 1) return Double.POSITIVE_INFINITY;
        double openVariation = mean > 0 ? Math.max(0, openSquares / openRate / (mean * mean) - 1) : 0;
        double waits = erlangC(servers, openLoad) * mean / (servers * (1 - openLoad));
        double batches = bunching / openRate * mean / (2 * servers * (1 - openLoad));
        return waits * (arrivalVariation + openVariation) / 2 + batches;
    }

    /** A queue of finite size as a birth and death process, M/M/c/K; if hardly anything is lost the other formulas are better. */
    private void finite(double mean) {
        double load = openRate * mean;
        double weight = 1;
        double sum = 1;
        double waiting = 0;
        for (int n = 1; n <= capacity; n++) {
            if (n > servers && load < servers && weight * capacity < NEGLIGIBLE * sum) {
                weight *= Math.pow(load / servers, capacity - n + 1); // the rest is a geometric series
                break;
            }
            weight *= load / Math.min(n, servers);
            sum += weight;
            waiting += Math.max(0, n - servers) * weight;
            if (sum > 1e200) {
                weight /= sum;
                waiting /= sum;
                sum = 1;
            }
        }
        blocked = weight / sum;
        double accepted = openRate * (1 - blocked);
        double finite = accepted > 0 ? waiting / sum / accepted : 0;
        openWait = blocked < 1e-3 && openLoad < 1 ? infinite(mean) : finite;
    }

    /** Probability that one has to wait in M/M/c. */
    static double erlangC(double servers, double load) {
        if (load >= 1) return 1;
        double offered = load * servers;
        double b = 1;
        for (int n = 1; n <= servers; n++) b = offered * b / (n + offered * b);
        return b / (1 - load * (1 - b));
    }

    /** Mean time until service begins, for a visit of an open source. */
    double openWait(Moments service, int rank) {
        double wait = openWait;
        double free = 1 - openLoad;
        if (lastClosedThere > 0 && free > 0) wait += lastClosedThere * meanClosed * stretch / servers / free;
        return switch (rule) {
            case FIFO -> wait;
            case SHARED -> sharedWait(service);
            case PRIORITY -> {
                double above = loadUpTo(rank - 1);
                double with = loadUpTo(rank);
                yield with >= 1 ? Double.POSITIVE_INFINITY : wait * free / ((1 - above) * (1 - with));
            }
            case PREEMPTIVE -> {
                double above = loadUpTo(rank - 1);
                double with = loadUpTo(rank);
                if (with >= 1) yield Double.POSITIVE_INFINITY;
                double squares = 0;
                for (int i = 0; i <= rank; i++) squares += lastRankSquares[i];
                double queue = squares / 2 / servers / ((1 - above) * (1 - with));
                yield queue + service.mean() * (1 / (1 - above) - 1);
            }
        };
    }

    private double loadUpTo(int rank) {
        double sum = 0;
        for (int i = 0; i <= rank; i++) sum += lastRankWork[i];
        return sum / servers;
    }

    /** Processor sharing: insensitive to the law of service. */
    private double sharedWait(Moments service) {
        if (openLoad >= 1) return blocked > 0 ? openWait : Double.POSITIVE_INFINITY;
        return service.mean() * erlangC(servers, openLoad) / (servers * (1 - openLoad));
    }

    /**
     * The same for a visit of a client of a closed source that finds {@code seen} others of closed sources there: Bard and
     * Schweitzer's mean value analysis; for several servers after Suri, Sahu and Vernon, 2007; who is in service is half done on
     * average as its law says.
     */
    double closedWait(Moments service, double seen) {
        double free = Math.max(1e-3, 1 - openLoad);
        double load = Math.min(1, offered);
        double wait;
        if (servers > 1) {
            wait = seen * meanClosed / servers * Math.pow(load, Math.sqrt(2 * (servers + 1)) - 2);
        } else if (rule == Rule.SHARED) {
            wait = seen * service.mean();
        } else {
            double inService = Math.min(seen, lastClosedThere > 0 ? lastClosedWork * seen / lastClosedThere : 0);
            wait = (seen - inService) * meanClosed + inService * residual;
        }
        wait += Double.isInfinite(openWait) ? 0 : openWait * (1 - openLoad);
        return wait / free;
    }
}
