// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import ch.qos.logback.classic.Level;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudsimplus.util.Log;
import ringzero.simulation.random.RandomStream;

/**
 * Compares with other simulators in one table: CPU nanoseconds of the whole process (their threads and garbage collection included)
 * per event, the best of several rounds in turn, and the ratio to ours. All draw from the same generator. Ours are whole models with
 * all their statistics, the others count at most the number of jobs; for the event list all are bare. The system counts that time in
 * hundredths of a second, hence the number of events. The argument, if there is one, is the anchor in C.
 */
public final class Peers {

    private static final int ROUNDS = 2;
    private static final int EVENTS = 2_000_000;

    private static final int[] PENDING = {100, 10_000};
    private static final Pattern ANCHOR = Pattern.compile("(.*?) +([0-9.]+) ns");
    private static final String QUEUE = "M/M/1 at 0.9";
    private static final String NETWORK = "closed network";

    private final Map<String, Map<String, Double>> best = new LinkedHashMap<>();
    private final RandomStream random = new RandomStream(1, 0, "peers");
    private int left;
    private long started;

    private Peers() {}

    /** The table; the argument is the path of the anchor. */
    public static void main(String[] arguments) throws IOException {
        Log.setLevel(Level.OFF);
        Peers peers = new Peers();
        for (int round = 0; round < ROUNDS; round++) {
            peers.ours();
            peers.other("SSJ 3.3.1", Ssj::new);
            peers.other("DSOL 4.2.6", Dsol::new);
            peers.other("CloudSim Plus 8.5.7", CloudSimPlusPeer::new);
            if (arguments.length > 0) peers.anchor(arguments[0]);
        }
        peers.print();
        System.exit(0); // some peers leave threads behind
    }

    private void ours() {
        EngineBenchmark models = new EngineBenchmark();
        measure(QUEUE, "Ringzero", () -> models.mm1Event().events());
        measure(NETWORK, "Ringzero", () -> models.closedNetworkEvent().events());
        for (int pending : PENDING) {
            EventQueueBenchmark list = new EventQueueBenchmark();
            list.pending = pending;
            list.fill();
            measure(hold(pending), "Ringzero", () -> {
                for (int i = 0; i < EVENTS; i++) list.hold();
                return EVENTS;
            });
        }
    }

    private void other(String name, Supplier<Peer> peer) {
        measure(QUEUE, name, () -> queue(peer.get()));
        measure(NETWORK, name, () -> network(peer.get()));
        for (int pending : PENDING)
            measure(hold(pending), name, () -> hold(peer.get(), pending));
    }

    private static String hold(int pending) {
        return "hold, " + pending + " pending";
    }

    private long queue(Peer peer) {
        int[] jobs = {0};
        run(peer, () -> peer.schedule(random.nextExponential() / 0.9, 0), caller -> {
            if (caller == 0) {
                peer.schedule(random.nextExponential() / 0.9, 0);
                if (jobs[0]++ == 0) peer.schedule(random.nextExponential(), 1);
            } else if (--jobs[0] > 0) {
                peer.schedule(random.nextExponential(), 1);
            }
        });
        return EVENTS;
    }

    private long network(Peer peer) {
        int[] jobs = new int[50];
        jobs[0] = 500;
        run(peer, () -> peer.schedule(random.nextExponential(), 0), from -> {
            int to = (from + 1) % jobs.length;
            if (--jobs[from] > 0) peer.schedule(random.nextExponential(), from);
            if (jobs[to]++ == 0) peer.schedule(random.nextExponential(), to);
        });
        return EVENTS;
    }

    private long hold(Peer peer, int pending) {
        run(
                peer,
                () -> {
                    for (int i = 0; i < pending; i++) peer.schedule(random.nextExponential(), i);
                },
                caller -> peer.schedule(random.nextExponential(), caller));
        return EVENTS;
    }

    private void run(Peer peer, Runnable begin, IntConsumer called) {
        left = EVENTS;
        Runnable timed = () -> {
            begin.run();
            started = cpu(); // what is pending at first does not count
        };
        peer.run(timed, caller -> {
            if (--left == 0) peer.stop();
            if (left > 0) called.accept(caller);
        });
    }

    private void measure(String what, String who, LongSupplier work) {
        started = cpu();
        long events = work.getAsLong();
        note(what, who, (double) (cpu() - started) / events);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void note(String what, String who, double nanos) {
        best.computeIfAbsent(what, key -> new LinkedHashMap<>()).merge(who, nanos, Math::min);
    }

    private void anchor(String path) throws IOException {
        Process process = new ProcessBuilder(path).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            Matcher matcher = ANCHOR.matcher(line);
            if (matcher.find()) note(matcher.group(1).replaceAll(" +", " "), "C", Double.parseDouble(matcher.group(2)));
        }
    }

    private void print() {
        List<String> names = new ArrayList<>();
        best.values().forEach(row -> row.keySet().stream().filter(n -> !names.contains(n)).forEach(names::add));
        System.out.print("| ns per event (x ours) |");
        for (String name : names) System.out.print(" " + name + " |");
        System.out.println("\n|---|" + "---|".repeat(names.size()));
        best.forEach((what, row) -> {
            if (!row.containsKey("Ringzero")) return; // the anchor does more
            System.out.print("| " + what + " |");
            double ours = row.get("Ringzero");
            for (String name : names) {
                Double found = row.get(name);
                System.out.print(found == null ? " |" : cell(found, found / ours));
            }
            System.out.println();
        });
    }

    private static String cell(double nanos, double ratio) {
        return String.format(Locale.ROOT, " %.0f (%.2f) |", nanos, ratio);
    }
}
