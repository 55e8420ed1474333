// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringzero.experiment.find.Search;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.scope.Inherited;
import ringzero.model.Experiment;
import ringzero.model.Find;

@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the largest or smallest value of a setting for which all requirements of an experiment hold,",
            "as its 'find' says: 'find largest web.count from 1 to 64'."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero find capacity.vmm",
            "  ringzero find capacity.vmm --set web.net.path=sr-iov --json",
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

    FindCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var progress = new ProgressLine(terminal, asking.quiet);
        List<Search.Answer> answers = Interruptible.run(progress, () -> answers(progress));
        if (json)
            terminal.out()
                    .println(new GsonBuilder().setPrettyPrinting().create().toJson(json(answers)));
        else answers.forEach(this::print);
        return answers.stream().allMatch(answer -> answer.value().isPresent())
                ? ExitCode.OK
                : ExitCode.REQUIREMENT_MISSED;
    }

    private List<Search.Answer> answers(ProgressLine progress) {
        try (var trials = new StudyRunner().trials(asking.request().withExperiment(experiment), progress)) {
            List<Find> finds = trials.experiment()
                    .map(experiment -> Inherited.<Experiment, Find>list(experiment, Experiment::getFinds))
                    .orElse(List.of());
            if (finds.isEmpty())
                throw new UsageException("Experiment " + trials.name()
                        + " searches nothing. Add for example 'find largest web.count from 1 to 64' to it.");
            List<Search.Answer> answers = new ArrayList<>();
            for (Find find : finds) answers.addAll(new Search(trials).answers(find));
            return answers;
        }
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
        if (answer.value().isPresent())
            terminal.out()
                    .println("  Settings: "
                            + String.join(
                                    " ",
                                    answer.patch().stream()
                                            .map(s -> "--set '" + s + "'")
                                            .toList()));
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
