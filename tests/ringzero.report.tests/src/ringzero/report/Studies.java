// SPDX-License-Identifier: EPL-2.0
package ringzero.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Interval;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Topology;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

/** Studies to report on. The numbers are made up, but behave as real ones do: queues that fill, tails, repetitions that differ. */
public final class Studies {
    private static final int REPETITIONS = 5;

    /** What a mode or path costs, in seconds of CPU by layer for one request, and where a request spends its time unloaded. */
    private record Profile(
            String name, Map<String, Double> cpu, double fixed, double shape, Map<String, String> facts) {
        double work() {
            return cpu.values().stream().mapToDouble(d -> d).sum();
        }
    }

    private static final Study LESSON = makeLesson();
    private static final Study PATHS = makePaths();

    private Studies() {}

    /** Four ways of virtualizing at one load, as the lesson compares them. */
    public static Study lesson() {
        return LESSON;
    }

    private static Study makeLesson() {
        List<Profile> modes = List.of(
                profile(
                        "bare-metal",
                        20e-6,
                        0.5,
                        Map.of("user", 78e-6, "kernel", 21e-6),
                        "not required",
                        "any",
                        "none"),
                profile(
                        "emulated",
                        60e-6,
                        0.9,
                        Map.of("user", 78e-6, "kernel", 24e-6, "translation", 61e-6, "back-end", 34e-6),
                        "not required",
                        "excellent",
                        "high"),
                profile(
                        "paravirtual",
                        35e-6,
                        0.6,
                        Map.of("user", 78e-6, "kernel", 23e-6, "hypercall", 17e-6, "back-end", 13e-6),
                        "required (kernel ported to hypercalls)",
                        "poor: Linux, NetBSD",
                        "low"),
                profile(
                        "hardware-assisted",
                        30e-6,
                        0.6,
                        Map.of("user", 78e-6, "kernel", 21e-6, "exit", 14e-6, "back-end", 12e-6),
                        "not required",
                        "excellent",
                        "low"));
        List<Variant> variants = new ArrayList<>();
        for (Profile mode : modes) {
            Map<String, Variant.Level> levels = new LinkedHashMap<>();
            levels.put("web.mode", new Variant.Level(mode.name(), Double.NaN, ""));
            variants.add(variant(levels, mode, 8 * 3500, 8 * 1));
        }
        return new Study(
                "ModesCompared",
                "Which way of virtualizing serves a **web tier** best, and what does it cost?\n\n"
                        + "Eight guests on one host, 3 500 requests a second each, under each mode of the lesson.",
                List.of("web.mode"),
                variants,
                List.of(
                        verdict(variants, "web.latency.p99 <= 1 ms where web.mode = hardware-assisted", 41, 3, 1e-3),
                        verdict(variants, "web.latency.p99 <= 1 ms where web.mode = emulated", 42, 1, 1e-3)),
                List.of(),
                List.of("throughput", "latency", "host-cpu", "exits"),
                assumptions(),
                List.of(),
                provenance("lesson/modes.vmm"),
                Topology.none());
    }

    /** Four I/O paths at twelve loads. */
    public static Study pathsUnderLoad() {
        return PATHS;
    }

    private static Study makePaths() {
        List<Profile> paths = List.of(
                profile(
                        "emulated",
                        90e-6,
                        0.8,
                        Map.of("user", 80e-6, "kernel", 30e-6, "exit", 110e-6, "back-end", 120e-6),
                        "not required",
                        "excellent",
                        "high"),
                profile(
                        "virtio",
                        55e-6,
                        0.6,
                        Map.of("user", 80e-6, "kernel", 26e-6, "exit", 28e-6, "back-end", 58e-6),
                        "driver",
                        "good",
                        "moderate"),
                profile(
                        "vhost",
                        40e-6,
                        0.5,
                        Map.of("user", 80e-6, "kernel", 26e-6, "exit", 16e-6, "back-end", 32e-6),
                        "driver",
                        "good",
                        "moderate"),
                profile(
                        "sr-iov",
                        22e-6,
                        0.35,
                        Map.of("user", 80e-6, "kernel", 24e-6, "interrupt", 3e-6),
                        "driver",
                        "good",
                        "low"));
        List<Variant> variants = new ArrayList<>();
        List<Study.Verdict> verdicts = new ArrayList<>();
        for (Profile path : paths) {
            for (int load = 1; load <= 12; load++) {
                double rate = 5000.0 * load;
                Map<String, Variant.Level> levels = new LinkedHashMap<>();
                levels.put("web.net.path", new Variant.Level(path.name(), Double.NaN, ""));
                levels.put("WebRequests.arrivals.rate", new Variant.Level((int) rate + "/s", rate, "1/s"));
                variants.add(variant(levels, path, rate, 8));
                if (path.name().equals("sr-iov"))
                    verdicts.add(verdict(
                            variants,
                            "web.latency.p99 <= 600 us where web.net.path = sr-iov",
                            33,
                            variants.size() - 1,
                            600e-6));
            }
        }
        verdicts.add(verdict(
                variants,
                "web.latency.p99 <= 2 ms where web.net.path = virtio and WebRequests.arrivals.rate = 60000/s",
                34,
                23,
                2e-3));
        Study.Verdict open = verdicts.getLast();
        verdicts.add(new Study.Verdict(
                "web.throughput >= 50000/s where web.net.path = vhost and WebRequests.arrivals.rate = 50000/s",
                35,
                33,
                Decision.NOT_DECIDED,
                50012,
                Optional.of(new Interval(49880, 50144, 0.95)),
                50000,
                "1/s"));
        if (open.decision() == Decision.MET)
            throw new IllegalStateException("the fixture should have a missed requirement");
        return new Study(
                "PathsUnderLoad",
                "Up to which load does each I/O path keep the 99th percentile of the latency low, and what does it cost the host?",
                List.of("web.net.path", "WebRequests.arrivals.rate"),
                variants,
                verdicts,
                List.of(new Study.Plot("latency", "p99", "", "", "WebRequests.arrivals.rate", List.of("web.net.path"))),
                List.of("throughput", "latency", "host-cpu", "exits"),
                assumptions(),
                List.of("costs Skylake: 'wakeup' has no measured source (RZ0311)"),
                provenance("lab/paths.vmm"),
                Topology.none());
    }

    /** No variant, no verdict, no text. */
    public static Study empty() {
        return new Study(
                "Nothing",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Study.Provenance("empty.vmm", "", "", 0, "0", "", List.of()),
                Topology.none());
    }

    /** The same text everywhere where a name can stand. */
    public static Study named(String name) {
        Map<String, Variant.Level> levels = Map.of(name, new Variant.Level(name, Double.NaN, ""));
        Map<String, Variant.Level> others = Map.of(name, new Variant.Level(name + "2", Double.NaN, ""));
        List<Finding> findings = List.of(
                new Finding.Total(name, name, name, "1/s", 5, Optional.empty()),
                new Finding.Total("throughput", name, "", "1/s", 5, Optional.empty()),
                new Finding.Total("host-cpu", name, name, "CPUs", 5, Optional.empty()),
                new Finding.Total("latency-part", name, name, "s", 5, Optional.empty()),
                new Finding.Total("utilisation", name, "", "ratio", 0.5, Optional.empty()),
                histogram("latency", name, new double[] {1e-3, 2e-3, 3e-3}));
        Run run = new Run(1, 0, 1, 1, 1, 1, findings, List.of(new Run.AuditCheck(name, name, 1, 2, false)));
        List<Finding.Total> predictions =
                List.of(new Finding.Total("throughput", name, "", "1/s", 5, Optional.empty()));
        Variant one = new Variant(levels, Map.of(name, name), List.of(run), findings, predictions, List.of(name));
        Variant other = new Variant(others, Map.of(name, name), List.of(run), findings, predictions, List.of(name));
        return new Study(
                name,
                name,
                List.of(name),
                List.of(one, other),
                List.of(new Study.Verdict(name, 1, 0, Decision.MISSED, 1, Optional.empty(), 2, name)),
                List.of(new Study.Plot(name, "", name, name, name, List.of(name))),
                List.of(name),
                List.of(new Study.Assumption(name, name, name, name, name, name)),
                List.of(name),
                new Study.Provenance(name, name, name, 1, name, name, List.of()),
                Topology.none());
    }

    /** Two categorical factors and a number, with nothing but a throughput. */
    public static Study grid(int modes, int paths, int loads) {
        List<Variant> variants = new ArrayList<>();
        for (int m = 0; m < modes; m++)
            for (int p = 0; p < paths; p++)
                for (int l = 1; l <= loads; l++) {
                    Map<String, Variant.Level> levels = new LinkedHashMap<>();
                    levels.put("web.mode", new Variant.Level("mode" + m, Double.NaN, ""));
                    levels.put("web.net.path", new Variant.Level("path" + p, Double.NaN, ""));
                    levels.put("load", new Variant.Level(l + "/s", l, "1/s"));
                    var throughput =
                            new Finding.Total("throughput", "web", "", "1/s", l * (1 - 0.01 * m * p), Optional.empty());
                    variants.add(new Variant(levels, Map.of(), List.of(), List.of(throughput), List.of(), List.of()));
                }
        return new Study(
                "Grid",
                "",
                List.of("web.mode", "web.net.path", "load"),
                variants,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Study.Provenance("grid.vmm", "", "", 1, "1", "", List.of()),
                Topology.none());
    }

    /** One variant with these findings, without runs. */
    public static Study of(Finding... findings) {
        Variant variant = new Variant(Map.of(), Map.of(), List.of(), List.of(findings), List.of(), List.of());
        return new Study(
                "One",
                "",
                List.of(),
                List.of(variant),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Study.Provenance("one.vmm", "", "", 1, "1", "", List.of()),
                Topology.none());
    }

    private static Profile profile(
            String name,
            double fixed,
            double shape,
            Map<String, Double> cpu,
            String modification,
            String compatibility,
            String impact) {
        Map<String, Double> ordered = new TreeMap<>(cpu);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Guest OS modification", modification);
        facts.put("Guest OS compatibility", compatibility);
        return new Profile(name, ordered, fixed, shape, facts);
    }

    private static Variant variant(Map<String, Variant.Level> levels, Profile profile, double rate, double cpus) {
        List<Run> runs = new ArrayList<>();
        List<double[]> samples = new ArrayList<>();
        List<List<Finding>> each = new ArrayList<>();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            // the same stream for every variant: common random numbers
            Random random = new Random(2026 + repetition);
            double[] latency = latencies(profile, rate, cpus, random);
            samples.add(latency);
            List<Finding> findings = findings(profile, rate, cpus, random, latency);
            each.add(findings);
            runs.add(new Run(2026, repetition, 2, 20, 1_204_331 + repetition * 17, 0x5eed, findings, audit()));
        }
        double[] all =
                samples.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        List<Finding> merged = new ArrayList<>();
        for (int f = 0; f < each.getFirst().size(); f++) {
            int index = f;
            if (each.getFirst().get(f) instanceof Finding.Total total) {
                double[] values = each.stream()
                        .mapToDouble(list -> ((Finding.Total) list.get(index)).value())
                        .toArray();
                double mean = java.util.stream.DoubleStream.of(values).average().orElseThrow();
                merged.add(new Finding.Total(
                        total.measure(),
                        total.subject(),
                        total.detail(),
                        total.unit(),
                        mean,
                        Optional.of(interval(mean, values))));
            } else merged.add(histogram("latency", "web", all));
        }
        double busy = Math.min(0.999, rate * profile.work() / cpus);
        double mean = profile.work() / 2 + profile.fixed() + profile.work() * busy * busy / (1 - busy) / cpus;
        List<Finding.Total> predictions = List.of(
                new Finding.Total(
                        "throughput", "web", "", "1/s", Math.min(rate, cpus / profile.work()), Optional.empty()),
                new Finding.Total(
                        "latency",
                        "web",
                        "",
                        "s",
                        rate * profile.work() >= cpus ? Double.POSITIVE_INFINITY : mean,
                        Optional.empty()));
        List<String> notes = rate * profile.work() >= cpus
                ? List.of("offered load exceeds the capacity of the host's CPUs")
                : List.of();
        return new Variant(levels, profile.facts(), runs, merged, predictions, notes);
    }

    private static double[] latencies(Profile profile, double rate, double cpus, Random random) {
        double busy = rate * profile.work() / cpus;
        double capped = Math.min(busy, 0.985);
        double wait = profile.work() * Math.pow(capped, 4) / (1 - capped) * (busy > 1 ? 6 * busy : 1);
        return IntStream.range(0, 4000)
                .mapToDouble(i -> profile.fixed()
                        + profile.work() * 0.7 * Math.exp(profile.shape() * random.nextGaussian())
                        + (random.nextDouble() < capped ? -Math.log(1 - random.nextDouble()) * wait : 0))
                .toArray();
    }

    private static List<Finding> findings(Profile profile, double rate, double cpus, Random random, double[] latency) {
        double served = Math.min(rate, cpus / profile.work()) * (1 + 0.002 * random.nextGaussian());
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding.Total("throughput", "web", "", "1/s", served, Optional.empty()));
        findings.add(histogram("latency", "web", latency));
        profile.cpu()
                .forEach((layer, seconds) -> findings.add(new Finding.Total(
                        "host-cpu",
                        "web",
                        layer,
                        "CPUs",
                        seconds * served * (1 + 0.004 * random.nextGaussian()),
                        Optional.empty())));
        findings.add(
                new Finding.Total("host-cpu", "web", "idle", "CPUs", 64 - served * profile.work(), Optional.empty()));
        double mean = java.util.stream.DoubleStream.of(latency).average().orElseThrow();
        double known = profile.work() * 0.7 * 1.1 + profile.fixed();
        profile.cpu()
                .forEach((layer, seconds) -> findings.add(
                        new Finding.Total("latency-part", "web", layer, "s", seconds * 0.75, Optional.empty())));
        findings.add(new Finding.Total("latency-part", "web", "wire", "s", profile.fixed(), Optional.empty()));
        findings.add(new Finding.Total(
                "latency-part", "web", "waiting", "s", Math.max(1e-6, mean - known), Optional.empty()));
        double exits = profile.cpu().getOrDefault("exit", 0.0) / 1.4e-6 * served;
        findings.add(new Finding.Total("exits", "web", "kick", "1/s", exits * 0.7, Optional.empty()));
        findings.add(new Finding.Total("exits", "web", "interrupt", "1/s", exits * 0.3, Optional.empty()));
        double busy = Math.min(1, rate * profile.work() / cpus);
        findings.add(new Finding.Total("utilisation", "web vCPUs", "", "ratio", busy, Optional.empty()));
        findings.add(
                new Finding.Total("utilisation", "eth0", "", "ratio", served * 16384 * 8 / 25e9, Optional.empty()));
        findings.add(new Finding.Total("utilisation", "nvme0", "", "ratio", served / 400e3, Optional.empty()));
        return findings;
    }

    /** Buckets of one per cent. */
    public static Finding.Histogram histogram(String measure, String subject, double[] values) {
        TreeMap<Integer, Long> buckets = new TreeMap<>();
        for (double value : values) buckets.merge((int) Math.ceil(Math.log(value) / Math.log(1.01)), 1L, Long::sum);
        var statistics = java.util.stream.DoubleStream.of(values).summaryStatistics();
        double mean = statistics.getAverage();
        double variance = java.util.stream.DoubleStream.of(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        double half = 1.96 * Math.sqrt(variance / Math.max(1, values.length)) * 2;
        return new Finding.Histogram(
                measure,
                subject,
                "",
                "s",
                values.length,
                values.length == 0 ? Double.NaN : mean,
                values.length < 10 ? Optional.empty() : Optional.of(new Interval(mean - half, mean + half, 0.95)),
                Math.sqrt(variance),
                statistics.getMin(),
                statistics.getMax(),
                buckets.keySet().stream().mapToDouble(k -> Math.pow(1.01, k)).toArray(),
                buckets.values().stream().mapToLong(v -> v).toArray(),
                new double[0]);
    }

    private static Interval interval(double mean, double[] values) {
        double squares = java.util.stream.DoubleStream.of(values)
                .map(v -> (v - mean) * (v - mean))
                .sum();
        double half = 2.776 * Math.sqrt(squares / (values.length - 1) / values.length);
        return new Interval(mean - half, mean + half, 0.95);
    }

    private static List<Run.AuditCheck> audit() {
        return List.of(
                new Run.AuditCheck("Little's law", "web", 12.1, 12.1, true),
                new Run.AuditCheck("utilisation law", "eth0", 0.31, 0.31, true),
                new Run.AuditCheck("flow balance", "web", 0, 0, true));
    }

    private static Study.Verdict verdict(
            List<Variant> variants, String requirement, int line, int variant, double bound) {
        List<Run> runs = variants.get(variant).runs();
        double[] each = runs.stream()
                .mapToDouble(r -> r.findings().stream()
                        .filter(f -> f instanceof Finding.Histogram)
                        .mapToDouble(f -> ((Finding.Histogram) f).quantile(0.99))
                        .findFirst()
                        .orElseThrow())
                .toArray();
        double value = java.util.stream.DoubleStream.of(each).average().orElseThrow();
        Interval interval = interval(value, each);
        Decision decision = interval.high() <= bound
                ? Decision.MET
                : interval.low() > bound ? Decision.MISSED : Decision.NOT_DECIDED;
        return new Study.Verdict(requirement, line, variant, decision, value, Optional.of(interval), bound, "s");
    }

    private static List<Study.Assumption> assumptions() {
        return List.of(
                new Study.Assumption(
                        "exit",
                        "604 cycles",
                        "costs Skylake",
                        "vmlatency raw results, i7-6700K",
                        "measured",
                        "441 cycles to 1692 cycles"),
                new Study.Assumption(
                        "kernel-device",
                        "1150 cycles",
                        "costs Skylake",
                        "kvm-unit-tests vmexit.flat, inl_from_kernel minus vmcall",
                        "measured",
                        ""),
                new Study.Assumption(
                        "user-device",
                        "5100 cycles",
                        "costs Skylake",
                        "kvm-unit-tests vmexit.flat, inl_from_qemu minus vmcall",
                        "measured",
                        "4200 cycles to 9800 cycles"),
                new Study.Assumption(
                        "wakeup",
                        "5 us",
                        "path vhost",
                        "estimate: split of the 30.4 us of Felter 2015 Fig. 3",
                        "assumed",
                        "2 us to 9 us"),
                new Study.Assumption("copy", "0.09 ns/B", "path vhost", "Felter 2015 Fig. 2, receive", "quoted", ""));
    }

    private static Study.Provenance provenance(String model) {
        return new Study.Provenance(
                model,
                """
                package lab.web

                import ringzero.processors.*
                import ringzero.devices.*

                /** Two-socket virtualization host, rack 1. */
                host rack1 {
                    processor  2 x IntelXeonGold6338
                    memory     512 GiB
                    iommu      on
                    hypervisor KVM
                    nic  eth0  : IntelE810 { vfs 16 }
                    disk nvme0 : SamsungPM1735
                }

                guest web[8] on rack1 {
                    os     Linux
                    mode   hardware-assisted
                    vcpus  4
                    memory 8 GiB
                    net    eth0  via sr-iov
                    runs   WebRequests
                }

                experiment PathsUnderLoad {
                    vary  web.net.path over emulated, virtio, vhost, sr-iov
                    vary  WebRequests.arrivals.rate from 5000/s to 60000/s in 12 steps
                    run   20 s after warm-up 2 s
                    repeat until latency.p99 within 2 % at 95 % confidence, at most 50
                    seed  2026
                    report throughput, latency, host-cpu, exits
                    require web.latency.p99 <= 600 us where web.net.path = sr-iov
                    require web.latency.p99 <= 2 ms where web.net.path = virtio and WebRequests.arrivals.rate = 60000/s
                    plot  latency.p99 against WebRequests.arrivals.rate by web.net.path
                }
                """,
                "9f2c4e0b7a1d8c35e6f90412ab7d3c58e1f60927b4d8a3c5e7f1029384756abc",
                2026,
                "1.0.0",
                "2026-03-14T15:09:26Z",
                List.of("--experiment", "PathsUnderLoad", "--set", "web.vcpus=8", "--seed", "2026"));
    }

    /** The lesson's study, whose first variant was watched. */
    public static Study watched(Watched watched) {
        Study bare = lesson();
        List<Variant> variants = new ArrayList<>(bare.variants());
        variants.set(0, variants.getFirst().with(Optional.of(watched)));
        return with(bare, variants);
    }

    /** A study with other variants. */
    public static Study with(Study bare, List<Variant> variants) {
        return new Study(
                bare.name(),
                bare.question(),
                bare.factors(),
                variants,
                bare.verdicts(),
                bare.plots(),
                bare.observations(),
                bare.assumptions(),
                bare.warnings(),
                bare.provenance(),
                bare.topology());
    }
}
