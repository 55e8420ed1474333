// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import ringzero.simulation.results.Trace.Kind;

/**
 * Where the time of some requests went. The times of the parts add up to the latency, to the picosecond.
 *
 * @param subject whose requests, such as a guest group
 * @param percentile whose requests next to this percentile of latency, in percent; empty: all
 * @param requests how many
 * @param latency sum of their latencies, in picoseconds
 * @param parts in the order of the request
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
            SourceLine place) {

        /** The same with another time, in picoseconds. */
        public Part lasting(long picoseconds) {
            return new Part(stage, kind, resource, layer, operation, declaredIn, picoseconds, place);
        }

        /** The same at another place. */
        public Part at(SourceLine line) {
            return new Part(stage, kind, resource, layer, operation, declaredIn, time, line);
        }

        /** What happens: "waiting for web worker", "kick on web vCPUs", "delay of path vhost for nic". */
        public String words() {
            return switch (kind) {
                case WAITING -> "waiting for " + resource;
                case DELAY -> declaredIn.isEmpty() ? "delay" : "delay of " + declaredIn;
                case SERVING -> (operation.isEmpty() ? "service" : operation) + " on " + resource;
            };
        }

        /** What is the same to somebody who asks where the time goes: the lines of the library do not matter. */
        public String cause() {
            return switch (kind) {
                case WAITING -> words();
                case DELAY -> declaredIn.isEmpty() ? "time on the way" : "time on the way (" + declaredIn + ")";
                case SERVING -> layer.isEmpty() ? "service by " + resource : layer + " work on " + resource;
            };
        }
    }

    /**
     * Parts that are the same to somebody who asks where the time goes.
     *
     * @param name "waiting for web worker", "kernel work on web vCPUs"
     * @param stages during which, in the order of the request
     * @param time of all requests together, in picoseconds
     */
    public record Cause(String name, List<String> stages, long time) {
        public Cause {
            stages = List.copyOf(stages);
        }
    }

    /**
     * A part of the requests.
     *
     * @param name such as "transmit"; empty if not known
     * @param time of all requests together, in picoseconds
     */
    public record Stage(String name, long time) {}

    /** Mean latency, in picoseconds; NaN without requests. */
    public double mean() {
        return requests == 0 ? Double.NaN : (double) latency / requests;
    }

    /** The part of the latency that a time of all requests together makes, from 0 to 1. */
    public double share(long time) {
        return latency == 0 ? 0 : (double) time / latency;
    }

    /** The requests in words: "p99" or "mean". */
    public String name() {
        if (percentile.isEmpty()) return "mean";
        double p = percentile.getAsDouble();
        if (p == 100) return "max";
        return "p" + (p == Math.rint(p) ? Long.toString((long) p) : Double.toString(p));
    }

    /** The parts, the longest first. */
    public List<Part> longestFirst() {
        return parts.stream()
                .sorted(Comparator.comparingLong(Part::time).reversed())
                .toList();
    }

    /** Why it took so long, the longest first. */
    public List<Cause> causes() {
        var times = new LinkedHashMap<String, Long>();
        var stages = new LinkedHashMap<String, Set<String>>();
        for (Part part : parts) {
            times.merge(part.cause(), part.time(), Long::sum);
            Set<String> during = stages.computeIfAbsent(part.cause(), cause -> new LinkedHashSet<>());
            if (!part.stage().isEmpty()) during.add(part.stage());
        }
        var causes = new ArrayList<Cause>();
        times.forEach((name, time) -> causes.add(new Cause(name, List.copyOf(stages.get(name)), time)));
        causes.sort(Comparator.comparingLong(Cause::time).reversed());
        return causes;
    }

    /** The stages in the order of the request, each with its time in picoseconds. */
    public List<Stage> stages() {
        var sums = new LinkedHashMap<String, Long>();
        for (Part part : parts) sums.merge(part.stage(), part.time(), Long::sum);
        var stages = new ArrayList<Stage>();
        sums.forEach((name, time) -> stages.add(new Stage(name, time)));
        return stages;
    }
}
