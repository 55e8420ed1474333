// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import ringzero.experiment.compile.Compiled;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.compile.ScenarioCompiler;
import ringzero.experiment.compile.TopologyReader;
import ringzero.experiment.estimate.Merge;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.ResultFile.RunSet;
import ringzero.experiment.store.ScenarioDigest;
import ringzero.experiment.store.StoreException;
import ringzero.experiment.trace.SingleRun;
import ringzero.language.Checked;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.check.Rule;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.Model;
import ringzero.simulation.results.Finding;
import ringzero.simulation.results.Study;
import ringzero.simulation.results.Variant;
import ringzero.simulation.results.Watched;

/**
 * Answers an experiment: reads the model, compiles every variant, runs what has not been run yet and gathers everything into a {@link
 * Study}. May be used again and again, from several threads.
 */
public final class StudyRunner {

    private final Models models;
    private final Simulator simulator;
    private final String code = Version.ofSimulation();

    /** With the library that comes with Ringzero. */
    public StudyRunner() {
        this(new Models());
    }

    /** With models that somebody has anyway: the library is read only once. */
    public StudyRunner(Models models) {
        this(models, Simulator::engine);
    }

    StudyRunner(Models models, Simulator simulator) {
        this.models = models;
        this.simulator = simulator;
    }

    /** Where the results of an experiment are kept if nothing else is said: beside the model. */
    public static Path resultsOf(Path model, String experiment) {
        return model.toAbsolutePath().getParent().resolve(resultsName(model, experiment));
    }

    private static String resultsName(Path model, String experiment) {
        return model.getFileName().toString().replaceFirst("\\.vmm$", "") + "-" + experiment + ".rzr";
    }

    /**
     * Names of the experiments in a file, in its order; none if it has none.
     *
     * @throws ModelProblems if the model is wrong
     */
    public List<String> experiments(Path model) {
        Checked checked = models.load(model);
        if (!checked.valid()) throw new ModelProblems(checked.problems());
        return List.copyOf(QuestionReader.experiments(checked.model()).keySet());
    }

    /** What keeps a request from being run, such as an override that does not suit; none if nothing does. Runs nothing. */
    public List<Problem> problems(StudyRequest request) {
        try {
            question(load(request), request);
            return List.of();
        } catch (ModelProblems e) {
            return e.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .toList();
        }
    }

    /**
     * Runs the study that is asked for. Blocks until it is done.
     *
     * @throws ModelProblems if the model, the experiment or an override is wrong
     * @throws CancellationException if cancelled, or if the thread is interrupted; finished runs are kept
     */
    public Study run(StudyRequest request, StudyProgress progress) {
        Loaded loaded = load(request);
        Question question = question(loaded, request);
        List<Prepared> variants = prepareAll(loaded, question, request, progress);
        Optional<ResultFile> file = open(request, question, progress);
        try {
            return run(loaded, question, variants, request, file, progress);
        } finally {
            file.ifPresent(open -> close(open, progress));
        }
    }

    /**
     * Opens a model for trying combinations that the experiment does not name, one after the other. Keeps what it runs in the same result
     * file.
     *
     * @throws ModelProblems if the model, the experiment or an override is wrong
     */
    public Trials trials(StudyRequest request, StudyProgress progress) {
        Loaded loaded = load(request);
        Question question = question(loaded, request);
        Optional<ResultFile> file = open(request, question, progress);
        var compiler = compiler(request);
        return new Trials(
                loaded.model.model(),
                loaded.model.roots(),
                loaded.experiment,
                question,
                (treatments, repetitions) -> {
                    List<Prepared> prepared = new ArrayList<>();
                    for (Treatment treatment : treatments) {
                        if (progress.isCancelled()) throw new CancellationException("The study was cancelled.");
                        prepared.add(prepare(loaded, question, treatment, compiler));
                    }
                    return attempt(prepared, question, repetitions, request, file, progress);
                },
                path -> loaded.reader.observable(path),
                () -> file.ifPresent(open -> close(open, progress)));
    }

    /**
     * The first combination of an experiment's levels: of factors that are not set, the first level.
     *
     * @throws ModelProblems if the model, the experiment or an override is wrong
     */
    public SingleRun first(StudyRequest request) {
        Loaded loaded = load(request);
        Question question = question(loaded, request);
        Treatment treatment = question.treatments().getFirst();
        var copy = loaded.model.copy(treatment.assignments());
        try {
            return single(question, treatment, compiler(request).compile(copy.model()), copy);
        } catch (ModelException e) {
            throw loaded.model.problem(e, copy.originalOf(e.where()));
        }
    }

    private List<Trials.Trial> attempt(
            List<Prepared> prepared,
            Question question,
            int repetitions,
            StudyRequest request,
            Optional<ResultFile> file,
            StudyProgress progress) {
        Map<String, Integer> index = new LinkedHashMap<>();
        List<Work> works = new ArrayList<>();
        for (Prepared each : prepared) {
            if (index.putIfAbsent(each.digest, works.size()) == null)
                works.add(work(each, question, new Stopping.Times(repetitions)));
        }
        List<Work.Result> results = new Repetitions(works, request.threads(), file, simulator, progress).run();
        List<Trials.Trial> trials = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            Prepared each = prepared.get(i);
            Work.Result result = results.get(index.get(each.digest));
            List<Study.Verdict> verdicts = new ArrayList<>();
            for (int r : each.requirements)
                verdicts.add(Judge.verdict(
                        question.requirements().get(r), i, result.runs(), result.overload(), question.confidence()));
            trials.add(new Trials.Trial(
                    each.treatment,
                    result.runs(),
                    result.overload().isPresent(),
                    verdicts,
                    each.compiled().assumptions()));
        }
        return trials;
    }

    // ---- reading ----

    /**
     * What was read.
     *
     * @param experiment what was asked for; empty if there is none in the file
     */
    private record Loaded(LoadedModel model, Optional<Experiment> experiment, QuestionReader reader) {}

    private Loaded load(StudyRequest request) {
        var model = LoadedModel.of(models, request.model(), models.load(request.model()), request.overrides());
        return new Loaded(model, experiment(model.model(), request), model.reader(request));
    }

    private static Optional<Experiment> experiment(Model model, StudyRequest request) {
        Map<String, Experiment> experiments = QuestionReader.experiments(model);
        experiments.remove(Overrides.EXPERIMENT);
        if (request.experiment().isEmpty()) return experiments.values().stream().findFirst();
        String name = request.experiment().get();
        if (experiments.containsKey(name)) return Optional.of(experiments.get(name));
        String known = experiments.isEmpty() ? "it has none" : "it has " + String.join(", ", experiments.keySet());
        throw new ModelProblems(List.of(Problem.error(
                Rule.NOT_RUNNABLE,
                request.model().toString(),
                0,
                "There is no experiment '" + name + "' in this file; " + known + ".")));
    }

    private Question question(Loaded loaded, StudyRequest request) {
        try {
            Overrides.applyToExperiments(loaded.model.overrides());
            List<Factor> ofModel = Overrides.ofModel(loaded.model.overrides());
            return loaded.experiment.isPresent()
                    ? loaded.reader.of(loaded.experiment.get(), ofModel)
                    : loaded.reader.plain(ofModel);
        } catch (ModelException e) {
            throw loaded.model.problem(e, e.where());
        }
    }

    // ---- compiling ----

    /**
     * A variant that can be run.
     *
     * @param requirements indexes of those that apply to it
     */
    private record Prepared(
            Treatment treatment, SingleRun run, String digest, Set<Integer> requirements, Forecast forecast) {

        Compiled compiled() {
            return run.compiled();
        }

        /** What is to be said before it is run. */
        List<String> notes() {
            List<String> notes = new ArrayList<>(compiled().notes());
            notes.addAll(forecast.notes());
            return notes;
        }
    }

    private List<Prepared> prepareAll(Loaded loaded, Question question, StudyRequest request, StudyProgress progress) {
        var compiler = compiler(request);
        List<Prepared> prepared = new ArrayList<>();
        for (Treatment treatment : question.treatments()) {
            if (progress.isCancelled()) throw new CancellationException("The study was cancelled.");
            prepared.add(prepare(loaded, question, treatment, compiler));
        }
        return prepared;
    }

    private static ScenarioCompiler compiler(StudyRequest request) {
        return new ScenarioCompiler(request.model().toAbsolutePath().getParent());
    }

    private Prepared prepare(Loaded loaded, Question question, Treatment treatment, ScenarioCompiler compiler) {
        var copy = loaded.model.copy(treatment.assignments());
        try {
            SingleRun run = single(question, treatment, compiler.compile(copy.model()), copy);
            Compiled compiled = run.compiled();
            String digest = ScenarioDigest.of(compiled.scenario(), question.warmUp(), question.duration(), code);
            Set<Integer> applying = new LinkedHashSet<>();
            for (int i = 0; i < question.requirements().size(); i++)
                if (loaded.reader.applies(question.requirements().get(i).source(), copy)) applying.add(i);
            return new Prepared(treatment, run, digest, applying, Forecast.of(compiled.scenario()));
        } catch (ModelException e) {
            throw loaded.model.problem(e, copy.originalOf(e.where()));
        }
    }

    private static SingleRun single(Question question, Treatment treatment, Compiled compiled, ModelCopy copy) {
        return SingleRun.of(
                compiled,
                question.warmUp(),
                question.duration(),
                question.seed(),
                treatment.levels(),
                copy::originalOf);
    }

    // ---- running ----

    private Optional<ResultFile> open(StudyRequest request, Question question, StudyProgress progress) {
        Path path = switch (request.results()) {
            case StudyRequest.Results.Beside() -> resultsOf(request.model(), question.name());
            case StudyRequest.Results.In(Path file) -> file;
            case StudyRequest.Results.InFolder(Path folder) ->
                folder.resolve(resultsName(request.model(), question.name()));
            case StudyRequest.Results.Nowhere() -> null;
        };
        if (path == null) return Optional.empty();
        try {
            if (path.toAbsolutePath().getParent() != null)
                Files.createDirectories(path.toAbsolutePath().getParent());
            return Optional.of(ResultFile.open(path));
        } catch (StoreException e) {
            progress.say(e.getMessage() + " The study runs all the same; its results are in memory only.");
        } catch (IOException e) {
            progress.say("The folder of " + path
                    + " cannot be made. The study runs all the same; its results are in memory only.");
        }
        return Optional.empty();
    }

    private Study run(
            Loaded loaded,
            Question question,
            List<Prepared> variants,
            StudyRequest request,
            Optional<ResultFile> file,
            StudyProgress progress) {
        // variants that are the same to the engine are run once
        Map<String, Integer> index = new LinkedHashMap<>();
        List<Work> works = new ArrayList<>();
        for (Prepared variant : variants) {
            if (index.putIfAbsent(variant.digest, works.size()) == null)
                works.add(work(variant, question, question.stopping()));
        }
        Study planned = study(
                loaded,
                question,
                request,
                variants,
                variants.stream()
                        .map(v -> new Work.Result(List.of(), Optional.empty()))
                        .toList(),
                Map.of());
        describe(
                file,
                planned,
                variants,
                question,
                variants.stream().map(v -> RunSet.ALL).toList(),
                progress);
        List<Work.Result> results = new Repetitions(works, request.threads(), file, simulator, progress).run();
        List<Work.Result> ofVariants =
                variants.stream().map(v -> results.get(index.get(v.digest))).toList();
        Map<String, Watched> watched = watched(variants, ofVariants, request, file, progress);
        Study study = study(loaded, question, request, variants, ofVariants, watched);
        describe(
                file,
                study,
                variants,
                question,
                ofVariants.stream().map(r -> r.runs().size()).toList(),
                progress);
        return study;
    }

    /** What was seen of each scenario that was finished, by its digest. */
    private static Map<String, Watched> watched(
            List<Prepared> variants,
            List<Work.Result> results,
            StudyRequest request,
            Optional<ResultFile> file,
            StudyProgress progress) {
        if (request.watched() == 0) return Map.of();
        Map<String, Watching.Subject> subjects = new LinkedHashMap<>();
        for (int i = 0; i < variants.size(); i++) {
            Prepared each = variants.get(i);
            if (!results.get(i).runs().isEmpty())
                subjects.putIfAbsent(each.digest, new Watching.Subject(each.digest, each.run));
        }
        var watching = new Watching(request.watched(), request.threads(), file, progress);
        List<Optional<Watched>> seen = watching.watch(List.copyOf(subjects.values()));
        Map<String, Watched> watched = new LinkedHashMap<>();
        int i = 0;
        for (String digest : subjects.keySet()) {
            seen.get(i++).ifPresent(one -> watched.put(digest, one));
        }
        return watched;
    }

    private static Work work(Prepared variant, Question question, Stopping stopping) {
        Map<String, String> levels = new LinkedHashMap<>();
        variant.treatment.levels().forEach((factor, level) -> levels.put(factor, level.text()));
        return new Work(
                variant.compiled().scenario(),
                variant.digest,
                levels,
                question.warmUp(),
                question.duration(),
                question.seed(),
                stopping);
    }

    private static void describe(
            Optional<ResultFile> file,
            Study study,
            List<Prepared> variants,
            Question question,
            List<Integer> runs,
            StudyProgress progress) {
        if (file.isEmpty()) return;
        List<RunSet> sets = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++)
            sets.add(new RunSet(variants.get(i).digest, question.seed(), runs.get(i)));
        try {
            file.get().describe(study, sets, question.confidence());
        } catch (StoreException e) {
            progress.say(e.getMessage());
        }
    }

    private static void close(ResultFile file, StudyProgress progress) {
        try {
            file.close();
        } catch (StoreException e) {
            progress.say(e.getMessage());
        }
    }

    // ---- gathering ----

    private Study study(
            Loaded loaded,
            Question question,
            StudyRequest request,
            List<Prepared> prepared,
            List<Work.Result> results,
            Map<String, Watched> watched) {
        List<Variant> variants = new ArrayList<>();
        List<Study.Verdict> verdicts = new ArrayList<>();
        Set<Study.Assumption> assumptions = new LinkedHashSet<>();
        List<String> shared = sharedNotes(prepared);
        for (int i = 0; i < prepared.size(); i++) {
            Prepared each = prepared.get(i);
            Work.Result result = results.get(i);
            List<Finding> findings = Merge.findings(result.runs(), question.confidence());
            List<String> notes = each.notes();
            notes.removeAll(shared);
            notes.addAll(Notes.of(result, findings, question.warmUp()));
            variants.add(new Variant(
                    each.treatment.levels(),
                    each.compiled().facts(),
                    result.runs(),
                    findings,
                    each.forecast.predictions(),
                    notes,
                    Optional.ofNullable(watched.get(each.digest))));
            assumptions.addAll(each.compiled().assumptions());
            if (result.runs().isEmpty() && result.overload().isEmpty()) continue;
            for (int r : each.requirements)
                verdicts.add(Judge.verdict(
                        question.requirements().get(r), i, result.runs(), result.overload(), question.confidence()));
        }
        List<String> warnings = new ArrayList<>(loaded.model.warnings());
        warnings.addAll(question.notes());
        warnings.addAll(shared);
        return new Study(
                question.name(),
                question.text(),
                question.factors(),
                variants,
                verdicts,
                question.plots(),
                question.observations(),
                List.copyOf(assumptions),
                warnings,
                provenance(loaded, question, request),
                TopologyReader.read(loaded.model.model()));
    }

    /** What is said about all variants need not be said about each. */
    private static List<String> sharedNotes(List<Prepared> prepared) {
        List<String> shared = prepared.getFirst().notes();
        for (Prepared each : prepared) shared.retainAll(each.notes());
        return shared.stream().distinct().toList();
    }

    private Study.Provenance provenance(Loaded loaded, Question question, StudyRequest request) {
        String finished = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Study.Provenance(
                loaded.model.path().getFileName().toString(),
                loaded.model.text(),
                loaded.model.digest(),
                question.seed(),
                Version.text(),
                finished,
                arguments(loaded, question, request));
    }

    /** What the command line needs to be told to ask the same. */
    private static List<String> arguments(Loaded loaded, Question question, StudyRequest request) {
        List<String> arguments = new ArrayList<>();
        loaded.experiment.ifPresent(experiment -> arguments.addAll(List.of("--experiment", experiment.getName())));
        for (String setting : request.overrides()) arguments.addAll(List.of("--set", setting));
        arguments.addAll(List.of("--seed", Long.toString(question.seed())));
        if (request.quick()) arguments.add("--quick");
        request.repetitions().ifPresent(times -> arguments.addAll(List.of("--repeat", Integer.toString(times))));
        return arguments;
    }
}
