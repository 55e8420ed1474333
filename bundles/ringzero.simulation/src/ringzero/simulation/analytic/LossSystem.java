// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Source;

/**
 * A service as a loss system, whose instances hold vCPUs and memory of one large host for a while: Kaufman and Roberts' recursion (Kaufman,
 * "Blocking in a shared resource environment", IEEE Transactions on Communications 29, 1981), exact for Poisson requests and any law of
 * stays. Of vCPUs and memory the scarcer one decides. With instances of one type only, hosts are as many slots as fit, and it is Erlang's
 * loss formula. With several, what is left over on single hosts is not seen, so that more is rejected than it says.
 */
public final class LossSystem {

    /** More slots than this take longer than a keystroke may. */
    private static final long MOST_SLOTS = 1L << 22;

    private static final double LARGE = 1e200;

    private final Service service;
    private final double[] offered;
    private final double[] blocked;
    private final boolean known;

    public LossSystem(Service service) {
        this.service = service;
        List<Service.Demand> demands = service.demands();
        offered = demands.stream().mapToDouble(LossSystem::offered).toArray();
        blocked = new double[demands.size()];
        known = demands.stream().allMatch(LossSystem::isKnown) && solve();
    }

    /** Whether this is what the formulas are for: open requests for instances that are kept for a time. */
    private static boolean isKnown(Service.Demand demand) {
        return demand.stay() instanceof Service.Stay.Kept && !(demand.arrivals() instanceof Source.Arrivals.Closed);
    }

    /** Instances that would run on average if none was rejected (Little's law). */
    private static double offered(Service.Demand demand) {
        return demand.stay() instanceof Service.Stay.Kept(Distribution lifetime)
                ? ArrivalLaw.offeredRate(demand.arrivals()) * lifetime.mean()
                : 0;
    }

    private boolean solve() {
        if (isOfOneType()) {
            long[] one = new long[offered.length];
            Arrays.fill(one, 1);
            return block(one, slots());
        }
        return block(sizes(true), capacity(true)) && block(sizes(false), capacity(false));
    }

    private boolean isOfOneType() {
        return service.demands().stream()
                        .map(demand -> demand.vcpus() + " " + demand.memory())
                        .distinct()
                        .count()
                == 1;
    }

    /** Instances of the only type that fit on all hosts. */
    private long slots() {
        Service.Demand demand = service.demands().getFirst();
        long slots = 0;
        for (Service.Pool pool : service.pools()) {
            long fit = pool.vcpus() / demand.vcpus();
            if (demand.memory() > 0) fit = Math.min(fit, pool.memory() / demand.memory());
            slots += fit * pool.hosts();
        }
        return slots;
    }

    private long[] sizes(boolean vcpus) {
        return service.demands().stream()
                .mapToLong(demand -> vcpus ? demand.vcpus() : demand.memory())
                .toArray();
    }

    private long capacity(boolean vcpus) {
        return service.pools().stream()
                .mapToLong(pool -> pool.hosts() * (vcpus ? pool.vcpus() : pool.memory()))
                .sum();
    }

    /** Blocks who finds too little of a resource; false if it is too large to be told. */
    private boolean block(long[] sizes, long capacity) {
        long unit = Arrays.stream(sizes).reduce(0, LossSystem::commonDivisor);
        if (unit == 0) return true; // nobody needs any
        long units = capacity / unit;
        if (units > MOST_SLOTS) return false;
        int[] needs = Arrays.stream(sizes)
                .mapToInt(size -> (int) Math.min(units + 1, size / unit))
                .toArray();
        double[] full = full(needs, (int) units);
        for (int d = 0; d < full.length; d++) blocked[d] = Math.max(blocked[d], full[d]);
        return true;
    }

    private static long commonDivisor(long one, long other) {
        return other == 0 ? one : commonDivisor(other, one % other);
    }

    /** By demand, how likely fewer units are free than it needs. */
    private double[] full(int[] needs, int units) {
        // the last ones are enough, since nobody needs more
        double[] last = new double[Math.max(1, Arrays.stream(needs).max().orElse(1))];
        double sum = 0;
        double[] full = new double[needs.length];
        for (int busy = 0; busy <= units; busy++) {
            double weight = busy == 0 ? 1 : 0;
            for (int d = 0; d < needs.length; d++)
                if (needs[d] > 0 && needs[d] <= busy)
                    weight += offered[d] * needs[d] * last[(busy - needs[d]) % last.length] / busy;
            last[busy % last.length] = weight;
            sum += weight;
            for (int d = 0; d < needs.length; d++) if (busy > units - needs[d]) full[d] += weight;
            if (sum < LARGE) continue;
            for (int i = 0; i < last.length; i++) last[i] /= sum;
            for (int d = 0; d < full.length; d++) full[d] /= sum;
            sum = 1;
        }
        for (int d = 0; d < full.length; d++) full[d] /= sum;
        return full;
    }

    /** Instances that run on average; empty if it cannot be told. */
    public OptionalDouble instances() {
        return sum(d -> offered[d]);
    }

    /** Requests that are accepted in a picosecond. */
    OptionalDouble accepted() {
        return sum(d -> rate(d));
    }

    /** Share of all vCPUs that instances hold. */
    public OptionalDouble utilisation() {
        var held = sum(d -> offered[d] * service.demands().get(d).vcpus());
        return held.isEmpty() ? held : OptionalDouble.of(held.getAsDouble() / capacity(true));
    }

    /** Share of requests that are rejected; only where nothing is left over on single hosts and requests are as good as Poisson. */
    OptionalDouble blocking() {
        if (!known || !isOfOneType()) return OptionalDouble.empty();
        boolean irregular = service.demands().stream().anyMatch(d -> ArrivalLaw.variation(d.arrivals()) != 1);
        return irregular ? OptionalDouble.empty() : OptionalDouble.of(blocked[0]);
    }

    private double rate(int d) {
        return ArrivalLaw.offeredRate(service.demands().get(d).arrivals());
    }

    private OptionalDouble sum(java.util.function.IntToDoubleFunction each) {
        if (!known) return OptionalDouble.empty();
        return OptionalDouble.of(IntStream.range(0, offered.length)
                .mapToDouble(d -> each.applyAsDouble(d) * (1 - blocked[d]))
                .sum());
    }
}
