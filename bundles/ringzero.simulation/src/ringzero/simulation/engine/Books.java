// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.Arrays;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.random.RandomStream;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Source;

/** What a run is asked for: times, counts and charges, from the end of the warm-up to the end of the run. */
final class Books {

    private final Simulation simulation;
    private final EventQueue events;
    private final Requests requests;
    private final Resources resources;

    final Series[] measures;
    final double[] counters;

    /** By source. */
    final Traffic[] traffic;

    final Part[] parts;

    Books(Simulation simulation) {
        this.simulation = simulation;
        events = simulation.events;
        requests = simulation.requests;
        resources = simulation.resources;
        Scenario scenario = simulation.code.scenario;
        measures = new Series[scenario.measures().size()];
        Arrays.setAll(measures, i -> new Series(Math.max(8, Math.min(256, (1 << 17) / measures.length))));
        counters = new double[scenario.counters().size()];
        traffic = traffic(simulation);
        parts = new Part[simulation.code.partName.length];
        Arrays.setAll(parts, i -> new Part());
    }

    private static Traffic[] traffic(Simulation simulation) {
        Scenario scenario = simulation.code.scenario;
        RunControl control = simulation.control;
        Traffic[] traffic = new Traffic[scenario.sources().size()];
        for (int s = 0; s < traffic.length; s++) {
            Source source = scenario.sources().get(s);
            var stream = new RandomStream(control.seed(), control.replication(), source.name());
            int number = s;
            boolean sends = scenario.moves().stream().anyMatch(move -> move.traffic() == number);
            traffic[s] =
                    new Traffic(s, new Arrival(source.arrivals(), stream), simulation.code.bindings[s].start(), sends);
        }
        return traffic;
    }

    /** Integral over time, up to now, of the requests on their way, modulo 2^64. */
    long presence() {
        long sum = 0;
        for (Traffic each : traffic) sum += each.load.presence(events.now);
        return sum;
    }

    /** Requests done up to now. */
    long done() {
        long sum = 0;
        for (Traffic each : traffic) sum += each.completed;
        return sum;
    }

    /** Charges CPU time to the layers of a job of which so much has been done, first charges first. */
    void charge(ThreadGroup group, Request q, Charges charges, double done, long time, int sign) {
        double factor = done == time ? sign : done > 0 ? sign * (time / done) : 0;
        int fixed = charges.amounts.length;
        for (int k = 0; k < charges.layers.length && done > 0; k++) {
            double amount = k < fixed ? charges.amounts[k] : q.charge[k - fixed];
            if (amount > done) amount = done;
            done -= amount;
            group.spent[charges.layers[k]] += amount * factor;
        }
    }

    /** Forgets all that was before now. */
    void start() {
        long now = events.now;
        for (Host host : resources.hosts) if (host != null) host.balance();
        for (Place each : resources.places) if (each != null) each.flow.start(now);
        for (Traffic each : traffic) {
            each.load.start(now);
            each.completed = 0;
        }
        for (Host host : resources.hosts) if (host != null) host.reset();
        for (ThreadGroup group : resources.groups) {
            if (group == null) continue;
            Arrays.fill(group.spent, 0);
            group.onJobs = group.steal = 0;
        }
        for (TokenPool pool : resources.pools) if (pool != null) pool.reset(now);
        for (TokenBucket bucket : resources.buckets) if (bucket != null) bucket.taken = 0;
        for (Series series : measures) series.reset();
        Arrays.fill(counters, 0);
        for (Part part : parts) part.reset();
        settle(-1);
    }

    /** Takes the integrals up to now, those of unfinished work about. */
    void look() {
        for (Host host : resources.hosts) if (host != null) host.hardware.area(events.now);
        for (Place each : resources.places) if (each != null) each.flow.stop(events.now);
    }

    /** Takes what is to be known now. */
    void stop() {
        for (Host host : resources.hosts) if (host != null) host.balance();
        settle(1);
        for (Place each : resources.places) if (each != null) each.flow.stop(events.now);
        for (Traffic each : traffic) each.load.stop(events.now);
    }

    /**
     * Books the unfinished: what those who are in the middle of something have had so far is taken off at the beginning, so that
     * the whole can be booked when they are done, and added at the end. Sojourns and services are then exact for the window.
     */
    private void settle(int sign) {
        long now = events.now;
        for (int r = 0; r < requests.used(); r++) {
            Request q = requests.get(r);
            if (!q.isUnderWay()) continue;
            if (!q.isBranch()) traffic[q.source].load.sojourn += sign * (double) (now - q.born());
            if (q.where < 0) continue;
            Place place = resources.places[q.where];
            place.flow.sojourn += sign * (double) (now - q.entered);
            if (place instanceof FifoStation && q.event == Request.SERVED)
                place.flow.service += sign * (double) (now - q.started);
        }
        for (SharedStation station : resources.shared) if (station != null) settle(station, sign);
        for (PriorityStation station : resources.priority) if (station != null) settle(station, sign);
        for (Host host : resources.hosts) if (host != null) settle(host, sign);
    }

    private void settle(SharedStation station, int sign) {
        station.advance(events.now);
        for (int i = 0; i < station.size(); i++)
            station.flow.service += sign * (requests.get(station.jobAt(i)).demand - station.rest(i));
    }

    private void settle(PriorityStation station, int sign) {
        for (int r = 0; r < requests.used(); r++) {
            Request q = requests.get(r);
            if (q.where != station.resource) continue;
            long left = q.started;
            for (int i = 0; i < station.serving.length; i++)
                if (station.serving[i] == r) left = station.done[i] - events.now;
            station.flow.service += sign * (double) (q.demand - left);
        }
    }

    private void settle(Host host, int sign) {
        for (HostThread t : host.threads) {
            if (t.job < 0) continue;
            Request q = requests.get(t.job);
            long done = q.demand - t.jobLeft;
            t.group.flow.service += sign * (double) done;
            charge(t.group, q, simulation.interpreter.action(q).instruction.charges, done, t.jobTime, sign);
        }
    }
}
