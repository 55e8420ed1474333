// SPDX-License-Identifier: EPL-2.0
package ringzero.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ringzero.report.notation.Quantities;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Run;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Study.Decision;
import ringzero.simulation.results.Variant;

/**
 * A study, read: everything that any report shows, in the order in which it should be read.
 *
 * @param study where it comes from
 * @param design how the variants lie to each other
 * @param requirements with their verdicts, missed ones first
 * @param messages what is worth a sentence
 * @param comparisons one table, or one each at the lowest and highest common level of the axis
 * @param figures curves or bars
 * @param parts where the time and the CPU go
 * @param predictions the analytic twin beside the simulation
 * @param audit the self-checks of all runs
 */
public record Answer(
        Study study,
        Design design,
        List<Requirement> requirements,
        List<Message> messages,
        List<Comparison> comparisons,
        List<Exhibit> figures,
        List<Exhibit> parts,
        List<Prediction> predictions,
        Audit audit) {

    /**
     * A predicted mean beside the simulated one.
     *
     * @param error simulated to predicted, relative to the simulated; NaN if one of them is missing
     */
    public record Prediction(String variant, String label, Reading simulated, Reading predicted, double error) {}

    /** The laws that were checked, how often, and where one did not hold. */
    public record Audit(long checks, List<String> laws, List<Failure> failures) {
        /** A law that did not hold. */
        public record Failure(String variant, int replication, Run.AuditCheck check) {}
    }

    /** Reads a study. Takes time in proportion to its findings; the result can be kept and shown many times. */
    public static Answer of(Study study) {
        Design design = Design.of(study);
        List<Aspect> aspects = aspects(study);
        Portions portions = new Portions(design);
        Tails tails = new Tails(design);
        Delays delays = new Delays(design);
        List<Exhibit> figures =
                new ArrayList<>(study.variants().isEmpty() ? List.of() : new Figures(study, design).figures(aspects));
        List<Exhibit> parts = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        List<Double> ends = ends(design);
        for (double level : ends) {
            List<Design.Stop> stops = design.alternatives().stream()
                    .map(a -> a.at(level).orElseThrow())
                    .toList();
            String where = design.across()
                    .map(a -> " at " + design.shortAcross() + " "
                            + stops.getFirst().text())
                    .orElse("");
            comparisons.add(Comparison.of(
                    where.isEmpty() ? "All variants" : Labels.capital(where.strip()), design, stops, aspects));
            portions.of("latency-part", "Where the time of a request goes" + where, stops)
                    .ifPresent(parts::add);
            parts.addAll(delays.of(stops, where, level == ends.getLast()));
            portions.of("host-cpu", "What the host's CPUs do" + where, stops).ifPresent(parts::add);
            portions.utilisation(stops, where).ifPresent(parts::add);
            figures.addAll(tails.of("latency", stops, where));
        }
        List<Requirement> requirements = Requirement.of(study, design).stream()
                .sorted(java.util.Comparator.comparing(r -> urgency(r.decision())))
                .toList();
        return new Answer(
                study,
                design,
                requirements,
                new Messages(design).of(aspects, headline(aspects)),
                List.copyOf(comparisons),
                List.copyOf(figures),
                List.copyOf(parts),
                predictions(study, design),
                audit(study, design));
    }

    /** The lowest and the highest level that all alternatives have. */
    private static List<Double> ends(Design design) {
        List<Double> levels = design.commonLevels();
        if (levels.size() < 2) return levels;
        return List.of(levels.getFirst(), levels.getLast());
    }

    private static int urgency(Decision decision) {
        return switch (decision) {
            case MISSED -> 0;
            case NOT_DECIDED -> 1;
            case MET -> 2;
        };
    }

    /** The figures that are compared, as far as some variant has them. */
    static List<Aspect> aspects(Study study) {
        List<Aspect> wanted = new ArrayList<>();
        wanted.addAll(perSubject(study, "throughput", "", "1/s"));
        wanted.addAll(perSubject(study, "latency", "mean", "s"));
        wanted.addAll(perSubject(study, "latency", "p99", "s"));
        wanted.add(Aspect.of("host-cpu", "", "", "", "CPUs"));
        wanted.add(Aspect.hostCpuPerRequest());
        Stream.concat(Stream.of("exits", "drops"), study.observations().stream())
                .distinct()
                .filter(m -> !Set.of("throughput", "latency", "host-cpu").contains(m))
                .forEach(m -> wanted.addAll(perSubject(study, m, "", unit(study, m))));
        return wanted.stream()
                .filter(a -> study.variants().stream().anyMatch(a::isFoundIn))
                .toList();
    }

    /** One aspect if there is a whole or it can be summed; else one for each of up to three subjects. */
    private static List<Aspect> perSubject(Study study, String measure, String statistic, String unit) {
        Aspect whole = Aspect.of(measure, statistic, "", "", unit);
        if (study.variants().stream().anyMatch(whole::isFoundIn)) return List.of(whole);
        Set<String> subjects = new LinkedHashSet<>();
        for (Variant variant : study.variants())
            for (Finding finding : variant.findings())
                if (finding.measure().equals(measure) && finding.detail().isEmpty()) subjects.add(finding.subject());
        return subjects.stream()
                .limit(3)
                .map(s -> Aspect.of(measure, statistic, s, "", unit))
                .toList();
    }

    private static String unit(Study study, String measure) {
        return study.variants().stream()
                .flatMap(v -> v.findings().stream())
                .filter(f -> f.measure().equals(measure))
                .map(Finding::unit)
                .findFirst()
                .orElse("");
    }

    /** What most readers came for. */
    private static List<Aspect> headline(List<Aspect> aspects) {
        return aspects.stream()
                .filter(a -> a.id().endsWith("latency.p99")
                        || a.id().endsWith("throughput")
                        || a.id().equals("host-cpu-per-request"))
                .toList();
    }

    private static List<Prediction> predictions(Study study, Design design) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < study.variants().size(); i++) {
            Variant variant = study.variants().get(i);
            for (Finding.Total total : variant.predictions()) {
                Aspect aspect = Aspect.of(total.measure(), "", total.subject(), total.detail(), total.unit());
                Reading simulated = aspect.read(variant);
                Reading predicted = Double.isNaN(total.value())
                        ? Reading.missing(total.unit(), "not predicted")
                        : new Reading(total.value(), Optional.empty(), total.unit(), "");
                double error =
                        simulated.value() == 0 ? Double.NaN : (total.value() - simulated.value()) / simulated.value();
                predictions.add(
                        new Prediction(design.variantNames().get(i), aspect.label(), simulated, predicted, error));
            }
        }
        return List.copyOf(predictions);
    }

    private static Audit audit(Study study, Design design) {
        long checks = 0;
        Set<String> laws = new LinkedHashSet<>();
        List<Audit.Failure> failures = new ArrayList<>();
        for (int i = 0; i < study.variants().size(); i++)
            for (Run run : study.variants().get(i).runs())
                for (Run.AuditCheck check : run.audit()) {
                    checks++;
                    laws.add(check.law());
                    if (!check.holds())
                        failures.add(new Audit.Failure(design.variantNames().get(i), run.replication(), check));
                }
        return new Audit(checks, List.copyOf(laws), List.copyOf(failures));
    }

    /** "2 of 3 requirements are met, 1 is not decided." Empty if nothing was required. */
    public String verdict() {
        if (requirements.isEmpty()) return "";
        long met = count(Decision.MET);
        long missed = count(Decision.MISSED);
        long open = count(Decision.NOT_DECIDED);
        if (met == requirements.size())
            return met == 1 ? "The requirement is met." : "All " + met + " requirements are met.";
        List<String> clauses = new ArrayList<>();
        if (missed > 0) clauses.add(missed + (missed == 1 ? " is missed" : " are missed"));
        if (open > 0) clauses.add(open + (open == 1 ? " is not decided" : " are not decided"));
        if (met > 0) clauses.add(met + (met == 1 ? " is met" : " are met"));
        return "Of " + Quantities.count(requirements.size(), "requirement") + ", " + Labels.list(clauses) + ".";
    }

    private long count(Decision decision) {
        return requirements.stream().filter(r -> r.decision() == decision).count();
    }
}
