// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        for (int a : first) {
            for (int b : second) {
                // variants that agree in everything that was not named
                if (a != b && (first.size() == 1 || second.size() == 1 || agree(study, a, b))) compare(study, a, b);
            }
        }
        return ExitCode.OK;
    }

    private void compare(Study study, int a, int b) {
        Variant first = study.variants().get(a);
        Variant second = study.variants().get(b);
        for (String observation : observations) {
            Observable observable = observable(observation, first);
            var paired = Paired.of(observable, first.runs(), second.runs(), CONFIDENCE);
            terminal.out().println(capital(paired.sentence(observation, name(first), name(second))));
        }
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
        var named = new ArrayList<String>();
        named.addAll(List.of(one.split("\\s*,\\s*")));
        named.addAll(List.of(other.split("\\s*,\\s*")));
        return study.factors().stream().allMatch(factor -> {
            String levelOfOne = study.variants().get(a).levels().get(factor).text();
            String levelOfOther = study.variants().get(b).levels().get(factor).text();
            return levelOfOne.equals(levelOfOther) || named.contains(levelOfOne) && named.contains(levelOfOther);
        });
    }
}
