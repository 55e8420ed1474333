// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringzero.experiment.find.Sensitivity;
import ringzero.experiment.run.StudyRunner;
import ringzero.report.notation.Quantities;

@Command(
        name = "sensitivity",
        mixinStandardHelpOptions = true,
        description = {
            "Says which numbers of the model and the library the answer depends on most.",
            "All numbers that name a range are drawn from it at once, again and again (Latin hypercube), under the same"
                    + " arrivals."
        },
        footerHeading = "%nExample:%n",
        footer = {"  ringzero sensitivity web.vmm --set web.net.path=vhost --samples 64"})
final class SensitivityCommand implements Callable<Integer> {

    private static final int SHOWN = 8;

    private final Terminal terminal;

    @Mixin
    private Asking asking;

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "NAME",
            description = "The experiment; the first of the file if not given.")
    private String experiment;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many draws. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(names = "--json", description = "Print JSON, with all numbers that were drawn.")
    private boolean json;

    SensitivityCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (samples < 4) throw new UsageException("--samples must be at least 4, but is " + samples + ".");
        var progress = new ProgressLine(terminal, asking.quiet);
        List<Sensitivity.Ranking> rankings = Interruptible.run(progress, () -> rankings(progress));
        if (json) {
            var list = new JsonArray();
            rankings.forEach(ranking -> list.add(json(ranking)));
            terminal.print(list);
        } else rankings.forEach(this::print);
        return ExitCode.OK;
    }

    private List<Sensitivity.Ranking> rankings(ProgressLine progress) {
        try (var trials = new StudyRunner().trials(asking.request().withExperiment(experiment), progress)) {
            var sensitivity = new Sensitivity(trials);
            return sensitivity.rankings(trials.treatments().getFirst(), sensitivity.observables(), samples);
        }
    }

    private void print(Sensitivity.Ranking ranking) {
        terminal.out()
                .println(ranking.observable().path() + ": "
                        + ranking.range()
                                .map(range -> "90 % of the answers lie between "
                                        + Quantities.measured(range.low(), ranking.unit()) + " and "
                                        + Quantities.measured(range.high(), ranking.unit()) + ".")
                                .orElse("too few samples for a range."));
        if (ranking.inputs().isEmpty()) terminal.out().println("  No number that it rests on names a range.");
        else terminal.out().println("  explains, correlates");
        var table = new Columns();
        ranking.inputs().stream()
                .limit(SHOWN)
                .forEach(input -> table.add(List.of(
                        "  "
                                + String.format(
                                        Locale.ROOT,
                                        "%.0f %%",
                                        100 * input.influence().share()),
                        String.format(Locale.ROOT, "%+.2f", input.influence().correlation()),
                        input.assumption().name(),
                        input.assumption().value(),
                        input.assumption().range(),
                        input.assumption().declaredIn(),
                        input.influence().isCertain() ? "" : "(may be chance)")));
        table.print(terminal.out());
        terminal.out().println();
    }

    private static JsonObject json(Sensitivity.Ranking ranking) {
        var object = new JsonObject();
        object.addProperty("observation", ranking.observable().path());
        object.addProperty("unit", ranking.unit());
        object.addProperty("samples", ranking.samples());
        Numbers.add(object, "range", ranking.range());
        var inputs = new JsonArray();
        for (Sensitivity.Input input : ranking.inputs()) {
            var assumption = input.assumption();
            var each = new JsonObject();
            each.addProperty("name", assumption.name());
            each.addProperty("value", assumption.value());
            each.addProperty("range", assumption.range());
            each.addProperty("declared-in", assumption.declaredIn());
            each.addProperty("source", assumption.source());
            each.addProperty("confidence", assumption.confidence());
            Numbers.add(each, "share-of-variance", input.influence().share());
            Numbers.add(each, "correlation", input.influence().correlation());
            each.addProperty("certain", input.influence().isCertain());
            inputs.add(each);
        }
        object.add("inputs", inputs);
        return object;
    }
}
