// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ringzero.language.Models;
import ringzero.language.Problem.Severity;
import ringzero.model.Declaration;
import ringzero.model.Experiment;
import ringzero.model.Guest;
import ringzero.model.Model;
import ringzero.model.OpenArrivals;
import ringzero.model.Quantity;

/**
 * An experiment that is still being thought of.
 *
 * @param name what it is called
 * @param guest the guest whose latency and throughput matter
 * @param factor the setting that it varies, such as {@code web.net.path}
 * @param levels the values of that setting
 * @param bound the most that the 99th percentile of the latency may be, such as "2 ms"; empty: nothing is required
 */
record ExperimentDraft(String name, String guest, String factor, List<String> levels, String bound) {

    /** How it is written. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("experiment " + name + " {");
        lines.add("    vary   " + factor + " over " + String.join(", ", levels));
        lines.add("    run    1 s after warm-up 100 ms");
        lines.add("    repeat 3 times");
        lines.add("    seed   1");
        lines.add("    report throughput, latency, host-cpu");
        if (!bound.isBlank()) lines.add("    require " + guest + ".latency.p99 <= " + bound);
        lines.add("    plot   latency.p99 against " + factor);
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    /** A model with it, behind everything else. */
    String appendedTo(String model) {
        return model.stripTrailing() + "\n\n" + text();
    }

    /** The guests of a model, by name. */
    static List<String> guests(Model model) {
        return declarations(model, Guest.class).stream()
                .map(Guest::getName)
                .filter(name -> name != null)
                .toList();
    }

    private static <T extends Declaration> List<T> declarations(Model model, Class<T> type) {
        return model.getDeclarations().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** A name that no experiment of a model has. */
    static String freeName(Model model) {
        Set<String> taken = declarations(model, Experiment.class).stream()
                .map(Experiment::getName)
                .collect(Collectors.toSet());
        String name = "Question";
        for (int i = 2; taken.contains(name); i++) name = "Question" + i;
        return name;
    }

    /**
     * What is worth varying about a guest, with levels that its model allows. Checks the model once for every level of mode and path.
     *
     * @param text the model's text, without mistakes
     * @param path names it in problems
     */
    static Map<String, List<String>> factors(Models models, String text, Path path, String guest) {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        Model model = models.parse(text, path).model();
        Guest found = declarations(model, Guest.class).stream()
                .filter(each -> guest.equals(each.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no guest " + guest));
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        candidates.put(guest + ".net.path", List.of("emulated", "virtio", "vhost", "sr-iov"));
        candidates.put(guest + ".mode", List.of("emulated", "paravirtual", "hardware-assisted"));
        candidates.put(guest + ".vcpus", List.of("1", "2", "4"));
        candidates.put(guest + ".count", List.of("1", "2", "4", "8"));
        for (var workload : found.getWorkloads())
            if (workload.getArrivals() instanceof OpenArrivals open
                    && open.getRate() != null
                    && open.getRate().getUnit() != null)
                candidates.put(workload.getName() + ".arrivals.rate", around(open.getRate()));
        candidates.forEach((factor, levels) -> {
            List<String> allowed = levels.stream()
                    .filter(level -> isCorrect(
                            models,
                            new ExperimentDraft(freeName(model), guest, factor, List.of(level), ""),
                            text,
                            path))
                    .toList();
            if (allowed.size() > 1) factors.put(factor, allowed);
        });
        return factors;
    }

    private static List<String> around(Quantity rate) {
        List<String> levels = new ArrayList<>();
        for (double part : new double[] {0.25, 0.5, 1})
            levels.add(BigDecimal.valueOf(rate.getMagnitude() * part)
                            .stripTrailingZeros()
                            .toPlainString()
                    + (rate.getUnit().startsWith("/") ? "" : " ")
                    + rate.getUnit());
        return levels;
    }

    private static boolean isCorrect(Models models, ExperimentDraft draft, String text, Path path) {
        return models.parse(draft.appendedTo(text), path).problems().stream()
                .noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
