// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Variant;

/** Studies for tests, small enough to be read. */
final class Studies {

    /** Two paths at three loads, two runs each. */
    Study paths() {
        List<Variant> variants = new ArrayList<>();
        for (String path : List.of("virtio", "sr-iov"))
            for (double load : new double[] {1000, 2000, 4000}) variants.add(variant(path, load));
        return new Study(
                "PathsUnderLoad",
                "Which path suits a web server?",
                List.of("web.net.path", "WebRequests.arrivals.rate"),
                variants,
                List.of(new Study.Verdict(
                        "web.latency.p99 <= 2 ms",
                        12,
                        3,
                        Study.Decision.MET,
                        0.0011,
                        Optional.of(new Interval(0.001, 0.0012, 0.95)),
                        0.002,
                        "s")),
                List.of(new Study.Plot("latency", "p99", "", "", "WebRequests.arrivals.rate", List.of("web.net.path"))),
                List.of("throughput", "latency"),
                List.of(new Study.Assumption("exit", "604 cycles", "costs Skylake", "vmlatency", "measured", "")),
                List.of(),
                new Study.Provenance(
                        "web.vmm", "package lab\n", "abc", 2026, "0.1.0", "2026-01-01T00:00:00Z", List.of()),
                Topology.none());
    }

    private static Variant variant(String path, double load) {
        Map<String, Variant.Level> levels = new LinkedHashMap<>();
        levels.put("web.net.path", new Variant.Level(path, Double.NaN, ""));
        levels.put("WebRequests.arrivals.rate", new Variant.Level((int) load + "/s", load, "1/s"));
        List<Finding> findings = findings(path, load);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++)
            runs.add(new Run(
                    2026,
                    i,
                    0.1,
                    1,
                    100_000,
                    42 + i,
                    findings,
                    List.of(new Run.AuditCheck("Little's law", "eth0", 1, 1, true))));
        return new Variant(
                levels, Map.of("Guest OS modification", "not required"), runs, findings, List.of(), List.of());
    }

    private static List<Finding> findings(String path, double load) {
        double mean = (path.equals("virtio") ? 400e-6 : 200e-6) * (1 + load / 4000);
        return List.of(
                new Finding.Total(
                        "throughput", "", "", "1/s", load, Optional.of(new Interval(0.99 * load, 1.01 * load, 0.95))),
                new Finding.Histogram(
                        "latency",
                        "",
                        "",
                        "s",
                        1000,
                        mean,
                        Optional.of(new Interval(0.98 * mean, 1.02 * mean, 0.95)),
                        mean / 2,
                        mean / 4,
                        mean * 4,
                        new double[] {mean, 2 * mean, 4 * mean},
                        new long[] {600, 385, 15},
                        new double[0]),
                new Finding.Total("host-cpu", "", "exit", "CPUs", load / 10000, Optional.empty()));
    }
}
