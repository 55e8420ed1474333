// SPDX-License-Identifier: EPL-2.0
package ringzero.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringzero.experiment.explain.Explainer;
import ringzero.experiment.explain.Explanation;
import ringzero.experiment.explain.Inquiry;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.experiment.trace.TracedRun;
import ringzero.language.Models;
import ringzero.simulation.results.Breakdown;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains, step by step, what one operation or one packet costs and why.",
            "Who acts, with which privilege, for how long, and which line of the model or library says so."
                    + " Several modes or paths are put side by side.",
            "With --percentile, says where the time of the slowest requests of an experiment goes.",
            "With neither, says what can be asked about the model."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringzero explain web.vmm",
            "  ringzero explain web.vmm --operation kick --sources",
            "  ringzero explain web.vmm --operation syscall --modes emulated,paravirtual,hardware-assisted",
            "  ringzero explain web.vmm --packet transmit --paths vhost,sr-iov --size '64 KiB'",
            "  ringzero explain web.vmm --percentile 99 --set web.net.path=vhost"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The model (.vmm).")
    private Path model;

    @Option(names = "--guest", paramLabel = "NAME", description = "The guest; the first of the file if not given.")
    private String guest;

    @Option(
            names = {"--operation", "--packet"},
            paramLabel = "OPERATION",
            description =
                    "What to explain: syscall, page-fault, kick, ...; transmit or receive for a packet, read or write for a block.")
    private String operation;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description = "Of the packet or block, as in '64 KiB'; 1448 B (one frame) or 4 KiB if not given.")
    private String size;

    @Option(
            names = "--modes",
            paramLabel = "MODE",
            split = ",",
            description = "Other modes than the guest's, side by side; also such as the model does not allow.")
    private List<String> modes = new ArrayList<>();

    @Option(
            names = "--paths",
            paramLabel = "PATH",
            split = ",",
            description = "Other paths than the guest's, side by side; also such as the model does not allow.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--percentile",
            paramLabel = "P",
            description =
                    "Run the experiment's first variant once and say where the time of these requests goes, as in 50, 99 or 99.9.")
    private Double percentile;

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "NAME",
            description = "The experiment for --percentile; the first of the file if not given.")
    private String experiment;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many requests to watch for --percentile. Default: ${DEFAULT-VALUE}.")
    private long requests;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "PATH=VALUE",
            description = "Another value for a setting, as in web.vcpus=8. May be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--sources", description = "Also print the numbers behind every step, with source and confidence.")
    private boolean sources;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (operation != null && percentile != null)
            throw new UsageException("Ask for --operation or for --percentile, not for both.");
        if (percentile != null && !(percentile > 0 && percentile <= 100))
            throw new UsageException("--percentile must be above 0 and at most 100, but is " + percentile + ".");
        if (requests < 1) throw new UsageException("--requests must be at least 1, but is " + requests + ".");
        var models = new Models();
        if (percentile != null) explainPercentile(models);
        else if (operation != null) explainOperation(models);
        else tellChoices(models);
        return ExitCode.OK;
    }

    // ---- what can be asked ----

    private void tellChoices(Models models) throws IOException {
        List<Explainer.Choice> choices = new Explainer(models).choices(model, text(models));
        if (json) {
            terminal.print(ExplanationJson.ofChoices(choices));
            return;
        }
        for (var choice : choices) {
            terminal.out().println("Guest " + choice.guest() + ", mode " + choice.mode());
            terminal.out().println("  --operation " + String.join(", ", choice.operations()));
            terminal.out().println("  --modes     " + String.join(", ", choice.modes()));
            if (!choice.netPaths().isEmpty())
                terminal.out().println("  --paths     " + String.join(", ", choice.netPaths()) + " (network)");
            if (!choice.diskPaths().isEmpty())
                terminal.out().println("  --paths     " + String.join(", ", choice.diskPaths()) + " (disk)");
        }
        if (choices.isEmpty()) terminal.say("No guest of this model runs on a host, so there is nothing to explain.");
    }

    /** Read by the models, which say in a sentence what is wrong with a file. */
    private String text(Models models) throws IOException {
        var checked = models.load(model);
        if (!checked.valid()) throw new ringzero.experiment.run.ModelProblems(checked.problems());
        return Files.readString(model);
    }

    // ---- one operation ----

    private void explainOperation(Models models) throws IOException {
        var explainer = new Explainer(models);
        String text = text(models);
        List<Explanation> explanations = new ArrayList<>();
        for (Inquiry inquiry : inquiries(text)) explanations.add(explainer.explain(inquiry));
        if (json) {
            terminal.print(ExplanationJson.ofExplanations(explanations));
            return;
        }
        var tale = new ExplanationText(terminal, sources);
        explanations.forEach(tale::print);
        if (explanations.size() > 1) tale.compare(explanations);
    }

    private List<Inquiry> inquiries(String text) {
        var inquiry = Inquiry.of(model, text, operation).withSettings(settings);
        if (guest != null) inquiry = inquiry.withGuest(guest);
        if (size != null) inquiry = inquiry.withSize(size);
        List<Inquiry> byMode = new ArrayList<>();
        if (modes.isEmpty()) byMode.add(inquiry);
        for (String mode : modes) byMode.add(inquiry.withMode(mode.strip()));
        if (paths.isEmpty()) return byMode;
        List<Inquiry> all = new ArrayList<>();
        for (Inquiry each : byMode) for (String path : paths) all.add(each.withPath(path.strip()));
        return all;
    }

    // ---- a percentile ----

    private void explainPercentile(Models models) {
        var request = StudyRequest.of(model)
                .withExperiment(experiment)
                .withOverrides(settings)
                .withResults(new StudyRequest.Results.Nowhere());
        var progress = new ProgressLine(terminal, true);
        TracedRun traced = Interruptible.run(
                progress, () -> new TracedRun(new StudyRunner(models).first(request), requests, progress::isCancelled));
        List<String> subjects = guest == null ? traced.subjects() : List.of(guest);
        if (guest != null && !traced.subjects().contains(guest))
            throw new UsageException("No request of '" + guest + "' was done; those watched are of "
                    + traced.subjects().stream().collect(Collectors.joining(", ")) + ".");
        List<Breakdown> breakdowns = new ArrayList<>();
        for (String subject : subjects) breakdowns.add(traced.breakdown(subject, percentile));
        if (json) {
            terminal.print(ExplanationJson.ofBreakdowns(breakdowns));
            return;
        }
        var tale = new ExplanationText(terminal, sources);
        breakdowns.forEach(tale::print);
    }
}
