// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import ringzero.experiment.compile.SourceLines;
import ringzero.simulation.engine.Engine;
import ringzero.simulation.results.Breakdown;
import ringzero.simulation.results.SourceLine;
import ringzero.simulation.results.Timeline;
import ringzero.simulation.results.Trace;
import ringzero.simulation.results.Trace.Kind;
import ringzero.simulation.results.Trace.Moment;
import ringzero.simulation.results.Watched;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/** A run of which the first requests after the warm-up were written down, operation by operation. It went as it goes without. */
public final class TracedRun {

    /** Requests whose rank is that close to the percentile's, in percent of all, stand for it; in a short tail half as close as its end. */
    private static final double RANKS = 0.5;

    private final SingleRun run;
    private final Trace trace;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    /**
     * Runs it.
     *
     * @param mostRequests how many requests are written down at most, at least 1
     * @param cancelled asked every few thousand events
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws ringzero.simulation.engine.OverloadException if a queue without a limit grows beyond all bounds
     */
    public TracedRun(SingleRun run, long mostRequests, BooleanSupplier cancelled) {
        this.run = run;
        Scenario scenario = run.compiled().scenario();
        for (Source source : scenario.sources()) sources.put(source.name(), source);
        for (Resource resource : scenario.resources()) resources.putIfAbsent(resource.name(), resource);
        trace = new Engine(scenario).trace(run.control(), mostRequests, cancelled);
    }

    /** What was run. */
    public SingleRun run() {
        return run;
    }

    /** What was written down. */
    public Trace trace() {
        return trace;
    }

    /** Whose requests were written down, in the order of the model. */
    public List<String> subjects() {
        var traced =
                trace.requests().stream().map(Trace.Request::subject).distinct().toList();
        return run.compiled().scenario().sources().stream()
                .map(Source::subject)
                .distinct()
                .filter(traced::contains)
                .toList();
    }

    /** Where the time of all requests of a subject went; empty if it had none. */
    public Breakdown breakdown(String subject) {
        return breakdown(subject, OptionalDouble.empty(), requests(subject));
    }

    /**
     * Where the time of those requests went whose latencies are next to a percentile.
     *
     * @param percentile above 0, at most 100 (the slowest)
     */
    public Breakdown breakdown(String subject, double percentile) {
        if (!(percentile > 0 && percentile <= 100))
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, but this is " + percentile);
        List<Trace.Request> sorted = requests(subject).stream()
                .sorted(Comparator.comparingLong(Trace.Request::latency))
                .toList();
        int count = sorted.size();
        int rank = rank(count, percentile);
        double near = Math.min(RANKS, Math.min(percentile, 100 - percentile) / 2);
        int reach = (int) (near / 100 * count);
        List<Trace.Request> chosen =
                count == 0 ? sorted : sorted.subList(Math.max(0, rank - reach), Math.min(count, rank + reach + 1));
        return breakdown(subject, OptionalDouble.of(percentile), chosen);
    }

    private List<Trace.Request> requests(String subject) {
        return trace.requests().stream()
                .filter(request -> request.subject().equals(subject))
                .toList();
    }

    private Breakdown breakdown(String subject, OptionalDouble percentile, List<Trace.Request> requests) {
        Map<Breakdown.Part, Spent> spent = new LinkedHashMap<>();
        Map<String, Spent> stages = new LinkedHashMap<>();
        long latency = 0;
        for (Trace.Request request : requests) {
            latency += request.latency();
            var met = new HashSet<String>();
            for (Moment moment : request.moments()) {
                if (moment.parallel()) continue;
                long begin = moment.start() - request.born();
                spent.computeIfAbsent(part(request, moment), part -> new Spent())
                        .add(moment.duration(), begin);
                if (met.add(moment.stage()))
                    stages.computeIfAbsent(moment.stage(), stage -> new Spent()).add(0, begin);
            }
        }
        // by stage first: a part that only fast requests have, as a wake-up, begins early at the mean, in whatever
        // stage
        List<Breakdown.Part> parts = spent.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Breakdown.Part, Spent>>comparingDouble(
                                each -> stages.get(each.getKey().stage()).begin())
                        .thenComparingDouble(each -> each.getValue().begin()))
                .map(each -> each.getKey().lasting(each.getValue().time))
                .toList();
        return new Breakdown(subject, percentile, requests.size(), latency, parts);
    }

    /** Time that a part took in several requests, and when it began, both in picoseconds. */
    private static final class Spent {
        private long time;
        private double begins;
        private long times;

        void add(long duration, long begin) {
            time += duration;
            begins += begin;
            times++;
        }

        /** After the birth of the request, at the mean. */
        double begin() {
            return begins / times;
        }
    }

    private Breakdown.Part part(Trace.Request request, Moment moment) {
        return new Breakdown.Part(
                moment.stage(),
                moment.kind(),
                moment.resource(),
                moment.layer(),
                moment.operation(),
                moment.declaredIn(),
                0,
                place(request, moment));
    }

    private SourceLine place(Trace.Request request, Moment moment) {
        if (moment.origin() < 0) return SourceLine.NOWHERE;
        int program = sources.get(request.source()).program();
        var evidence = run.compiled().evidence().get(program).get(moment.origin());
        return SourceLines.of(run.originals().apply(evidence.where()));
    }

    // ---- what reports show ----

    /** Of so many subjects, the first of the model. */
    private static final int MOST_SUBJECTS = 4;

    /** A picture with more lanes or spans shows less. */
    private static final int MOST_LANES = 20;

    private static final int MOST_SPANS = 400;

    private static final double TAIL = 99;

    /** Mean, median and 99th percentile of the first subjects, and what went on around one request of the first. */
    public Watched watched() {
        var breakdowns = new ArrayList<Breakdown>();
        List<String> subjects = subjects().stream().limit(MOST_SUBJECTS).toList();
        for (String subject : subjects)
            for (var each : List.of(breakdown(subject), breakdown(subject, 50), breakdown(subject, TAIL)))
                breakdowns.add(anywhere(each));
        Timeline window = subjects.isEmpty() ? new Timeline(0, 0, List.of()) : around(tail(subjects.getFirst()));
        return new Watched(trace.requests().size(), breakdowns, window);
    }

    /** Files of the model by their names alone: where they were does not matter to whom the results are handed on. */
    private static Breakdown anywhere(Breakdown breakdown) {
        List<Breakdown.Part> parts = breakdown.parts().stream()
                .map(part -> part.at(
                        part.place().file().startsWith("file:")
                                ? new SourceLine(
                                        part.place().name(), part.place().line())
                                : part.place()))
                .toList();
        return new Breakdown(
                breakdown.subject(), breakdown.percentile(), breakdown.requests(), breakdown.latency(), parts);
    }

    /** The request that the 99th percentile of a subject's latencies is read from: the nearest rank. */
    private Trace.Request tail(String subject) {
        List<Trace.Request> sorted = requests(subject).stream()
                .sorted(Comparator.comparingLong(Trace.Request::latency))
                .toList();
        return sorted.get(rank(sorted.size(), TAIL));
    }

    /** The nearest rank, from 0. */
    private static int rank(int count, double percentile) {
        return Math.max(0, (int) Math.ceil(percentile / 100 * count - 1e-9) - 1);
    }

    /** From a request's birth to its end, or as long as there is room; of many lanes the busiest. */
    private Timeline around(Trace.Request request) {
        long from = request.born();
        Timeline whole = timeline(from, from + request.latency());
        long[] starts = whole.lanes().stream()
                .flatMap(lane -> lane.spans().stream())
                .mapToLong(Timeline.Span::start)
                .sorted()
                .toArray();
        long to = starts.length > MOST_SPANS ? Math.max(from + 1, starts[MOST_SPANS]) : whole.to();
        Timeline window = timeline(from, to);
        List<Timeline.Lane> busiest = window.lanes().stream()
                .sorted(Comparator.comparingLong((Timeline.Lane lane) -> lane.busy(from, to))
                        .reversed())
                .limit(MOST_LANES)
                .toList();
        return new Timeline(
                from, to, window.lanes().stream().filter(busiest::contains).toList());
    }

    // ---- the timeline ----

    /** What happened from the first birth to the last end that was written down; both zero if nothing was. */
    public Timeline timeline() {
        long from =
                trace.requests().stream().mapToLong(Trace.Request::born).min().orElse(0);
        long to = trace.requests().stream()
                .mapToLong(request -> request.born() + request.latency())
                .max()
                .orElse(0);
        return timeline(from, to);
    }

    /**
     * What happened in a window, lane by lane: hardware threads, then vCPUs, other threads, and devices in the order of the model.
     *
     * @param from picoseconds of simulated time
     * @param to picoseconds of simulated time
     */
    public Timeline timeline(long from, long to) {
        var lanes = new ArrayList<Timeline.Lane>();
        for (Resource resource : resources.values())
            if (resource instanceof Resource.Processors processors) lanes.addAll(hardware(processors, from, to));
        for (Timeline.Kind kind : List.of(Timeline.Kind.VCPU, Timeline.Kind.THREAD, Timeline.Kind.DEVICE))
            for (Resource resource : resources.values())
                if (kind(resource) == kind) lanes.addAll(served(resource, kind, from, to));
        return new Timeline(from, to, lanes);
    }

    private static Timeline.Kind kind(Resource resource) {
        return switch (resource) {
            case Resource.Processors processors -> Timeline.Kind.HARDWARE_THREAD;
            case Resource.Threads threads -> threads.kind().equals("vcpu") ? Timeline.Kind.VCPU : Timeline.Kind.THREAD;
            default -> Timeline.Kind.DEVICE;
        };
    }

    private List<Timeline.Lane> hardware(Resource.Processors processors, long from, long to) {
        Map<Integer, List<Timeline.Span>> byThread = new java.util.TreeMap<>();
        for (Trace.Occupancy each : trace.occupancies()) {
            if (!each.processors().equals(processors.name()) || each.end() <= from || each.start() >= to) continue;
            byThread.computeIfAbsent(each.hardwareThread(), h -> new ArrayList<>())
                    .add(new Timeline.Span(each.start(), each.end(), each.threads() + " " + each.thread(), "", ""));
        }
        var lanes = new ArrayList<Timeline.Lane>();
        byThread.forEach((thread, spans) -> {
            spans.sort(Comparator.comparingLong(Timeline.Span::start));
            lanes.add(new Timeline.Lane(processors.name() + " " + thread, Timeline.Kind.HARDWARE_THREAD, spans));
        });
        return lanes;
    }

    /** Service at a resource; what overlaps goes into further lanes, as several threads or channels serve at once. */
    private List<Timeline.Lane> served(Resource resource, Timeline.Kind kind, long from, long to) {
        var spans = new ArrayList<Timeline.Span>();
        for (Trace.Request request : trace.requests())
            for (Moment moment : request.moments())
                if (moment.kind() == Kind.SERVING
                        && moment.resource().equals(resource.name())
                        && moment.start() < to
                        && moment.start() + moment.duration() > from) spans.add(span(request, moment));
        spans.sort(Comparator.comparingLong(Timeline.Span::start));
        List<List<Timeline.Span>> rows = new ArrayList<>();
        for (Timeline.Span span : spans) {
            List<Timeline.Span> free = rows.stream()
                    .filter(row -> row.getLast().end() <= span.start())
                    .findFirst()
                    .orElse(null);
            if (free == null) rows.add(free = new ArrayList<>());
            free.add(span);
        }
        var lanes = new ArrayList<Timeline.Lane>();
        for (int i = 0; i < rows.size(); i++) {
            String name = rows.size() == 1 ? resource.name() : resource.name() + " " + i;
            lanes.add(new Timeline.Lane(name, kind, rows.get(i)));
        }
        return lanes;
    }

    private static Timeline.Span span(Trace.Request request, Moment moment) {
        String label = moment.operation().isEmpty() ? moment.stage() : moment.operation();
        return new Timeline.Span(
                moment.start(), moment.start() + moment.duration(), label, moment.layer(), request.source());
    }
}
