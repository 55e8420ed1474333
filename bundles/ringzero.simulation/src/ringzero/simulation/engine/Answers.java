// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringzero.simulation.results.Finding;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;

/** Turns the books of a simulation that has run into findings, in a fixed order. */
final class Answers {

    private final Simulation simulation;
    private final Scenario scenario;
    private final double picoseconds;
    private final double seconds;
    private final List<Finding> findings = new ArrayList<>();

    Answers(Simulation simulation) {
        this.simulation = simulation;
        scenario = simulation.code.scenario;
        picoseconds = simulation.control.duration();
        seconds = picoseconds / Scenario.SECOND;
    }

    List<Finding> findings() {
        throughput();
        for (int i = 0; i < simulation.books.measures.length; i++) {
            Scenario.Measure measure = scenario.measures().get(i);
            findings.add(simulation.books.measures[i].finding(measure.name(), measure.subject()));
        }
        counters();
        latencyParts();
        hostCpu();
        steal();
        resources();
        findings.addAll(simulation.outages.findings());
        findings.addAll(simulation.moves.findings());
        return findings.stream().map(this::withInterval).toList();
    }

    /**
     * Everything that adds up over time, as far as the run has come, divided by the whole duration. CPU time is not told by layers: whom
     * unfinished work is charged to is known at its end.
     */
    List<Finding.Total> totals() {
        throughput();
        counters();
        hostCpu();
        steal();
        resources();
        return findings.stream()
                .map(Finding.Total.class::cast)
                .filter(each ->
                        !each.measure().equals("host-cpu") || each.detail().isEmpty())
                .toList();
    }

    private Finding withInterval(Finding finding) {
        if (!(finding instanceof Finding.Total total)) return finding;
        return new Finding.Total(
                total.measure(),
                total.subject(),
                total.detail(),
                total.unit(),
                total.value(),
                simulation.totals().interval(total.measure(), total.subject(), total.detail(), total.value()));
    }

    private void add(String measure, String subject, String detail, String unit, double value) {
        findings.add(new Finding.Total(measure, subject, detail, unit, value, Optional.empty()));
    }

    private void counters() {
        for (int i = 0; i < simulation.books.counters.length; i++) {
            Scenario.Counter counter = scenario.counters().get(i);
            add(counter.name(), counter.subject(), counter.detail(), "1/s", simulation.books.counters[i] / seconds);
        }
    }

    private long[] completed() {
        long[] completed = new long[simulation.code.subjects.size()];
        for (Traffic each : simulation.books.traffic)
            completed[simulation.code.bindings[each.source].subject()] += each.completed;
        return completed;
    }

    /** Whether this is a migration, whose requests are nobody's work. */
    private boolean sendsMemory(String subject) {
        return scenario.moves().stream()
                .anyMatch(move -> move.migration().name().equals(subject));
    }

    private void throughput() {
        long[] completed = completed();
        for (int i = 0; i < completed.length; i++)
            if (!sendsMemory(simulation.code.subjects.get(i)))
                add("throughput", simulation.code.subjects.get(i), "", "1/s", completed[i] / seconds);
    }

    private void latencyParts() {
        long[] completed = completed();
        for (int i = 0; i < simulation.books.parts.length; i++) {
            Part part = simulation.books.parts[i];
            int subject = simulation.code.partSubject[i];
            String name = simulation.code.partName[i];
            String of = simulation.code.subjects.get(subject);
            boolean delay = name.isEmpty();
            if (completed[subject] == 0 || sendsMemory(of) || delay && part.served == 0) continue;
            double all = (double) completed[subject] * Scenario.SECOND;
            if (!delay) add("latency-part", of, name + ": waiting", "s", part.waited / all);
            if (part.served > 0 || delay)
                add("latency-part", of, (delay ? "delay" : name) + ": service", "s", part.served / all);
        }
    }

    private void hostCpu() {
        boolean[][] charged = simulation.code.layersByResource();
        Map<String, double[]> bySubject = new LinkedHashMap<>();
        Map<String, boolean[]> known = new LinkedHashMap<>();
        Map<String, double[]> underWay = new LinkedHashMap<>();
        int layers = scenario.layers().size();
        for (ThreadGroup group : simulation.resources.groups) {
            if (group == null) continue;
            String subject = group.threads.subject();
            double[] spent = bySubject.computeIfAbsent(subject, k -> new double[layers + 1]);
            underWay.computeIfAbsent(subject, k -> new double[1])[0] += group.host.underWay(group);
            boolean[] possible = known.computeIfAbsent(subject, k -> new boolean[layers + 1]);
            for (int layer = 0; layer <= layers; layer++) spent[layer] += group.spent[layer];
            for (int layer = 0; layer < layers; layer++) possible[layer] |= charged[group.resource][layer];
            if (group.threads.wakeCost() > 0) possible[group.threads.wakeLayer()] = true;
            if (group.threads.haltPoll() > 0) possible[group.threads.pollLayer()] = true;
            if (group.host.processors.switchCost() > 0) possible[layers] = true;
        }
        double all = 0;
        for (var each : bySubject.entrySet()) {
            double sum = underWay.get(each.getKey())[0] / picoseconds;
            for (int layer = 0; layer <= layers; layer++) {
                double cpus = each.getValue()[layer] / picoseconds;
                sum += cpus;
                String name = layer < layers ? scenario.layers().get(layer) : "switch";
                if (known.get(each.getKey())[layer]) add("host-cpu", each.getKey(), name, "CPUs", cpus);
            }
            add("host-cpu", each.getKey(), "", "CPUs", sum);
            all += sum;
        }
        if (!bySubject.isEmpty()) add("host-cpu", "", "", "CPUs", all);
    }

    private void steal() {
        Set<String> withVcpus = new LinkedHashSet<>();
        Set<String> subjects = new LinkedHashSet<>();
        for (ThreadGroup group : simulation.resources.groups) {
            if (group == null) continue;
            subjects.add(group.threads.subject());
            if (group.threads.kind().equals("vcpu")) withVcpus.add(group.threads.subject());
        }
        Map<String, double[]> stolen = new LinkedHashMap<>();
        for (String subject : subjects) stolen.put(subject, new double[2]);
        for (ThreadGroup group : simulation.resources.groups) {
            if (group == null) continue;
            String subject = group.threads.subject();
            if (withVcpus.contains(subject) && !group.threads.kind().equals("vcpu")) continue;
            stolen.get(subject)[0] += group.steal;
            stolen.get(subject)[1] += group.threads.count() * picoseconds;
        }
        stolen.forEach((subject, sums) -> add("steal", subject, "", "ratio", sums[0] / sums[1]));
    }

    /** What resources of one name add up to. */
    private static final class Sum {
        double busy;
        double servers;
        double there;
        long dropped;
        boolean canDrop;
    }

    private void resources() {
        Map<String, Sum> sums = new LinkedHashMap<>();
        List<Resource> resources = scenario.resources();
        for (int i = 0; i < resources.size(); i++) {
            Sum sum = sums.computeIfAbsent(resources.get(i).name(), k -> new Sum());
            Place place = simulation.resources.places[i];
            if (place != null) {
                sum.there += place.flow.area;
                sum.dropped += place.flow.dropped;
            }
            switch (resources.get(i)) {
                case Resource.Processors processors -> {
                    sum.busy += simulation.resources.hosts[i].hardware.busyArea();
                    sum.servers += processors.count() * picoseconds;
                    sum.there += simulation.resources.hosts[i].hardware.readyArea();
                }
                case Resource.Threads threads -> {
                    sum.busy += simulation.resources.groups[i].onJobs;
                    sum.servers += threads.count() * picoseconds;
                    sum.canDrop |= threads.capacity() < Integer.MAX_VALUE;
                }
                case Resource.Station station -> {
                    sum.busy += simulation.resources.places[i].flow.busy;
                    sum.servers += station.servers() * picoseconds;
                    sum.canDrop |= station.capacity() < Integer.MAX_VALUE;
                }
                case Resource.Bucket bucket -> {
                    sum.busy += simulation.resources.buckets[i].taken;
                    sum.servers += bucket.perSecond() * seconds;
                }
                case Resource.Tokens tokens -> {
                    sum.busy += simulation.resources.pools[i].heldArea(simulation.events.now);
                    sum.servers += tokens.count() * picoseconds;
                }
                case Resource.Gather gather -> {}
            }
        }
        sums.forEach((name, sum) -> {
            if (sum.servers > 0) add("utilisation", name, "", "ratio", sum.busy / sum.servers);
            add("queue", name, "", "jobs", sum.there / picoseconds);
            if (sum.canDrop || sum.dropped > 0) add("drops", name, "", "1/s", sum.dropped / seconds);
        });
    }
}
