// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run.AuditCheck;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;

/** Turns the books of a service that has run into findings, and checks them. */
final class ServiceAnswers {

    /** Sums of many doubles may differ by this much. */
    private static final double ROUNDING = 1e-9;

    private final ServiceRun run;
    private final Service service;
    private final double picoseconds;
    private final double seconds;
    private final List<Finding> findings = new ArrayList<>();

    ServiceAnswers(ServiceRun run) {
        this.run = run;
        service = run.service;
        picoseconds = run.control.duration();
        seconds = picoseconds / Scenario.SECOND;
    }

    /**
     * The findings, all of them the service's: {@code instances} that run, on average; {@code accepted} and {@code rejected}
     * requests (1/s) and {@code blocking}, the share of rejected ones; {@code revenue} and {@code cost} (USD/s); {@code
     * active-hosts}, which have an instance; {@code utilisation} and {@code stranded}, shares of all vCPUs and (as a detail) of all
     * memory. If instances have tasks: {@code throughput} and {@code latency} of these and {@code price-of-work} (USD), revenue for
     * each. What is asked for is told apart by type, hosts by pool.
     */
    List<Finding> findings() {
        each("instances", "instances", d -> run.runningArea[d] / picoseconds);
        each("accepted", "1/s", d -> run.accepted[d] / seconds);
        each("rejected", "1/s", d -> run.rejected[d] / seconds);
        blocking();
        each("revenue", "USD/s", this::revenue);
        double cost = service.pools().stream()
                .mapToDouble(p -> p.hosts() * p.price() * Scenario.SECOND)
                .sum();
        if (cost > 0) add("cost", "", "USD/s", cost);
        hosts();
        tasks();
        return findings;
    }

    private double revenue(int d) {
        return run.runningArea[d] / picoseconds * service.demands().get(d).price() * Scenario.SECOND;
    }

    private void add(String measure, String detail, String unit, double value) {
        findings.add(new Finding.Total(measure, service.name(), detail, unit, value, Optional.empty()));
    }

    /** By type, in the order of demands. */
    private List<String> types() {
        return service.demands().stream().map(Service.Demand::type).distinct().toList();
    }

    private IntStream demandsFor(String type) {
        return IntStream.range(0, service.demands().size())
                .filter(d -> service.demands().get(d).type().equals(type));
    }

    private void each(String measure, String unit, java.util.function.IntToDoubleFunction value) {
        add(
                measure,
                "",
                unit,
                IntStream.range(0, service.demands().size()).mapToDouble(value).sum());
        if (types().size() == 1) return;
        for (String type : types())
            add(measure, type, unit, demandsFor(type).mapToDouble(value).sum());
    }

    private void blocking() {
        double accepted = Arrays.stream(run.accepted).sum();
        double rejected = Arrays.stream(run.rejected).sum();
        if (accepted + rejected == 0) return;
        add("blocking", "", "ratio", rejected / (accepted + rejected));
        if (types().size() == 1) return;
        for (String type : types()) {
            double in = demandsFor(type).mapToDouble(d -> run.accepted[d]).sum();
            double out = demandsFor(type).mapToDouble(d -> run.rejected[d]).sum();
            if (in + out > 0) add("blocking", type, "ratio", out / (in + out));
        }
    }

    private void hosts() {
        List<Service.Pool> pools = service.pools();
        double[] vcpus =
                pools.stream().mapToDouble(p -> (double) p.hosts() * p.vcpus()).toArray();
        double[] memory =
                pools.stream().mapToDouble(p -> (double) p.hosts() * p.memory()).toArray();
        add("active-hosts", "", "hosts", sum(run.activeArea) / picoseconds);
        share("utilisation", "", run.vcpusArea, vcpus);
        share("utilisation", "memory", run.memoryArea, memory);
        share("stranded", "", run.strandedVcpusArea, vcpus);
        share("stranded", "memory", run.strandedMemoryArea, memory);
        if (pools.size() == 1) return;
        for (int p = 0; p < vcpus.length; p++) {
            add("active-hosts", pools.get(p).name(), "hosts", run.activeArea[p] / picoseconds);
            add("utilisation", pools.get(p).name(), "ratio", run.vcpusArea[p] / vcpus[p] / picoseconds);
        }
    }

    private void share(String measure, String detail, double[] area, double[] capacity) {
        double all = sum(capacity);
        if (all > 0) add(measure, detail, "ratio", sum(area) / all / picoseconds);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private void tasks() {
        double done = 0;
        double paid = 0;
        for (int d = 0; d < run.taskTimes.length; d++) {
            if (run.taskTimes[d] == null) continue;
            done += run.tasksDone[d] / seconds;
            paid += revenue(d);
            findings.add(run.taskTimes[d].finding(
                    "latency", service.name(), service.demands().get(d).type()));
        }
        if (done == 0) return;
        add("throughput", "", "1/s", done);
        if (paid > 0) add("price-of-work", "", "USD", paid / done);
    }

    /** The laws that every run must obey. */
    List<AuditCheck> checks() {
        double over = sum(run.runningArea);
        double by = sum(run.stayed);
        long in = Arrays.stream(run.accepted).sum() + Arrays.stream(run.before).sum();
        long out = Arrays.stream(run.left).sum() + Arrays.stream(run.running).sum();
        String name = service.name();
        return List.of(
                new AuditCheck(
                        "Little's law", name, over, by, Math.abs(over - by) <= ROUNDING * Math.max(1, Math.abs(over))),
                new AuditCheck("flow balance", name, in, out, in == out),
                new AuditCheck("no host is overfull", name, 0, Math.min(0, run.fleet.least), run.fleet.least >= 0));
    }
}
