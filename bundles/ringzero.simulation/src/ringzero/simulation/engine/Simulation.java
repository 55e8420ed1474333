// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.random.Sampler;
import ringzero.simulation.results.Trace;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.RunControl;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/** One run: everything that changes. Interprets the programs of the requests and calls the resources. */
final class Simulation {

    /** More requests than this at once are an overload. */
    static final int MOST_REQUESTS = 1 << 22;

    private static final int POLL_EVERY = 1 << 13;
    /** So many events without any time passing mean that it will never pass. */
    private static final int STUCK_AFTER = 20_000_000 / POLL_EVERY;

    // kinds of resources
    private static final byte FIFO = 0;
    private static final byte SHARED = 1;
    private static final byte PRIORITY = 2;
    private static final byte THREADS = 3;

    // kinds of callers below the requests
    private static final byte ARRIVAL = 0;
    private static final byte SHARED_DONE = 1;
    private static final byte PRIORITY_DONE = 2;
    private static final byte GATHERED = 3;
    private static final byte THREAD = 4;
    private static final byte SLICE = 5;
    private static final byte WORK = 6;

    final Code code;
    final RunControl control;
    final EventQueue events = new EventQueue();
    final Requests requests;

    // the code's, at hand
    private final int[] op;
    private final int stopwatches;
    private final int registers;
    private final int charges;
    private final int[] bindingFrom;
    private final int[] binding;
    private final int[] part;
    private final int[] streamFrom;
    private final long[] fixed;
    private final int[] varyingFrom;
    private final int[] varyingTo;
    private final int[] chargeCost;
    private final int[] costKind;
    private final Sampler[] costSampler;
    private final int[] costStream;
    private final int[] a;
    private final int[] b;
    private final RandomStream[] streams;
    private final long[] firsts;

    // by resource; only the array of its kind has an entry
    private final byte[] kind;
    final FifoStation[] fifo;
    final SharedStation[] shared;
    final PriorityStation[] priority;
    final ThreadGroup[] groups;
    final TokenBucket[] buckets;
    final TokenPool[] pools;
    final GatherPoint[] gathers;
    final Host[] hosts;
    /** The books of every resource that requests come to, else null. */
    final Flow[] flow;

    // by caller
    private final byte[] callerKind;
    private final int[] callerResource;
    private final int[] callerThread;
    private final int requestCaller;

    // by source
    private final Arrival[] arrivals;
    /** Index of the program, by source. */
    private final int[] program;

    final Flow[] load;
    final long[] completed;

    final Series[] measures;
    final double[] counters;
    /** Time spent by part, waiting and being served. */
    final double[] waited;

    final double[] served;

    /** Watches, or null in a plain run. */
    private Tracer tracer;

    private final boolean tracksHeld;
    private final int slots;
    long handled;
    private long fingerprint = 0x9e3779b97f4a7c15L;

    Simulation(Code code, RunControl control) {
        this.code = code;
        this.control = control;
        op = code.op;
        stopwatches = code.stopwatches;
        registers = code.registers;
        charges = code.charges;
        bindingFrom = code.bindingFrom;
        binding = code.binding;
        part = code.part;
        streamFrom = code.streamFrom;
        fixed = code.fixed;
        varyingFrom = code.varyingFrom;
        varyingTo = code.varyingTo;
        chargeCost = code.chargeCost;
        costKind = code.costKind;
        costSampler = code.costSampler;
        costStream = code.costStream;
        a = code.a;
        b = code.b;
        Scenario scenario = code.scenario;
        List<Resource> resources = scenario.resources();
        List<Source> sources = scenario.sources();
        boolean tokens = resources.stream().anyMatch(Resource.Tokens.class::isInstance);
        slots = tokens
                ? scenario.programs().stream().mapToInt(p -> p.slots()).max().orElse(0)
                : 0;
        tracksHeld = tokens;

        int n = resources.size();
        kind = new byte[n];
        fifo = new FifoStation[n];
        shared = new SharedStation[n];
        priority = new PriorityStation[n];
        groups = new ThreadGroup[n];
        buckets = new TokenBucket[n];
        pools = new TokenPool[n];
        gathers = new GatherPoint[n];
        hosts = new Host[n];
        flow = new Flow[n];

        List<List<Integer>> threadsOf = new ArrayList<>();
        for (int i = 0; i < n; i++)
            threadsOf.add(resources.get(i) instanceof Resource.Processors ? new ArrayList<>() : null);
        for (int i = 0; i < n; i++)
            if (resources.get(i) instanceof Resource.Threads threads)
                threadsOf(threadsOf, threads).add(i);
        Callers callers = new Callers();
        for (int s = 0; s < sources.size(); s++) callers.add(ARRIVAL, s, 0);
        int[] ofResource = new int[n];
        for (int i = 0; i < n; i++) ofResource[i] = callers.add(resources.get(i), i, threadsOf.get(i), resources);
        requestCaller = callers.kinds.size;
        callerKind = callers.kinds.bytes();
        callerResource = callers.resources.toArray();
        callerThread = callers.threads.toArray();
        int room = EventQueue.CALLERS - requestCaller;
        if (room < 1024)
            throw new IllegalArgumentException("scenario " + scenario.name() + " is too large: " + requestCaller
                    + " sources, threads and resources, of " + EventQueue.CALLERS + " possible");
        requests = new Requests(Math.min(MOST_REQUESTS, room), stopwatches, registers, charges, slots);

        for (int i = 0; i < n; i++) {
            switch (resources.get(i)) {
                case Resource.Station station -> addStation(i, station, ofResource[i]);
                case Resource.Processors processors -> {
                    List<Resource.Threads> threads = new ArrayList<>();
                    for (int t : threadsOf.get(i)) threads.add((Resource.Threads) resources.get(t));
                    int[] indexes = threadsOf.get(i).stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                    hosts[i] = new Host(
                            i,
                            processors,
                            ofResource[i],
                            ofResource[i] + 2,
                            threads,
                            indexes,
                            groups,
                            scenario.layers().size(),
                            this);
                    for (int t : indexes) {
                        kind[t] = THREADS;
                        flow[t] = groups[t].flow;
                    }
                }
                case Resource.Threads threads -> {}
                case Resource.Bucket bucket -> flow[i] = (buckets[i] = new TokenBucket(i, bucket)).flow;
                case Resource.Tokens pool -> flow[i] = (pools[i] = new TokenPool(i, pool)).flow;
                case Resource.Gather gather -> flow[i] = (gathers[i] = new GatherPoint(i, ofResource[i], gather)).flow;
            }
        }

        arrivals = new Arrival[sources.size()];
        program = sources.stream().mapToInt(Source::program).toArray();
        load = new Flow[sources.size()];
        completed = new long[sources.size()];
        streams = new RandomStream[code.streams];
        for (int s = 0; s < sources.size(); s++) {
            Source source = sources.get(s);
            load[s] = new Flow(0);
            arrivals[s] = new Arrival(
                    source.arrivals(), new RandomStream(control.seed(), control.replication(), source.name()));
            int at = streamFrom[s];
            for (String name : code.streamNames.get(source.program()))
                streams[at++] = new RandomStream(control.seed(), control.replication(), source.name() + "/" + name);
        }
        firsts = new long[code.firsts];
        measures = new Series[scenario.measures().size()];
        for (int i = 0; i < measures.length; i++)
            measures[i] = new Series(Math.max(8, Math.min(256, (1 << 17) / measures.length)));
        counters = new double[scenario.counters().size()];
        waited = new double[code.partName.length];
        served = new double[code.partName.length];
    }

    private static List<Integer> threadsOf(List<List<Integer>> threadsOf, Resource.Threads threads) {
        List<Integer> list = threads.processors() < threadsOf.size() ? threadsOf.get(threads.processors()) : null;
        if (list == null)
            throw new IllegalArgumentException("threads " + threads.name() + " run on resource " + threads.processors()
                    + ", which is no processors");
        return list;
    }

    private void addStation(int i, Resource.Station station, int caller) {
        switch (station.queueing()) {
            case FIFO -> {
                kind[i] = FIFO;
                flow[i] = (fifo[i] = new FifoStation(i, station)).flow;
            }
            case SHARED -> {
                kind[i] = SHARED;
                flow[i] = (shared[i] = new SharedStation(i, caller, station)).flow;
            }
            case PRIORITY, PREEMPTIVE -> {
                kind[i] = PRIORITY;
                flow[i] = (priority[i] = new PriorityStation(i, caller, station, code.ranks)).flow;
            }
        }
    }

    /** Numbers those that are called and are not requests. */
    private static final class Callers {

        final Numbers kinds = new Numbers();
        final Numbers resources = new Numbers();
        final Numbers threads = new Numbers();

        int add(byte kind, int resource, int thread) {
            resources.add(resource);
            threads.add(thread);
            return kinds.add(kind);
        }

        /** The first number of those that the resource needs, or -1 if it needs none. */
        int add(Resource resource, int i, List<Integer> threadsOf, List<Resource> all) {
            return switch (resource) {
                case Resource.Station station ->
                    switch (station.queueing()) {
                        case FIFO -> -1;
                        case SHARED -> add(SHARED_DONE, i, 0);
                        case PRIORITY, PREEMPTIVE -> add(PRIORITY_DONE, i, 0);
                    };
                case Resource.Gather gather -> add(GATHERED, i, 0);
                case Resource.Processors processors -> {
                    int first = add(WORK, i, 0);
                    add(SLICE, i, 0);
                    int thread = 0;
                    for (int t : threadsOf)
                        for (int k = 0; k < ((Resource.Threads) all.get(t)).count(); k++) add(THREAD, i, thread++);
                    yield first;
                }
                default -> -1;
            };
        }
    }

    /** A growing list of numbers. */
    private static final class Numbers {
        private int[] values = new int[16];
        int size;

        int add(int value) {
            if (size == values.length) values = Arrays.copyOf(values, 2 * size);
            values[size] = value;
            return size++;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }

        byte[] bytes() {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) bytes[i] = (byte) values[i];
            return bytes;
        }
    }

    // ---- the loop ----

    void run(BooleanSupplier cancelled, DoubleConsumer progress) {
        begin();
        Watch watch = new Watch(cancelled, progress);
        loop(control.warmUp(), watch);
        events.now = control.warmUp();
        startMeasuring();
        loop(control.warmUp() + control.duration(), watch);
        events.now = control.warmUp() + control.duration();
        stopMeasuring();
        progress.accept(1);
    }

    /** As {@link #run}, watched; ends when the trace is full. */
    Trace trace(long mostRequests) {
        tracer = new Tracer(this, mostRequests, control.warmUp());
        run(() -> false, progress -> {});
        return tracer.trace();
    }

    long fingerprint() {
        return fingerprint;
    }

    /** Looks up from the work now and then. */
    private final class Watch {

        private final BooleanSupplier cancelled;
        private final DoubleConsumer progress;
        private long seen;
        private int still;

        Watch(BooleanSupplier cancelled, DoubleConsumer progress) {
            this.cancelled = cancelled;
            this.progress = progress;
        }

        void look() {
            if (cancelled.getAsBoolean()) throw new CancellationException();
            progress.accept((double) events.now / (control.warmUp() + control.duration()));
            if (events.sequence >= EventQueue.SEQUENCES - 2 * POLL_EVERY)
                throw new IllegalStateException("more than " + EventQueue.SEQUENCES + " events in one run");
            still = events.now == seen ? still + 1 : 0;
            seen = events.now;
            if (still > STUCK_AFTER)
                throw overload("In scenario " + code.scenario.name() + " requests go round for ever at " + events.now
                        + " ps and no time passes; give them a think time or a service time.");
        }
    }

    private void loop(long end, Watch watch) {
        long print = fingerprint;
        long number = handled;
        int firstRequest = requestCaller;
        while (true) {
            int caller = events.take(end);
            if (caller < 0) break;
            print = (print ^ (events.now + caller * 0x9e3779b97f4a7c15L)) * 0xbf58476d1ce4e5b9L;
            print ^= print >>> 29;
            if (caller >= firstRequest) call(caller - firstRequest);
            else callOther(caller);
            if ((++number & (POLL_EVERY - 1)) == 0) {
                watch.look();
                if (tracer != null && tracer.isFull()) break;
            }
        }
        fingerprint = print;
        handled = number;
    }

    private void call(int r) {
        switch (requests.event[r]) {
            case Requests.SERVED -> served(fifo[requests.where[r]], r);
            case Requests.GO_ON -> advance(r);
            default -> born(r, requests.source[r]);
        }
    }

    private void callOther(int caller) {
        int i = callerResource[caller];
        switch (callerKind[caller]) {
            case ARRIVAL -> arrive(i);
            case THREAD -> hosts[i].call(callerThread[caller], events.tag);
            case SHARED_DONE -> sharedDone(shared[i]);
            case PRIORITY_DONE -> priorityDone(priority[i]);
            case GATHERED -> gathered(gathers[i]);
            case SLICE -> hosts[i].sliceEnds(events.tag);
            default -> hosts[i].workDone(events.tag);
        }
    }

    // ---- birth and death ----

    private void begin() {
        for (Host host : hosts) if (host != null) host.begin();
        for (int s = 0; s < arrivals.length; s++) {
            Arrival arrival = arrivals[s];
            for (int i = 0; i < arrival.clients; i++) {
                int r = takeRequest(s);
                requests.where[r] = Requests.THINKING;
                think(r, s);
            }
            if (arrival.clients == 0) next(s);
        }
    }

    private void next(int s) {
        long time = arrivals[s].next(events.now);
        if (time < Long.MAX_VALUE) events.add(time, s);
    }

    private void arrive(int s) {
        int batch = arrivals[s].batch;
        next(s);
        for (int i = 0; i < batch; i++) born(takeRequest(s), s);
    }

    private int takeRequest(int s) {
        int r = requests.take();
        if (r < 0) throw overload("");
        requests.source[r] = s;
        requests.parent[r] = -1;
        return r;
    }

    private void born(int r, int s) {
        begin(r, s);
        advance(r);
    }

    private void begin(int r, int s) {
        requests.where[r] = Requests.MOVING;
        requests.pc[r] = code.entry[program[s]];
        requests.stopwatch[r * stopwatches] = events.now;
        load[s].enter(events.now);
        if (tracer != null) tracer.born(r);
    }

    private void think(int r, int s) {
        think(r, arrivals[s].think());
    }

    private void think(int r, long time) {
        requests.event[r] = Requests.BORN;
        requests.where[r] = Requests.THINKING;
        events.add(events.now + time, requestCaller + r);
    }

    /**
     * The request is done. If its client does not think at all the next one goes on at once, and it returns true: the thread that
     * served it finds it before it could halt. Unless no time has passed, as then none ever might.
     */
    private boolean leave(int r) {
        int s = requests.source[r];
        boolean timePassed = requests.stopwatch[r * stopwatches] < events.now;
        end(r);
        if (tracer != null) tracer.left(r, true);
        if (arrivals[s].clients == 0) {
            requests.free(r);
            return false;
        }
        long time = arrivals[s].think();
        if (time > 0 || !timePassed) {
            think(r, time);
            return false;
        }
        begin(r, s);
        return true;
    }

    /** The request is done, well or not. */
    private void end(int r) {
        if (tracksHeld) releaseAll(r);
        if (code.gathers) ungatherAll(r, false);
        int s = requests.source[r];
        load[s].leave(events.now, requests.stopwatch[r * stopwatches]);
    }

    private void lose(int r) {
        int s = requests.source[r];
        load[s].dropped++;
        end(r);
        if (tracer != null) tracer.left(r, false);
        if (arrivals[s].clients > 0) think(r, s);
        else requests.free(r);
    }

    private void drop(int r, Flow flow) {
        flow.dropped++;
        if (code.gathers) ungatherAll(r, true);
        if (requests.parent[r] >= 0) {
            requests.lost[requests.parent[r]] = true;
            join(r, requests.pc[r]);
            return;
        }
        lose(r);
    }

    private OverloadException overload(String message) {
        String longest = "";
        int most = -1;
        for (int i = 0; i < flow.length; i++) {
            if (flow[i] == null || flow[i].n <= most) continue;
            most = flow[i].n;
            longest = code.scenario.resources().get(i).name();
        }
        if (!message.isEmpty()) return new OverloadException(longest, message);
        return new OverloadException(
                longest,
                "Scenario " + code.scenario.name() + " is overloaded: after " + events.now / (double) Scenario.SECOND
                        + " s "
                        + requests.count() + " requests are on their way, most of them, " + most + ", at " + longest
                        + ". Offer less load, or give " + longest + " more servers or a capacity.");
    }

    // ---- the interpreter ----

    private void advance(int r) {
        int pc = requests.pc[r];
        while (true) {
            switch (op[pc]) {
                case Code.USE -> {
                    requests.pc[r] = pc;
                    use(r, pc);
                    return;
                }
                case Code.OBSERVE -> {
                    measures[a[pc]].record(events.now - requests.stopwatch[r * stopwatches + b[pc]]);
                    pc++;
                }
                case Code.LEAVE -> {
                    if (requests.parent[r] >= 0) throw new IllegalStateException("a branch leaves before it joins");
                    completed[requests.source[r]]++;
                    if (!leave(r)) return;
                    pc = requests.pc[r];
                }
                case Code.COUNT -> {
                    counters[a[pc]] += code.amount[pc];
                    pc++;
                }
                case Code.CHOOSE -> pc = stream(r, b[pc]).nextDouble() < code.amount[pc] ? pc + 1 : a[pc];
                case Code.JUMP -> pc = a[pc];
                case Code.START -> {
                    requests.stopwatch[r * stopwatches + a[pc]] = events.now;
                    pc++;
                }
                case Code.DELAY -> {
                    long time = time(a[pc], r);
                    served[code.subject[requests.source[r]]] += time;
                    if (tracer != null) tracer.delay(r, pc, time);
                    requests.pc[r] = pc + 1;
                    resume(r, events.now + time);
                    return;
                }
                case Code.DRAW -> {
                    requests.register[r * registers + a[pc]] = value(b[pc], r);
                    pc++;
                }
                case Code.WHEN_IDLE -> pc = flow[resource(r, b[pc])].n == 0 ? pc + 1 : a[pc];
                case Code.FIRST ->
                    pc = firsts[code.firstFrom[requests.source[r]] + b[pc]]++ < fixed[pc] ? pc + 1 : a[pc];
                default -> {
                    requests.pc[r] = pc;
                    r = coordinate(r, pc);
                    if (r < 0) return;
                    pc = requests.pc[r];
                }
            }
        }
    }

    /** The steps in which requests meet; the request that goes on, or -1 if none does. */
    private int coordinate(int r, int pc) {
        return switch (op[pc]) {
            case Code.GATHER -> gather(r, pc);
            case Code.UNGATHER -> ungather(r, pc);
            case Code.ACQUIRE -> acquire(r, pc);
            case Code.RELEASE -> release(r, pc);
            case Code.TAKE -> take(r, pc);
            case Code.FORK -> fork(r, pc);
            default -> joined(r, pc);
        };
    }

    private int resource(int r, int slot) {
        return binding[bindingFrom[requests.source[r]] + slot];
    }

    private int part(int r, int slot) {
        return part[bindingFrom[requests.source[r]] + slot];
    }

    private RandomStream stream(int r, int local) {
        return streams[streamFrom[requests.source[r]] + local];
    }

    private double value(int cost, int r) {
        if (costKind[cost] == Code.FIXED) return code.costBase[cost];
        if (costKind[cost] == Code.LINEAR)
            return code.costBase[cost]
                    + code.costPerUnit[cost] * requests.register[r * registers + code.costRegister[cost]];
        return costSampler[cost].next(stream(r, costStream[cost]));
    }

    private long time(int cost, int r) {
        return (long) (value(cost, r) + 0.5);
    }

    private void resume(int r, long time) {
        requests.event[r] = Requests.GO_ON;
        events.add(time, requestCaller + r);
    }

    private void resumeNext(int r, int pc) {
        requests.pc[r] = pc;
        resume(r, events.now);
    }

    // ---- being served ----

    private void use(int r, int pc) {
        int i = resource(r, a[pc]);
        long demand = fixed[pc];
        int from = varyingFrom[pc];
        int to = varyingTo[pc];
        for (int k = from; k < to; k++) {
            long time = time(chargeCost[k], r);
            requests.charge[r * charges + k - from] = time;
            demand += time;
        }
        requests.demand[r] = demand;
        switch (kind[i]) {
            case FIFO -> useFifo(r, fifo[i]);
            case THREADS -> useThreads(r, groups[i]);
            case SHARED -> useShared(r, shared[i]);
            default -> usePriority(r, priority[i]);
        }
    }

    private void enter(int r, int resource, Flow flow) {
        requests.where[r] = resource;
        requests.entered[r] = events.now;
        flow.enter(events.now);
    }

    private void useFifo(int r, FifoStation station) {
        Flow flow = station.flow;
        if (flow.n >= station.capacity) {
            drop(r, flow);
            return;
        }
        enter(r, station.resource, flow);
        if (flow.n <= station.servers) {
            serve(r);
        } else {
            requests.event[r] = Requests.GO_ON;
            station.append(r, requests.next);
        }
    }

    private void serve(int r) {
        requests.started[r] = events.now;
        requests.event[r] = Requests.SERVED;
        events.add(events.now + requests.demand[r], requestCaller + r);
    }

    private void served(FifoStation station, int r) {
        int next = station.poll(requests.next);
        if (next >= 0) serve(next);
        goOn(r, station.flow, requests.demand[r]);
    }

    /** The visit is over; it took so much service. */
    private void goOn(int r, Flow flow, long service) {
        long entered = requests.entered[r];
        long now = events.now;
        flow.leave(now, entered);
        flow.service += requests.demand[r];
        if (tracer != null) tracer.visit(r, service);
        int pc = requests.pc[r];
        int part = part(r, a[pc]);
        waited[part] += now - entered - service;
        served[part] += service;
        requests.where[r] = Requests.MOVING;
        requests.pc[r] = pc + 1;
        advance(r);
    }

    /** Whether r leads a batch: an interrupt is taken before the work that waits. */
    private boolean isInterrupt(int r) {
        return b[requests.pc[r]] != Code.NONE;
    }

    private void useThreads(int r, ThreadGroup group) {
        if (group.flow.n >= group.threads.capacity()) {
            drop(r, group.flow);
            return;
        }
        enter(r, group.resource, group.flow);
        if (isInterrupt(r)) group.host.interrupt(group, r);
        else group.host.arrive(group, r);
    }

    /** The threads have done the job in so much CPU time. */
    void served(ThreadGroup group, int r, long time) {
        charge(group, r, requests.demand[r], time, 1);
        goOn(r, group.flow, time);
    }

    /** Charges CPU time to the layers of a job of which so much has been done, first charges first. */
    private void charge(ThreadGroup group, int r, double done, long time, int sign) {
        int pc = requests.pc[r];
        double factor = done == time ? sign : done > 0 ? sign * (time / done) : 0;
        int to = varyingTo[pc];
        int varying = varyingFrom[pc];
        for (int k = code.fixedFrom[pc]; k < to && done > 0; k++) {
            double amount = k < varying ? code.chargeAmount[k] : requests.charge[r * charges + k - varying];
            if (amount > done) amount = done;
            done -= amount;
            group.spent[code.chargeLayer[k]] += amount * factor;
        }
    }

    private void useShared(int r, SharedStation station) {
        if (station.flow.n >= station.capacity) {
            drop(r, station.flow);
            return;
        }
        station.advance(events.now);
        enter(r, station.resource, station.flow);
        station.add(r, requests.demand[r]);
        arm(station);
    }

    private void arm(SharedStation station) {
        if (station.size() == 0) return;
        long time = station.firstIsDone() ? events.now : station.firstDone(events.now);
        if (time >= station.dueTime) return; // the earlier event will see that it came too early
        station.dueTime = time;
        station.due = events.add(time, station.caller);
    }

    private void sharedDone(SharedStation station) {
        if (events.tag != station.due) return;
        station.dueTime = Long.MAX_VALUE;
        station.advance(events.now);
        int done = -1;
        if (station.firstIsDone()) done = station.poll();
        arm(station);
        if (done >= 0) goOn(done, station.flow, requests.demand[done]);
    }

    private void usePriority(int r, PriorityStation station) {
        if (station.flow.n >= station.capacity) {
            drop(r, station.flow);
            return;
        }
        enter(r, station.resource, station.flow);
        requests.started[r] = requests.demand[r]; // what is left to do
        int server = station.idle();
        if (server < 0 && station.preemptive) server = interrupted(station, rank(r));
        if (server >= 0) serve(station, server, r);
        else station.append(r, rank(r), requests.next);
        arm(station);
    }

    private int rank(int r) {
        return code.rank[requests.source[r]];
    }

    /** A server taken from the least urgent job if that is less urgent than this rank, else -1. */
    private int interrupted(PriorityStation station, int rank) {
        int found = -1;
        int least = rank;
        for (int i = 0; i < station.serving.length; i++) {
            if (rank(station.serving[i]) <= least) continue;
            least = rank(station.serving[i]);
            found = i;
        }
        if (found < 0) return -1;
        int other = station.serving[found];
        requests.started[other] = station.done[found] - events.now;
        station.prepend(other, least, requests.next);
        return found;
    }

    private void serve(PriorityStation station, int server, int r) {
        station.serving[server] = r;
        station.done[server] = events.now + requests.started[r];
    }

    private void arm(PriorityStation station) {
        int server = station.earliest();
        if (server < 0 || station.done[server] >= station.dueTime) return;
        station.dueTime = station.done[server];
        station.due = events.add(station.dueTime, station.caller);
    }

    private void priorityDone(PriorityStation station) {
        if (events.tag != station.due) return;
        station.dueTime = Long.MAX_VALUE;
        int server = station.earliest();
        int done = -1;
        if (server >= 0 && station.done[server] <= events.now) {
            done = station.serving[server];
            station.serving[server] = -1;
            int next = station.poll(requests.next);
            if (next >= 0) serve(station, server, next);
        }
        arm(station);
        if (done >= 0) goOn(done, station.flow, requests.demand[done]);
    }

    // ---- waiting ----

    /** Ends a wait at a place that serves nobody. */
    private void endWait(int r, Flow flow, int slot) {
        flow.leave(events.now, requests.entered[r]);
        waited[part(r, slot)] += events.now - requests.entered[r];
        if (tracer != null) tracer.waited(r, requests.where[r], requests.entered[r]);
        requests.where[r] = Requests.MOVING;
    }

    private int gather(int r, int pc) {
        GatherPoint point = gathers[resource(r, a[pc])];
        enter(r, point.resource, point.flow);
        point.append(r, requests.next);
        consider(point, r);
        return point.leader == r ? r : -1;
    }

    private void gathered(GatherPoint point) {
        if (events.tag != point.due) return;
        point.dueTime = Long.MAX_VALUE;
        consider(point, -1);
    }

    /** Lets a batch leave if it is time; its leader goes on by an event unless it is the current request. */
    private void consider(GatherPoint point, int current) {
        if (point.leader >= 0 || point.waiting == 0) return;
        long time = point.waiting >= point.limit ? events.now : point.leaves(requests.entered);
        if (time > events.now) {
            if (time >= point.dueTime) return;
            point.dueTime = time;
            point.due = events.add(time, point.caller);
            return;
        }
        point.leave(events.now, requests.next);
        int leader = point.leader;
        int pc = requests.pc[leader];
        endWait(leader, point.flow, a[pc]);
        requests.pc[leader] = pc + 1;
        if (leader != current) resume(leader, events.now);
    }

    private int ungather(int r, int pc) {
        requests.pc[r] = pc + 1;
        GatherPoint point = gathers[resource(r, a[pc])];
        if (point.leader == r) release(point, false);
        return r;
    }

    private void release(GatherPoint point, boolean lost) {
        int member = point.release();
        while (member >= 0) {
            int following = requests.next[member];
            int pc = requests.pc[member];
            endWait(member, point.flow, a[pc]);
            if (lost) drop(member, point.flow);
            else resumeNext(member, b[pc] + 1);
            member = following;
        }
        consider(point, -1);
    }

    /** A leader that leaves early takes its batch with it: lost together, or going on without it. */
    private void ungatherAll(int r, boolean lost) {
        int from = bindingFrom[requests.source[r]];
        int to =
                from + code.scenario.programs().get(program[requests.source[r]]).slots();
        for (int i = from; i < to; i++) {
            GatherPoint point = gathers[binding[i]];
            if (point != null && point.leader == r) release(point, lost);
        }
    }

    private int acquire(int r, int pc) {
        TokenPool pool = pools[resource(r, a[pc])];
        if (pool.held == pool.count) {
            enter(r, pool.resource, pool.flow);
            pool.append(r, requests.next);
            return -1;
        }
        pool.hold(1, events.now);
        requests.held[r * slots + a[pc]]++;
        requests.pc[r] = pc + 1;
        return r;
    }

    private int release(int r, int pc) {
        requests.pc[r] = pc + 1;
        if (requests.held[r * slots + a[pc]] > 0) giveBack(r, a[pc]);
        return r;
    }

    private void giveBack(int r, int slot) {
        requests.held[r * slots + slot]--;
        TokenPool pool = pools[resource(r, slot)];
        int next = pool.poll(requests.next);
        if (next < 0) {
            pool.hold(-1, events.now);
            return;
        }
        int pc = requests.pc[next];
        endWait(next, pool.flow, a[pc]);
        requests.held[next * slots + a[pc]]++;
        resumeNext(next, pc + 1);
    }

    private void releaseAll(int r) {
        for (int slot = 0; slot < slots; slot++) while (requests.held[r * slots + slot] > 0) giveBack(r, slot);
    }

    private int take(int r, int pc) {
        TokenBucket bucket = buckets[resource(r, a[pc])];
        if (requests.where[r] == bucket.resource) { // it has waited
            endWait(r, bucket.flow, a[pc]);
            requests.pc[r] = pc + 1;
            return r;
        }
        long time = bucket.take(value(b[pc], r), events.now);
        if (time > events.now) {
            enter(r, bucket.resource, bucket.flow);
            resume(r, time);
            return -1;
        }
        requests.pc[r] = pc + 1;
        return r;
    }

    private int fork(int r, int pc) {
        int[] starts = code.branches[a[pc]];
        requests.branches[r] = starts.length;
        requests.lost[r] = false;
        for (int start : starts) {
            int child = takeRequest(requests.source[r]);
            requests.parent[child] = r;
            requests.where[child] = Requests.MOVING;
            copy(r, child);
            if (tracer != null) tracer.forked(r, child);
            resumeNext(child, start);
        }
        return -1;
    }

    private void copy(int from, int to) {
        System.arraycopy(requests.stopwatch, from * stopwatches, requests.stopwatch, to * stopwatches, stopwatches);
        System.arraycopy(requests.register, from * registers, requests.register, to * registers, registers);
    }

    private int joined(int r, int pc) {
        if (requests.parent[r] < 0) throw new IllegalStateException("a request joins that was not forked");
        return join(r, pc + 1);
    }

    /** A branch ends here; the last one hands what it knows and holds to the request. */
    private int join(int child, int pc) {
        int r = requests.parent[child];
        for (int slot = 0; slot < slots; slot++) {
            requests.held[r * slots + slot] += requests.held[child * slots + slot];
            requests.held[child * slots + slot] = 0;
        }
        boolean last = --requests.branches[r] == 0;
        if (last) copy(child, r);
        if (tracer != null) tracer.joined(child, r, last);
        requests.free(child);
        if (!last) return -1;
        if (requests.lost[r]) {
            requests.lost[r] = false;
            if (requests.parent[r] >= 0) {
                requests.lost[requests.parent[r]] = true;
                return join(r, requests.pc[r]);
            }
            lose(r);
            return -1;
        }
        requests.pc[r] = pc;
        return r;
    }

    // ---- measuring ----

    private void startMeasuring() {
        long now = events.now;
        for (Host host : hosts) if (host != null) host.balance();
        for (Flow each : flow) if (each != null) each.start(now);
        for (Flow each : load) each.start(now);
        for (Host host : hosts) if (host != null) host.reset();
        for (ThreadGroup group : groups) {
            if (group == null) continue;
            Arrays.fill(group.spent, 0);
            group.onJobs = group.steal = 0;
        }
        for (TokenPool pool : pools) if (pool != null) pool.reset(now);
        for (TokenBucket bucket : buckets) if (bucket != null) bucket.taken = 0;
        for (Series series : measures) series.reset();
        Arrays.fill(counters, 0);
        Arrays.fill(completed, 0);
        Arrays.fill(waited, 0);
        Arrays.fill(served, 0);
        settle(-1);
    }

    private void stopMeasuring() {
        for (Host host : hosts) if (host != null) host.balance();
        settle(1);
        for (Flow each : flow) if (each != null) each.stop(events.now);
        for (Flow each : load) each.stop(events.now);
    }

    /**
     * Books the unfinished: what those who are in the middle of something have had so far is taken off at the beginning, so that
     * the whole can be booked when they are done, and added at the end. Sojourns and services are then exact for the window.
     */
    private void settle(int sign) {
        long now = events.now;
        for (int r = 0; r < requests.used(); r++) {
            int where = requests.where[r];
            if (where == Requests.FREE || where == Requests.THINKING) continue;
            if (requests.parent[r] < 0)
                load[requests.source[r]].sojourn += sign * (double) (now - requests.stopwatch[r * stopwatches]);
            if (where < 0) continue;
            flow[where].sojourn += sign * (double) (now - requests.entered[r]);
            if (fifo[where] != null && requests.event[r] == Requests.SERVED)
                flow[where].service += sign * (double) (now - requests.started[r]);
        }
        for (SharedStation station : shared) if (station != null) settle(station, sign);
        for (PriorityStation station : priority) if (station != null) settle(station, sign);
        for (Host host : hosts) if (host != null) settle(host, sign);
    }

    private void settle(SharedStation station, int sign) {
        station.advance(events.now);
        for (int i = 0; i < station.size(); i++)
            station.flow.service += sign * (requests.demand[station.jobAt(i)] - station.rest(i));
    }

    private void settle(PriorityStation station, int sign) {
        for (int r = 0; r < requests.used(); r++) {
            if (requests.where[r] != station.resource) continue;
            long left = requests.started[r];
            for (int i = 0; i < station.serving.length; i++)
                if (station.serving[i] == r) left = station.done[i] - events.now;
            station.flow.service += sign * (double) (requests.demand[r] - left);
        }
    }

    private void settle(Host host, int sign) {
        for (int t = 0; t < host.group.length; t++) {
            int r = host.job[t];
            if (r < 0) continue;
            host.group[t].flow.service += sign * (double) host.jobDone(t);
            charge(host.group[t], r, host.jobDone(t), host.jobTime[t], sign);
        }
    }
}
