// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.scenario;

import java.util.List;

/**
 * One run, resolved: what there is to wait for, what requests do, where they come from and what is measured.
 *
 * <p>Everything is referred to by its index in these lists. Programs name resources by <i>slot</i>; a source binds slots to
 * resources, so that a thousand equal guests share one program.
 *
 * @param name what the user calls this run, for messages
 * @param resources what requests wait for
 * @param programs what requests do
 * @param sources where requests come from
 * @param layers who spent the CPU time, by name ("user", "kernel", "exit", ...)
 * @param measures what {@link Step.Observe} records, by name
 * @param counters what {@link Step.Count} counts, by name
 * @param services clouds, which run beside the sources and independently of them and of each other
 * @param migrations guests that move to other hosts, likewise
 * @param outages threads that fail during the run
 * @param moves guests that move to other hosts during the run
 */
public record Scenario(
        String name,
        List<Resource> resources,
        List<Program> programs,
        List<Source> sources,
        List<String> layers,
        List<Measure> measures,
        List<Counter> counters,
        List<Service> services,
        List<Migration> migrations,
        List<Outage> outages,
        List<Move> moves) {

    /** Picoseconds in a second: time is a {@code long} of picoseconds everywhere, about 106 days in all. */
    public static final long SECOND = 1_000_000_000_000L;

    public Scenario {
        resources = List.copyOf(resources);
        programs = List.copyOf(programs);
        sources = List.copyOf(sources);
        layers = List.copyOf(layers);
        measures = List.copyOf(measures);
        counters = List.copyOf(counters);
        services = List.copyOf(services);
        migrations = List.copyOf(migrations);
        outages = List.copyOf(outages);
        moves = List.copyOf(moves);
    }

    /** Without services, migrations, outages and moves. */
    public Scenario(
            String name,
            List<Resource> resources,
            List<Program> programs,
            List<Source> sources,
            List<String> layers,
            List<Measure> measures,
            List<Counter> counters) {
        this(
                name, resources, programs, sources, layers, measures, counters, List.of(), List.of(), List.of(),
                List.of());
    }

    /**
     * A latency to record.
     *
     * @param subject whose it is, such as a guest group
     * @param name what is measured: "latency" for a whole request, "transmit" for a part
     */
    public record Measure(String subject, String name) {}

    /**
     * Something to count, per second in results.
     *
     * @param subject whose it is, such as a guest group
     * @param name the family: "exits", "interrupts"
     * @param detail the member: the operation, such as "kick"; empty if there is only one
     */
    public record Counter(String subject, String name, String detail) {}
}
