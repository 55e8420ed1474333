// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.simulation.results.Run.AuditCheck;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;

/**
 * The laws every run must obey, checked on the books of a simulation that has run. Each compares two sums that were kept
 * independently: over time, and over requests. Resources of one name are one line; it holds if it holds for each of them.
 */
final class Audit {

    /** Sums of many doubles may differ by this much. */
    private static final double ROUNDING = 1e-9;

    private final Simulation simulation;
    private final Scenario scenario;
    private final Map<List<String>, AuditCheck> checks = new LinkedHashMap<>();

    Audit(Simulation simulation) {
        this.simulation = simulation;
        scenario = simulation.code.scenario;
    }

    List<AuditCheck> checks() {
        int[] there = new int[scenario.resources().size()];
        int[] onTheirWay = new int[scenario.sources().size()];
        count(there, onTheirWay);
        for (int i = 0; i < there.length; i++) {
            if (simulation.resources.places[i] == null) continue;
            Flow flow = simulation.resources.places[i].flow;
            String name = scenario.resources().get(i).name();
            check("Little's law", name, flow.area, flow.sojourn, ROUNDING);
            check("flow balance", name, flow.before + flow.in(), flow.out + there[i], 0);
            check("no negative queue", name, 0, flow.least, 0);
            utilisation(i, flow, name);
        }
        for (int s = 0; s < onTheirWay.length; s++) {
            Traffic traffic = simulation.books.traffic[s];
            Flow flow = traffic.load;
            String subject = scenario.sources().get(s).subject();
            check("Little's law", subject, flow.area, flow.sojourn, ROUNDING);
            check(
                    "flow balance",
                    subject,
                    flow.before + flow.in(),
                    traffic.completed + flow.dropped + onTheirWay[s],
                    0);
        }
        for (Host host : simulation.resources.hosts) if (host != null) cpuTime(host);
        return new ArrayList<>(checks.values());
    }

    private void count(int[] there, int[] onTheirWay) {
        Requests requests = simulation.requests;
        for (int r = 0; r < requests.used(); r++) {
            Request q = requests.get(r);
            if (!q.isUnderWay()) continue;
            if (q.where >= 0) there[q.where]++;
            if (!q.isBranch()) onTheirWay[q.source]++;
        }
    }

    private void utilisation(int i, Flow flow, String name) {
        switch (scenario.resources().get(i)) {
            // a picosecond of rounding for each job
            case Resource.Station station ->
                check("utilisation law", name, flow.busy, flow.service, ROUNDING + flow.in() / Math.max(1, flow.busy));
            case Resource.Threads threads -> {
                // with SMT a job takes longer than it asks for
                if (simulation.resources.groups[i].host.processors.siblingSpeed() == 1)
                    check("utilisation law", name, simulation.resources.groups[i].onJobs, flow.service, ROUNDING);
            }
            default -> {}
        }
    }

    private void cpuTime(Host host) {
        double spent = 0;
        for (ThreadGroup group : simulation.resources.groups)
            if (group != null && group.host == host) for (double each : group.spent) spent += each;
        double all = (double) host.processors.count() * simulation.control.duration();
        double idle = all - host.hardware.busyArea();
        check("CPU time", host.processors.name(), all, spent + idle, ROUNDING);
    }

    private void check(String law, String subject, double expected, double found, double tolerance) {
        boolean holds = Math.abs(expected - found) <= tolerance * Math.max(Math.abs(expected), 1);
        checks.merge(
                List.of(law, subject),
                new AuditCheck(law, subject, expected, found, holds),
                (one, other) -> new AuditCheck(
                        law,
                        subject,
                        one.expected() + other.expected(),
                        one.found() + other.found(),
                        one.holds() && other.holds()));
    }
}
