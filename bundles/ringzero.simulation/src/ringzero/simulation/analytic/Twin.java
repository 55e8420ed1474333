// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.analytic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;

/**
 * A scenario as a network of queues, solved by formulas. The means of programs are taken with their probabilities; every resource is
 * a queue by itself (decomposition); sources that are closed are solved by approximate mean value analysis. All depend on each
 * other, so the network is swept until nothing changes.
 *
 * <p>Exact where the theory is: single queues with Poisson arrivals, processor sharing, loss, moderation. Elsewhere approximate: a
 * few per cent at moderate load, ten to twenty for closed networks with general service, more for threads that compete for hardware
 * threads and for requests that hold tokens.
 */
public final class Twin {

    /** z of the 99 % quantile of the normal distribution. */
    private static final double Z99 = 2.3263478740408408;

    private final Scenario scenario;
    private final Network network;
    private final Place[] places;

    /** Solves the scenario. */
    public Twin(Scenario scenario) {
        this.scenario = scenario;
        network = new Network(scenario);
        network.solve();
        places = network.places;
    }

    /** The resource with the highest offered load, if there is any; above 1 a run will overflow or drop. */
    public Optional<Bottleneck> bottleneck() {
        Place worst = null;
        for (int i = 0; i < places.length; i++) {
            if (scenario.resources().get(i) instanceof Resource.Gather) continue;
            if (worst == null || demanded(places[i]) > demanded(worst)) worst = places[i];
        }
        return worst == null || demanded(worst) == 0
                ? Optional.empty()
                : Optional.of(new Bottleneck(worst.name, demanded(worst)));
    }

    /** Offered work over capacity, without what competition adds. */
    private static double demanded(Place place) {
        return place.work() / place.servers;
    }

    /**
     * What it expects, in the words of the engine: {@code throughput} and {@code latency} (detail "mean" and "p99") by subject, {@code
     * utilisation} by resource name, {@code host-cpu} by subject and in all; of services {@code instances}, {@code accepted}, {@code
     * utilisation} and {@code blocking}. What has no finite answer is left out. Failures and migrations are not there: it is what the rest
     * would be without them.
     */
    public List<Finding.Total> predictions() {
        List<Finding.Total> found = new ArrayList<>();
        Map<String, double[]> bySubject = new LinkedHashMap<>();
        for (int s = 0; s < network.rate.length; s++) {
            double done = network.rate[s] * network.survives[s] / Math.max(1, network.slowest[s]);
            double[] sums = bySubject.computeIfAbsent(scenario.sources().get(s).subject(), k -> new double[3]);
            sums[0] += done;
            sums[1] += done * network.latency[s].mean() / Math.max(1e-300, network.survives[s]);
            sums[2] += done * network.latency[s].square();
        }
        bySubject.forEach((subject, sums) -> {
            add(found, "throughput", subject, "", "1/s", sums[0] * Scenario.SECOND);
            double mean = sums[1] / sums[0];
            double variance = Math.max(0, sums[2] / sums[0] - mean * mean);
            add(found, "latency", subject, "mean", "s", mean / Scenario.SECOND);
            add(found, "latency", subject, "p99", "s", p99(mean, variance) / Scenario.SECOND);
        });
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            if (scenario.resources().get(i) instanceof Resource.Gather) continue;
            double[] sums = byName.computeIfAbsent(places[i].name, k -> new double[2]);
            double busy = scenario.resources().get(i) instanceof Resource.Processors
                    ? network.competition().occupied(i)
                    : Math.min(1, demanded(places[i]) * (1 - places[i].blocked));
            sums[0] += places[i].servers * busy;
            sums[1] += places[i].servers;
        }
        byName.forEach((name, sums) -> add(found, "utilisation", name, "", "ratio", sums[0] / sums[1]));
        hostCpu(found);
        for (Service service : scenario.services()) service(found, service);
        return found;
    }

    private static void service(List<Finding.Total> found, Service service) {
        var system = new LossSystem(service);
        String name = service.name();
        system.instances().ifPresent(value -> add(found, "instances", name, "", "instances", value));
        system.accepted().ifPresent(value -> add(found, "accepted", name, "", "1/s", value * Scenario.SECOND));
        system.blocking().ifPresent(value -> add(found, "blocking", name, "", "ratio", value));
        system.utilisation().ifPresent(value -> add(found, "utilisation", name, "", "ratio", value));
    }

    private void hostCpu(List<Finding.Total> found) {
        Competition competition = network.competition();
        double[] busy = new double[places.length];
        for (int i = 0; i < busy.length; i++)
            if (scenario.resources().get(i) instanceof Resource.Processors) busy[i] = competition.busy(i);
        Map<String, double[]> cpus = new LinkedHashMap<>();
        double all = 0;
        for (int i = 0; i < places.length; i++) {
            if (!(scenario.resources().get(i) instanceof Resource.Threads threads)) continue;
            Resource.Processors processors =
                    (Resource.Processors) scenario.resources().get(threads.processors());
            // time on a CPU is longer with SMT, but not by waiting for a CPU
            double slow = 1 / Competition.speed(processors, Math.min(processors.count(), busy[threads.processors()]));
            double jobs = Math.min(threads.count(), places[i].work() * slow * (1 - places[i].blocked));
            double time = jobs
                    + places[i].rate() * competition.idle(i, threads) * threads.wakeCost()
                    + competition.polling(i);
            cpus.computeIfAbsent(threads.subject(), k -> new double[1])[0] += time;
            all += time;
        }
        cpus.forEach((subject, sum) -> add(found, "host-cpu", subject, "", "CPUs", sum[0]));
        if (!cpus.isEmpty()) add(found, "host-cpu", "", "", "CPUs", all);
    }

    /** As if the latency had a gamma law (Wilson and Hilferty, 1931): exact to 1 % for an exponential one. */
    private static double p99(double mean, double variance) {
        if (variance <= 0) return mean;
        double shape = mean * mean / variance;
        double cube = 1 - 1 / (9 * shape) + Z99 / (3 * Math.sqrt(shape));
        return mean * cube * cube * cube;
    }

    private static void add(
            List<Finding.Total> found, String measure, String subject, String detail, String unit, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) return;
        found.add(new Finding.Total(measure, subject, detail, unit, value, Optional.empty()));
    }
}
