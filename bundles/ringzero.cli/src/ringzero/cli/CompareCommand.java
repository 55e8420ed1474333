// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.estimate.Observable;
import ringzero.experiment.find.Formula;
import ringzero.experiment.find.Paired;
import ringzero.experiment.store.ResultFile;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares variants of a study, run by run.",
            "Repetitions of the same number had the same random arrivals, so that small differences are seen."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero compare web-Paths.rzr vhost sr-iov",
            "  ringzero compare web-Paths.rzr 'vhost,4000/s' 'sr-iov,4000/s' --json",
            "  ringzero compare web-Paths.rzr vhost sr-iov --observe web.latency.p99 --observe host-cpu"
        })
final class CompareCommand implements Callable<Integer> {

    private static final double CONFIDENCE = 0.95;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The result file (.rzr).")
    private Path results;

    @Parameters(
            index = "1",
            paramLabel = "VARIANT",
            description = "Levels that the one has, as in sr-iov or 'sr-iov,4000/s'.")
    private String one;

    @Parameters(index = "2", paramLabel = "VARIANT", description = "Levels that the other has.")
    private String other;

    @Option(
            names = "--observe",
            paramLabel = "OBSERVATION",
            description =
                    "What to compare, as in web.latency.p99; throughput, mean and p99 latency and host CPU if not given.")
    private List<String> observations = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON: a list of comparisons, in base units.")
    private boolean json;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Study study = ResultFile.read(results);
        if (observations.isEmpty())
            observations.addAll(List.of("throughput", "latency.mean", "latency.p99", "host-cpu"));
        List<Integer> first = matching(study, one);
        List<Integer> second = matching(study, other);
        List<Compared> all = new ArrayList<>();
        for (int a : first) {
            for (int b : second) {
                // variants that agree in everything that was not named
                if (a != b && (first.size() == 1 || second.size() == 1 || agree(study, a, b)))
                    all.addAll(
                            compared(study.variants().get(a), study.variants().get(b)));
            }
        }
        if (json) {
            var list = new JsonArray();
            all.forEach(each -> list.add(json(each)));
            terminal.print(list);
        } else all.forEach(each -> terminal.out().println(capital(each.sentence())));
        return ExitCode.OK;
    }

    /** Two variants by one observation. */
    private record Compared(String observation, Variant one, Variant other, Paired paired) {
        String sentence() {
            return paired.sentence(observation, name(one), name(other));
        }
    }

    private List<Compared> compared(Variant one, Variant other) {
        return observations.stream()
                .map(observation -> new Compared(
                        observation,
                        one,
                        other,
                        Paired.of(observable(observation, one), one.runs(), other.runs(), CONFIDENCE)))
                .toList();
    }

    private static JsonObject json(Compared compared) {
        Paired paired = compared.paired();
        var object = new JsonObject();
        object.addProperty("observation", compared.observation());
        object.add("one", levels(compared.one()));
        object.add("other", levels(compared.other()));
        object.addProperty("unit", paired.unit());
        Numbers.add(object, "value-of-one", paired.one());
        Numbers.add(object, "value-of-other", paired.other());
        Numbers.add(object, "difference", paired.difference());
        Numbers.add(object, "difference-interval", paired.interval());
        Numbers.add(object, "ratio", paired.ratio());
        Numbers.add(object, "ratio-interval", paired.ratioInterval());
        object.addProperty("repetitions", paired.repetitions());
        object.addProperty("certain", paired.isCertain());
        object.addProperty("sentence", capital(compared.sentence()));
        return object;
    }

    private static JsonObject levels(Variant variant) {
        var levels = new JsonObject();
        variant.levels().forEach((factor, level) -> levels.addProperty(factor, level.text()));
        return levels;
    }

    private static Observable observable(String observation, Variant variant) {
        try {
            return Formula.observable(observation, variant);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static String capital(String sentence) {
        return sentence.startsWith("No ")
                ? sentence
                : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String name(Variant variant) {
        return variant.levels().values().stream().map(Variant.Level::text).collect(Collectors.joining(", "));
    }

    private List<Integer> matching(Study study, String levels) {
        List<String> wanted = List.of(levels.split("\\s*,\\s*"));
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < study.variants().size(); i++) {
            var texts = study.variants().get(i).levels().values().stream()
                    .map(Variant.Level::text)
                    .toList();
            if (texts.containsAll(wanted)) found.add(i);
        }
        if (found.isEmpty())
            throw new UsageException("No variant has '" + levels + "'; there are "
                    + study.variants().stream().map(CompareCommand::name).collect(Collectors.joining("; ")) + ".");
        return found;
    }

    private boolean agree(Study study, int a, int b) {
        var levels = new ArrayList<String>();
        levels.addAll(List.of(one.split("\\s*,\\s*")));
        levels.addAll(List.of(other.split("\\s*,\\s*")));
        Variant first = study.variants().get(a);
        Variant second = study.variants().get(b);
        List<String> named = study.factors().stream()
                .filter(factor -> levels.contains(text(first, factor)) && levels.contains(text(second, factor)))
                .toList();
        return study.factors().stream()
                .allMatch(factor -> text(first, factor).equals(text(second, factor))
                        || named.contains(factor)
                        || named.stream().anyMatch(other -> goesWith(study, factor, other)));
    }

    /** Whether one factor is varied together with another: at each level of that it has one level. */
    private static boolean goesWith(Study study, String factor, String other) {
        Map<String, String> levels = new HashMap<>();
        return study.variants().stream()
                .allMatch(variant -> text(variant, factor)
                        .equals(levels.computeIfAbsent(text(variant, other), level -> text(variant, factor))));
    }

    private static String text(Variant variant, String factor) {
        return variant.levels().get(factor).text();
    }
}
