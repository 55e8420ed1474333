// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.results.Trace;
import ringzero.simulation.scenario.Scenario;

/**
 * One run: puts its parts together and calls them, event by event. Requests are born in {@link Population}, taken through their
 * programs by {@link Interpreter}, served in {@link Visits}, meet in {@link Meetings} and are booked in {@link Books}.
 */
final class Simulation {

    /** More requests than this at once are an overload. */
    static final int MOST_REQUESTS = 1 << 22;

    final Code code;
    final RunControl control;
    final EventQueue events = new EventQueue();
    final Callers callers;
    final Requests requests;
    final Resources resources;
    final Books books;
    final Interpreter interpreter;
    final Visits visits;
    final Meetings meetings;
    final Population population;
    final Outages outages;
    final Moves moves;
    /** Watches, or null in a plain run. */
    Tracer tracer;

    long handled;
    private long warmedUp;
    private TimeBatches totals;
    private long fingerprint = 0x9e3779b97f4a7c15L;

    /** The parts take what they need from this, so their order matters. */
    Simulation(Code code, RunControl control) {
        this.code = code;
        this.control = control;
        callers = new Callers(code.scenario);
        requests = new Requests(Math.min(MOST_REQUESTS, EventQueue.CALLERS - callers.count()), code);
        resources = new Resources(this);
        books = new Books(this);
        interpreter = new Interpreter(this);
        visits = new Visits(this);
        meetings = new Meetings(this);
        population = new Population(this);
        outages = new Outages(this);
        moves = new Moves(this);
    }

    void run(BooleanSupplier cancelled, DoubleConsumer progress) {
        begin();
        Watch watch = new Watch(this, cancelled, progress);
        warmedUp = Settling.run(control.warmUp(), new Settling.System() {
            @Override
            public void runUntil(long time) {
                Simulation.this.runUntil(time, watch);
            }

            @Override
            public long presence() {
                return books.presence();
            }

            @Override
            public long done() {
                return books.done();
            }
        });
        moves.start();
        books.start();
        outages.start();
        if (tracer != null) tracer.start();
        TimeBatches batches = new TimeBatches(this);
        for (int i = 1; i <= TimeBatches.COUNT; i++) {
            if (isTraced()) break;
            runUntil(warmedUp + TimeBatches.end(i, control.duration()), watch);
            batches.take();
        }
        totals = batches;
        events.now = warmedUp + control.duration();
        books.stop();
        progress.accept(1);
    }

    /** As {@link #run}, watched; ends when the trace is full. */
    Trace trace(long mostRequests, BooleanSupplier cancelled) {
        tracer = new Tracer(this, mostRequests);
        run(cancelled, progress -> {});
        return tracer.trace();
    }

    long fingerprint() {
        return fingerprint;
    }

    /** When the warm-up ended, or will end at the earliest. */
    long warmedUp() {
        return Math.max(warmedUp, control.warmUp().least());
    }

    /** How the totals came about; known after the run. */
    TimeBatches totals() {
        return totals;
    }

    private boolean isTraced() {
        return tracer != null && tracer.isFull();
    }

    private void begin() {
        for (Host host : resources.hosts) if (host != null) host.begin();
        population.begin();
        outages.begin();
        moves.begin();
    }

    private void runUntil(long time, Watch watch) {
        loop(time, watch);
        events.now = time;
    }

    private void loop(long end, Watch watch) {
        long print = fingerprint;
        long number = handled;
        int sources = books.traffic.length;
        int firstRequest = callers.count();
        while (true) {
            int caller = events.take(end);
            if (caller < 0) break;
            print = (print ^ (events.now + caller * 0x9e3779b97f4a7c15L)) * 0xbf58476d1ce4e5b9L;
            print ^= print >>> 29;
            if (caller >= firstRequest) call(requests.get(caller - firstRequest));
            else if (caller < sources) population.arrive(caller);
            else callOther(caller);
            if ((++number & (Watch.EVERY - 1)) == 0) {
                watch.look();
                if (isTraced()) break;
            }
        }
        fingerprint = print;
        handled = number;
    }

    private void call(Request q) {
        switch (q.event) {
            case Request.SERVED -> visits.served(q);
            case Request.GO_ON -> interpreter.advance(q);
            default -> population.born(q);
        }
    }

    private void callOther(int caller) {
        int i = callers.resource(caller);
        switch (callers.kind(caller)) {
            case Callers.THREAD -> resources.hosts[i].call(callers.thread(caller), events.tag);
            case Callers.SHARED_DONE -> visits.sharedDone(resources.shared[i]);
            case Callers.PRIORITY_DONE -> visits.priorityDone(resources.priority[i]);
            case Callers.GATHERED -> meetings.gathered(resources.gathers[i]);
            case Callers.OUTAGE -> outages.call(i);
            case Callers.MOVE -> moves.call(i);
            case Callers.SLICE -> resources.hosts[i].sliceEnds(events.tag);
            default -> resources.hosts[i].workDone(events.tag);
        }
    }

    /** What to throw when there are too many requests, or, with a message, when time does not pass. */
    OverloadException overload(String message) {
        String longest = "";
        int most = -1;
        for (Place place : resources.places) {
            if (place == null || place.flow.n <= most) continue;
            most = place.flow.n;
            longest = code.scenario.resources().get(place.resource).name();
        }
        if (!message.isEmpty()) return new OverloadException(longest, message);
        return new OverloadException(
                longest,
                "Scenario " + code.scenario.name() + " is overloaded: after " + events.now / (double) Scenario.SECOND
                        + " s "
                        + requests.count() + " requests are on their way, most of them, " + most + ", at " + longest
                        + ". Offer less load, or give " + longest + " more servers or a capacity.");
    }
}
