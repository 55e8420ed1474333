// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringzero.simulation.scenario.Migration;
import ringzero.simulation.scenario.Move;
import ringzero.simulation.scenario.Outage;
import ringzero.simulation.scenario.Program;
import ringzero.simulation.scenario.Resource;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Source;

/** What a scenario is put together from, in the order in which it is met; numbers stand for names from here on. */
final class ScenarioParts {

    final Assumptions assumptions = new Assumptions();
    private final List<Resource> resources = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();
    private final List<List<Compiled.Evidence>> evidence = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> layers = new ArrayList<>();
    private final List<Scenario.Measure> measures = new ArrayList<>();
    private final List<Scenario.Counter> counters = new ArrayList<>();
    private final Map<Integer, Compiled.Evidence> wakeUps = new HashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** The number of a layer. */
    int layer(String name) {
        return indexOf(name, layers);
    }

    /** The number of a measure. */
    int measure(String subject, String name) {
        return indexOf(new Scenario.Measure(subject, name), measures);
    }

    /** The number of a counter. */
    int counter(String subject, String name, String detail) {
        return indexOf(new Scenario.Counter(subject, name, detail), counters);
    }

    private static <T> int indexOf(T element, List<T> list) {
        int index = list.indexOf(element);
        if (index >= 0) return index;
        list.add(element);
        return list.size() - 1;
    }

    /** The number of a new resource. */
    int add(Resource resource) {
        resources.add(resource);
        return resources.size() - 1;
    }

    Resource resource(int number) {
        return resources.get(number);
    }

    void replace(int number, Resource resource) {
        resources.set(number, resource);
    }

    /** The number of a new program, and what stands behind the origins of its costs. */
    int add(Program program, List<Compiled.Evidence> behind) {
        programs.add(program);
        evidence.add(behind);
        return programs.size() - 1;
    }

    /** The number of a new source. */
    int add(Source source) {
        sources.add(source);
        return sources.size() - 1;
    }

    List<Source> sources() {
        return sources;
    }

    /** What stands behind the waking up of threads. */
    void wakesUp(int threads, Compiled.Evidence behind) {
        wakeUps.put(threads, behind);
    }

    /** Something the model says without running; several values are listed. */
    void fact(String name, String value) {
        facts.merge(name, value, (old, added) -> List.of(old.split(", ")).contains(added) ? old : old + ", " + added);
    }

    /** Something that was assumed where the model is silent. */
    void note(String text) {
        notes.add(text);
    }

    Compiled compiled(
            String name, List<Service> services, List<Migration> migrations, List<Outage> outages, List<Move> moves) {
        return new Compiled(
                new Scenario(
                        name,
                        resources,
                        programs,
                        sources,
                        layers,
                        measures,
                        counters,
                        services,
                        migrations,
                        outages,
                        moves),
                facts,
                assumptions.all(),
                notes,
                evidence,
                wakeUps);
    }
}
