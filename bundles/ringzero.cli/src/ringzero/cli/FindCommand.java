// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringzero.experiment.find.Cheapest;
import ringzero.experiment.find.Search;
import ringzero.experiment.run.ModelPatch;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.language.scope.Inherited;
import ringzero.model.Experiment;
import ringzero.model.Find;
import ringzero.model.Goal;

@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the largest, smallest or cheapest setting that meets all requirements.",
            "What is searched says the 'find' of the experiment: 'find largest web.count from 1 to 64', or, among the"
                    + " combinations of its factors, 'find cheapest host-cpu'."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero find capacity.vmm",
            "  ringzero find capacity.vmm --set web.net.path=sr-iov --json",
            "  ringzero find capacity.vmm --apply",
            "",
            "Exit code 1 if no value meets the requirements."
        })
final class FindCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private Asking asking;

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "NAME",
            description = "The experiment; the first of the file if not given.")
    private String experiment;

    @Option(names = "--json", description = "Print JSON, with all values that were tried.")
    private boolean json;

    @Option(names = "--apply", description = "Write the answer into the model, if there is exactly one.")
    private boolean apply;

    FindCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What was asked for, answered. */
    private record Answers(List<Search.Answer> searches, List<Cheapest.Answer> cheapest) {
        boolean isComplete() {
            return searches.stream().allMatch(answer -> answer.value().isPresent())
                    && cheapest.stream().allMatch(answer -> answer.levels().isPresent());
        }

        /** What would change the model; one list of settings for each answer. */
        List<List<String>> patches() {
            List<List<String>> patches = new ArrayList<>();
            for (var answer : searches) if (answer.value().isPresent()) patches.add(answer.patch());
            for (var answer : cheapest) if (answer.levels().isPresent()) patches.add(answer.patch());
            return patches;
        }
    }

    @Override
    public Integer call() throws IOException {
        var progress = new ProgressLine(terminal, asking.quiet);
        Answers answers = Interruptible.run(progress, () -> answers(progress));
        if (json) {
            var all = json(answers.searches());
            answers.cheapest().forEach(answer -> all.add(json(answer)));
            terminal.print(all);
        } else {
            answers.searches().forEach(this::print);
            answers.cheapest().forEach(this::print);
        }
        if (apply) apply(answers.patches());
        return answers.isComplete() ? ExitCode.OK : ExitCode.REQUIREMENT_MISSED;
    }

    private Answers answers(ProgressLine progress) {
        try (var trials = new StudyRunner().trials(asking.request().withExperiment(experiment), progress)) {
            List<Find> finds = trials.experiment()
                    .map(experiment -> Inherited.<Experiment, Find>list(experiment, Experiment::getFinds))
                    .orElse(List.of());
            if (finds.isEmpty())
                throw new UsageException("Experiment " + trials.name()
                        + " searches nothing. Add for example 'find largest web.count from 1 to 64' to it.");
            var answers = new Answers(new ArrayList<>(), new ArrayList<>());
            for (Find find : finds) {
                if (find.getGoal() == Goal.CHEAPEST) answers.cheapest().add(new Cheapest(trials, find).answer());
                else answers.searches().addAll(new Search(trials).answers(find));
            }
            return answers;
        }
    }

    private void apply(List<List<String>> patches) throws IOException {
        if (patches.size() != 1)
            throw new UsageException(
                    patches.isEmpty()
                            ? "There is no answer to apply."
                            : "There are " + patches.size()
                                    + " answers; choose one with --set, or write its settings into the model.");
        String changed =
                ModelPatch.apply(new Models(), asking.model, Files.readString(asking.model), patches.getFirst());
        Reports.write(out -> out.write(changed.getBytes(StandardCharsets.UTF_8)), asking.model);
        if (!asking.quiet)
            terminal.say("Changed: " + asking.model + " (" + String.join(", ", patches.getFirst()) + ")");
    }

    private void print(Cheapest.Answer answer) {
        terminal.out().println(answer.sentence());
        var table = new Columns();
        for (Cheapest.Tried tried : answer.frontier())
            table.add(List.of(
                    "  " + String.join(", ", tried.levels().values()),
                    tried.decision().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    answer.objective() + " " + Cheapest.cost(tried.cost()),
                    tried.repetitions() + " repetitions",
                    String.join("; ", tried.missed())));
        table.print(terminal.out());
        settings(answer.patch());
        terminal.out().println();
    }

    private void settings(List<String> patch) {
        if (patch.isEmpty()) return;
        terminal.out()
                .println("  Settings: "
                        + String.join(
                                " ",
                                patch.stream().map(s -> "--set '" + s + "'").toList()));
    }

    private static JsonObject json(Cheapest.Answer answer) {
        var object = new JsonObject();
        object.addProperty("objective", answer.objective());
        object.addProperty("certain", answer.isCertain());
        object.addProperty("sentence", answer.sentence());
        var patch = new JsonArray();
        answer.patch().forEach(patch::add);
        object.add("patch", patch);
        var frontier = new JsonArray();
        for (Cheapest.Tried tried : answer.frontier()) {
            var point = new JsonObject();
            var levels = new JsonObject();
            tried.levels().forEach(levels::addProperty);
            point.add("levels", levels);
            point.addProperty(
                    "decision", tried.decision().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            if (Double.isFinite(tried.cost().value()))
                point.addProperty("cost", tried.cost().value());
            point.addProperty("unit", tried.cost().unit());
            point.addProperty("repetitions", tried.repetitions());
            var missed = new JsonArray();
            tried.missed().forEach(missed::add);
            point.add("missed", missed);
            frontier.add(point);
        }
        object.add("frontier", frontier);
        return object;
    }

    private void print(Search.Answer answer) {
        if (!answer.levels().isEmpty()) {
            terminal.out()
                    .println(String.join(
                                    ", ",
                                    answer.levels().entrySet().stream()
                                            .map(level -> level.getKey() + " = " + level.getValue())
                                            .toList())
                            + ":");
        }
        terminal.out().println(answer.sentence());
        var table = new Columns();
        for (Search.Tried tried : answer.frontier())
            table.add(List.of(
                    "  " + tried.value(),
                    word(tried),
                    tried.repetitions() + " repetitions",
                    String.join("; ", tried.missed())));
        table.print(terminal.out());
        if (answer.value().isPresent()) settings(answer.patch());
        terminal.out().println();
    }

    private static String word(Search.Tried tried) {
        return tried.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static JsonArray json(List<Search.Answer> answers) {
        var list = new JsonArray();
        for (Search.Answer answer : answers) {
            var object = new JsonObject();
            var levels = new JsonObject();
            answer.levels().forEach(levels::addProperty);
            object.add("levels", levels);
            object.addProperty("setting", answer.setting());
            object.addProperty("value", answer.value().orElse(null));
            object.addProperty("beyond", answer.beyond().orElse(null));
            object.addProperty("sentence", answer.sentence());
            var patch = new JsonArray();
            answer.patch().forEach(patch::add);
            object.add("patch", patch);
            var frontier = new JsonArray();
            for (Search.Tried tried : answer.frontier()) {
                var point = new JsonObject();
                point.addProperty("value", tried.value());
                point.addProperty("number", tried.number());
                point.addProperty("decision", word(tried));
                point.addProperty("repetitions", tried.repetitions());
                var missed = new JsonArray();
                tried.missed().forEach(missed::add);
                point.add("missed", missed);
                frontier.add(point);
            }
            object.add("frontier", frontier);
            list.add(object);
        }
        return list;
    }
}
