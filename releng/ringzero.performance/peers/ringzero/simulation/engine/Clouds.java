// SPDX-License-Identifier: EPL-2.0
package ringzero.simulation.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.scenario.Distribution;
import ringzero.simulation.scenario.Scenario;
import ringzero.simulation.scenario.Service;
import ringzero.simulation.scenario.Source;

/**
 * A cloud beside CloudSim Plus, in one table: n instances of one vCPU on n/10 hosts of ten cores, placed at once, ten tasks each that
 * share the vCPU in time. Each cell is a process of its own: CPU seconds of the whole process, its start included, peak memory, and how far
 * the worst time of a task is from processor sharing; {@code TimeSharingTest} holds ours to it task by task. CloudSim Plus is asked for at
 * most so many instances as the argument says, 400 if there is none: beyond, it takes minutes to hours.
 */
public final class Clouds {

    static final int PER_HOST = 10;
    static final int TASKS = 10;
    static final int SHORTEST = 100;
    static final int LONGEST = 1000;

    private static final String OURS = "Ringzero";
    private static final String PEER = "CloudSim Plus";
    private static final int[] INSTANCES = {100, 400, 1_000, 10_000, 100_000};
    private static final int MINUTES = 5;

    private Clouds() {}

    /** The table; or, with a name and a number, one cell of it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            cell(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        int most = arguments.length == 1 ? Integer.parseInt(arguments[0]) : 400;
        System.out.println("| instances | Ringzero | CloudSim Plus 8.5.7 | CPU time of it, of ours |");
        System.out.println("|---|---|---|---|");
        for (int n : INSTANCES) {
            String ours = process(OURS, n);
            String peer = n <= most ? process(PEER, n) : "";
            System.out.printf(Locale.ROOT, "| %,d | %s | %s | %s |%n", n, ours, peer, ratio(ours, peer));
        }
    }

    private static String process(String who, int n) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Clouds.class.getName(),
                        who,
                        String.valueOf(n))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            double spent = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
            process.destroyForcibly();
            return String.format(Locale.ROOT, "> %.2f s, unfinished after %d minutes", spent, MINUTES);
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String ratio(String ours, String peer) {
        if (!peer.contains(" s")) return "";
        return String.format(
                Locale.ROOT, "%s%.1f x", peer.startsWith(">") ? "> " : "", seconds(peer) / seconds(ours));
    }

    private static double seconds(String cell) {
        return Double.parseDouble(cell.substring(0, cell.indexOf(" s")).replace("> ", ""));
    }

    private static void cell(String who, int n) throws IOException {
        String error = "";
        if (who.equals(OURS)) ours(n);
        else error = String.format(Locale.ROOT, ", a time %.1f %% off", 100 * CloudSimPlusCloud.run(n));
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT, "%.2f s, %s MB%s%n", system.getProcessCpuTime() / 1e9, peakMegabytes(), error);
        System.exit(0);
    }

    /** What the system says is the most this process occupied; unknown if it says nothing. */
    private static String peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return "?";
        for (String line : Files.readAllLines(status))
            if (line.startsWith("VmHWM:"))
                return String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        return "?";
    }

    private static void ours(int n) {
        double second = Scenario.SECOND;
        long longest = (long) (TASKS * LONGEST * second);
        var demand = new Service.Demand(
                "instance",
                1,
                0,
                0,
                new Source.Arrivals.Open(new Distribution.Constant(longest), n),
                new Service.Stay.Working(
                        TASKS, new Distribution.Uniform(SHORTEST * second, LONGEST * second), false));
        var pool = new Service.Pool("host", n / PER_HOST, PER_HOST, 0, PER_HOST, PER_HOST, 1, 1, 0);
        var service =
                new Service("cloud", List.of(pool), Service.Placement.FIRST_FIT, List.of(demand));
        var scenario = new Scenario(
                "cloud",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(service),
                List.of(),
                List.of(),
                List.of());
        // the instances come at the first interval and are done before the second
        new Engine(scenario).run(new RunControl(0, 2 * longest - 1, 1, 0), () -> false, progress -> {});
    }
}
