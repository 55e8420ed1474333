// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.results.Trace.Kind;

/**
 * Where the time of some requests went. The times of the parts add up to the latency, to the picosecond.
 *
 * @param subject whose requests, such as a guest group
 * @param percentile whose requests next to this percentile of latency, in percent; empty: all
 * @param requests how many
 * @param latency sum of their latencies, in picoseconds
 * @param parts the longest first
 */
public record Breakdown(String subject, OptionalDouble percentile, int requests, long latency, List<Part> parts) {
    public Breakdown {
        parts = List.copyOf(parts);
    }

    /**
     * A part of the time.
     *
     * @param stage of the request, such as "transmit"; empty if not known
     * @param kind waiting, being served, or time that passes
     * @param resource where; empty if nowhere
     * @param layer to whom the CPU time is charged; empty if none is used
     * @param operation as the library names it; empty if not known
     * @param declaredIn the declaration that charges it; empty if not known
     * @param time of all requests together, in picoseconds
     * @param place the line that charges it
     */
    public record Part(
            String stage,
            Kind kind,
            String resource,
            String layer,
            String operation,
            String declaredIn,
            long time,
            Place place) {

        Part lasting(long picoseconds) {
            return new Part(stage, kind, resource, layer, operation, declaredIn, picoseconds, place);
        }

        /** What happens: "waiting for web worker", "kick on web vCPUs", "delay in path vhost for nic". */
        public String words() {
            return switch (kind) {
                case WAITING -> "waiting for " + resource;
                case DELAY -> declaredIn.isEmpty() ? "delay" : "delay of " + declaredIn;
                case SERVING -> (operation.isEmpty() ? "service" : operation) + " on " + resource;
            };
        }

        /** What is the same to somebody who asks where the time goes: the lines of the library do not matter. */
        private String gist() {
            return switch (kind) {
                case WAITING -> words();
                case DELAY -> "time on the way (" + declaredIn + ")";
                case SERVING -> layer.isEmpty() ? "service by " + resource : layer + " work on " + resource;
            };
        }
    }

    /** Mean latency, in picoseconds; NaN without requests. */
    public double mean() {
        return requests == 0 ? Double.NaN : (double) latency / requests;
    }

    /** The part that a share of the latency makes, from 0 to 1. */
    public double share(Part part) {
        return latency == 0 ? 0 : (double) part.time() / latency;
    }

    /** The requests in words: "p99" or "mean". */
    public String name() {
        if (percentile.isEmpty()) return "mean";
        double p = percentile.getAsDouble();
        if (p == 100) return "max";
        return "p" + (p == Math.rint(p) ? Long.toString((long) p) : Double.toString(p));
    }

    /** The largest part in a sentence: "62 % of the p99 latency of web (812 us) is waiting for web worker, during transmit." */
    public String sentence() {
        if (requests == 0) return "No request of " + subject + " was done while it was watched.";
        var sums = new LinkedHashMap<String, Long>();
        var during = new LinkedHashMap<String, Set<String>>();
        for (Part part : parts) {
            sums.merge(part.gist(), part.time(), Long::sum);
            during.computeIfAbsent(part.gist(), gist -> new LinkedHashSet<>()).add(part.stage());
        }
        var largest = sums.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        Set<String> stages = during.get(largest.getKey());
        stages.remove("");
        return String.format(
                Locale.ROOT,
                "%.0f %% of the %s latency of %s (%s) is %s%s.",
                100.0 * largest.getValue() / latency,
                name(),
                subject,
                new Amount(mean() / 1e12, Dimension.TIME).text(),
                largest.getKey(),
                stages.isEmpty() ? "" : ", during " + String.join(" and ", stages));
    }

    /** The stages in the order of the request, each with its time in picoseconds. */
    public List<Stage> stages() {
        var sums = new LinkedHashMap<String, Long>();
        for (Part part : parts) sums.merge(part.stage(), part.time(), Long::sum);
        var stages = new ArrayList<Stage>();
        sums.forEach((name, time) -> stages.add(new Stage(name, time)));
        return stages;
    }

    /**
     * A part of the requests.
     *
     * @param name such as "transmit"; empty if not known
     * @param time of all requests together, in picoseconds
     */
    public record Stage(String name, long time) {}
}
