// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.simulation.results.Trace;
import ringzero.simulation.results.Trace.Kind;
import ringzero.simulation.results.Trace.Moment;
import ringzero.simulation.scenario.Cost;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Source;
import ringzero.simulation.scenario.Step;

/** Writes down what requests do. It only watches: a traced run is the same run as without it. */
final class Tracer {

    private static final Program.Origin UNKNOWN = new Program.Origin("", "", "");
    private static final int NOT_KNOWN = -1;

    private final Simulation simulation;
    private final Code code;
    private final long most;
    private long from = Long.MAX_VALUE;
    private final Map<Request, List<Moment>> open = new HashMap<>();
    private final List<Trace.Request> done = new ArrayList<>();
    /** Who runs now, with the time since; by host and hardware thread. */
    private final Map<List<Integer>, Trace.Occupancy> running = new LinkedHashMap<>();

    private final List<Trace.Occupancy> ran = new ArrayList<>();
    private long begun;

    /** Traces up to so many requests that are born after the warm-up. */
    Tracer(Simulation simulation, long most) {
        this.simulation = simulation;
        this.code = simulation.code;
        this.most = most;
    }

    /** The warm-up is over. */
    void start() {
        from = now();
    }

    boolean isFull() {
        return done.size() >= most;
    }

    private long now() {
        return simulation.events.now;
    }

    void born(Request q) {
        if (now() < from || begun >= most) return;
        begun++;
        open.put(q, new ArrayList<>());
    }

    /** A thread begins to run. */
    void dispatched(Host host, int hardwareThread, HostThread thread) {
        ThreadGroup group = thread.group;
        var begun = new Trace.Occupancy(
                host.processors.name(),
                hardwareThread,
                group.threads.name(),
                thread.number - group.firstThread,
                now(),
                now());
        running.put(List.of(host.resource, hardwareThread), begun);
    }

    /** The thread that ran there leaves. */
    void vacated(Host host, int hardwareThread) {
        ended(running.remove(List.of(host.resource, hardwareThread)));
    }

    private void ended(Trace.Occupancy begun) {
        if (begun == null || now() <= from) return;
        ran.add(new Trace.Occupancy(
                begun.processors(),
                begun.hardwareThread(),
                begun.threads(),
                begun.thread(),
                Math.max(from, begun.start()),
                now()));
    }

    void delay(Request q, Instruction at, long time) {
        List<Moment> moments = open.get(q);
        if (moments == null) return;
        Step.Delay delay = (Step.Delay) program(at).steps().get(at.step);
        moments.add(moment(now(), time, at, Kind.DELAY, "", "", delay.origin()));
    }

    void waited(Request q, int resource, long since) {
        List<Moment> moments = open.get(q);
        if (moments == null || since == now()) return;
        moments.add(moment(since, now() - since, at(q), Kind.WAITING, name(resource), "", NOT_KNOWN));
    }

    /** A visit to the place where the request is now. */
    void visit(Request q, long service) {
        List<Moment> moments = open.get(q);
        if (moments == null) return;
        Instruction at = at(q);
        int resource = q.where;
        Step.Use use = (Step.Use) program(at).steps().get(at.step);
        long entered = q.entered;
        long begin = now() - service;
        if (begin > entered)
            moments.add(moment(entered, begin - entered, at, Kind.WAITING, name(resource), "", NOT_KNOWN));
        serve(q, moments, use, begin, service);
    }

    /** Shares the service among the charges so that they add up to the picosecond. */
    private void serve(Request q, List<Moment> moments, Step.Use use, long begin, long service) {
        Instruction at = at(q);
        int resource = q.where;
        boolean threads = code.scenario.resources().get(resource) instanceof Resource.Threads;
        double[] amounts = amounts(q, use);
        double sum = 0;
        for (double amount : amounts) sum += amount;
        double past = 0;
        long given = 0;
        for (int k = 0; k < amounts.length && sum > 0; k++) {
            past += amounts[k];
            long end = k == amounts.length - 1 ? service : Math.round(service * Math.min(1, past / sum));
            if (end == given) continue;
            Step.Charge charge = use.charges().get(k);
            String layer = threads ? code.scenario.layers().get(charge.layer()) : "";
            moments.add(moment(begin + given, end - given, at, Kind.SERVING, name(resource), layer, charge.origin()));
            given = end;
        }
        if (given < service)
            moments.add(moment(begin + given, service - given, at, Kind.SERVING, name(resource), "", NOT_KNOWN));
    }

    private double[] amounts(Request q, Step.Use use) {
        double[] amounts = new double[use.charges().size()];
        int varying = 0;
        for (int k = 0; k < amounts.length; k++)
            amounts[k] =
                    use.charges().get(k).cost() instanceof Cost.Fixed(double amount) ? amount : q.charge[varying++];
        return amounts;
    }

    void forked(Request q, Request child) {
        if (open.containsKey(q)) open.put(child, new ArrayList<>());
    }

    void joined(Request child, Request q, boolean last) {
        List<Moment> moments = open.remove(child);
        List<Moment> all = open.get(q);
        if (moments == null || all == null) return;
        for (Moment each : moments)
            all.add(
                    last
                            ? each
                            : new Moment(
                                    each.start(),
                                    each.duration(),
                                    each.step(),
                                    each.kind(),
                                    each.resource(),
                                    each.layer(),
                                    each.operation(),
                                    each.declaredIn(),
                                    each.stage(),
                                    each.origin(),
                                    true));
    }

    void left(Request q, boolean completed) {
        List<Moment> moments = open.remove(q);
        if (moments == null) return;
        if (!completed) {
            begun--;
            return;
        }
        Source source = code.scenario.sources().get(q.source);
        long born = q.born();
        done.add(new Trace.Request(source.name(), source.subject(), born, now() - born, moments));
    }

    Trace trace() {
        Map<Trace.Share, Long> times = new LinkedHashMap<>();
        for (Trace.Request request : done) {
            for (Moment m : request.moments()) {
                if (m.parallel()) continue;
                Trace.Share key = new Trace.Share(
                        request.subject(),
                        m.stage(),
                        m.operation(),
                        m.declaredIn(),
                        m.resource(),
                        m.kind(),
                        m.layer(),
                        0);
                times.merge(key, m.duration(), Long::sum);
            }
        }
        List<Trace.Share> shares = new ArrayList<>();
        times.forEach((k, time) -> shares.add(new Trace.Share(
                k.subject(), k.stage(), k.operation(), k.declaredIn(), k.resource(), k.kind(), k.layer(), time)));
        running.values().forEach(this::ended);
        return new Trace(done, shares, ran);
    }

    private Moment moment(
            long start, long duration, Instruction at, Kind kind, String resource, String layer, int originIndex) {
        Program program = program(at);
        Program.Origin origin = originIndex < 0 ? UNKNOWN : program.origins().get(originIndex);
        return new Moment(
                start,
                duration,
                at.step,
                kind,
                resource,
                layer,
                origin.operation(),
                origin.declaredIn(),
                originIndex < 0 ? stage(program, at.step) : origin.stage(),
                originIndex,
                false);
    }

    /** The part of the request that a step without an origin belongs to: that of the next step which has one. */
    private static String stage(Program program, int from) {
        for (Step step : program.steps().subList(from, program.steps().size())) {
            int origin = switch (step) {
                case Step.Use use
                when !use.charges().isEmpty() -> use.charges().getFirst().origin();
                case Step.Delay delay -> delay.origin();
                default -> -1;
            };
            if (origin >= 0) return program.origins().get(origin).stage();
        }
        return "";
    }

    private Instruction at(Request q) {
        return simulation.interpreter.action(q).instruction;
    }

    private Program program(Instruction at) {
        return code.scenario.programs().get(at.program);
    }

    private String name(int resource) {
        return code.scenario.resources().get(resource).name();
    }
}
