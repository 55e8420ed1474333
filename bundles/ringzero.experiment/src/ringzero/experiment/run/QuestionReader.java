// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.experiment.compile.ModelException;
import ringzero.experiment.estimate.Observable;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Observed;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.Guest;
import ringzero.model.HostDevice;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.PathExpression;
import ringzero.model.Plot;
import ringzero.model.Quantity;
import ringzero.model.Repetition;
import ringzero.model.Requirement;
import ringzero.model.VmmFactory;
import ringzero.model.Workload;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.control.RunControl;
import ringzero.simulation.control.WarmUp;
import ringzero.simulation.results.Study;
import ringzero.simulation.scenario.Scenario;

/** Reads an experiment of a model into a {@link Question}. */
final class QuestionReader {

    private static final int DEFAULT_REPETITIONS = 5;
    private static final int MOST_REPETITIONS = 50;
    private static final double DEFAULT_CONFIDENCE = 0.95;

    private final Model model;
    private final Set<String> observations;
    private final StudyRequest request;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param observations names of everything that can be observed
     * @param request replaces parts of what the experiment says
     */
    QuestionReader(Model model, Set<String> observations, StudyRequest request) {
        this.model = model;
        this.observations = observations;
        this.request = request;
    }

    /**
     * A plain run of the model.
     *
     * @param overrides change the model in all treatments
     */
    Question plain(List<Factor> overrides) {
        return read(VmmFactory.eINSTANCE.createExperiment(), "run", overrides);
    }

    /** What an experiment asks. */
    Question of(Experiment experiment, List<Factor> overrides) {
        return read(experiment, experiment.getName(), overrides);
    }

    private Question read(Experiment experiment, String name, List<Factor> overrides) {
        double confidence = confidence(experiment);
        double duration = seconds(Inherited.value(experiment, Experiment::getDuration), 1);
        Quantity warmUp = Inherited.value(experiment, Experiment::getWarmUp);
        double warming = seconds(warmUp, duration / 10);
        if ((duration + warming) * Scenario.SECOND > RunControl.LONGEST)
            throw new ModelException(
                    "A run takes "
                            + new Amount(RunControl.LONGEST / (double) Scenario.SECOND, Dimension.TIME).text()
                            + " (100 d) at most, warm-up included. Simulate less time and repeat it more often.",
                    Inherited.value(experiment, Experiment::getDuration));
        if (request.quick()) {
            duration /= 10;
            warming /= 10;
            notes.add("This is a quick look: a tenth of the simulated time, and two repetitions.");
        }
        if (warmUp == null) {
            notes.add("No warm-up is given: each run is measured when it has settled (MSER-5), after "
                    + new Amount(warming, Dimension.TIME).text() + " at the earliest.");
        }
        long leastWarmUp = Math.round(warming * Scenario.SECOND);
        long measured = Math.max(1, Math.round(duration * Scenario.SECOND));
        var treatments = Treatments.of(experiment, overrides);
        return new Question(
                name,
                documentation(experiment),
                treatments.factors(),
                treatments.all(),
                warmUp == null ? WarmUp.settling(leastWarmUp, measured) : WarmUp.of(leastWarmUp),
                measured,
                stopping(experiment, confidence),
                confidence,
                request.seed().orElse((long) number(Inherited.value(experiment, Experiment::getSeed), 1)),
                Inherited.list(experiment, Experiment::getObservations).stream()
                        .map(QuestionReader::name)
                        .toList(),
                Inherited.list(experiment, Experiment::getRequirements).stream()
                        .map(this::required)
                        .toList(),
                Inherited.list(experiment, Experiment::getPlots).stream()
                        .map(this::plot)
                        .toList(),
                List.copyOf(notes));
    }

    /** Base units as results write them. */
    static String symbol(Dimension dimension) {
        if (dimension.equals(Dimension.TIME)) return "s";
        if (dimension.equals(Dimension.SIZE)) return "B";
        if (dimension.equals(Dimension.BANDWIDTH)) return "B/s";
        if (dimension.equals(Dimension.RATE)) return "1/s";
        if (dimension.equals(Dimension.FREQUENCY)) return "Hz";
        if (dimension.equals(Dimension.CYCLES)) return "cycles";
        if (dimension.equals(Dimension.PRICE)) return "USD/s";
        return "";
    }

    // ---- how long and how often ----

    private Stopping stopping(Experiment experiment, double confidence) {
        if (request.repetitions().isPresent())
            return new Stopping.Times(request.repetitions().getAsInt());
        if (request.quick()) return new Stopping.Times(2);
        Repetition repetition = Inherited.value(experiment, Experiment::getRepetition);
        if (repetition == null) return new Stopping.Times(DEFAULT_REPETITIONS);
        if (repetition.getTimes() != null)
            return new Stopping.Times((int) Math.max(1, Math.round(number(repetition.getTimes(), 1))));
        return new Stopping.Precise(
                observable(repetition.getObservation()), number(repetition.getPrecision(), 0.05), confidence, (int)
                        Math.max(1, Math.round(number(repetition.getMost(), MOST_REPETITIONS))));
    }

    private static double confidence(Experiment experiment) {
        Repetition repetition = Inherited.value(experiment, Experiment::getRepetition);
        double confidence =
                repetition == null ? DEFAULT_CONFIDENCE : number(repetition.getConfidence(), DEFAULT_CONFIDENCE);
        if (!(confidence > 0 && confidence < 1))
            throw new ModelException("A confidence lies between 0 % and 100 %, as in '95 %'.", repetition);
        return confidence;
    }

    private static double seconds(Quantity quantity, double otherwise) {
        return number(quantity, otherwise);
    }

    static double number(Quantity quantity, double otherwise) {
        return Amount.of(quantity).map(Amount::value).orElse(otherwise);
    }

    // ---- what is asked ----

    private Question.Required required(Requirement requirement) {
        return new Question.Required(
                text(requirement).replaceFirst("^require\\s+", ""),
                line(requirement),
                observable(requirement.getObservation()),
                requirement.getComparison(),
                number(requirement.getBound(), Double.NaN),
                requirement);
    }

    private Study.Plot plot(Plot plot) {
        Observable observable = observable(plot.getObservation());
        return new Study.Plot(
                observable.measure(),
                observable.statistic(),
                observable.subject(),
                observable.detail(),
                name(plot.getAgainst()),
                plot.getBy().stream().map(QuestionReader::name).toList());
    }

    Observable observable(PathExpression path) {
        Observed observed = Observed.of(path, observations)
                .orElseThrow(
                        () -> new ModelException("'" + name(path) + "' names nothing that can be observed.", path));
        String detail = observed.detail().orElse("");
        boolean statistic = Observable.isStatistic(detail);
        return new Observable(
                observed.name(),
                statistic ? detail : "",
                observed.subject().map(this::subject).orElse(""),
                statistic ? "" : detail);
    }

    /** What a subject is called in results. */
    private String subject(Named subject) {
        return switch (subject) {
            case HostDevice device
            when device.eContainer() instanceof Named host -> host.getName() + "." + device.getName();
            case Workload workload -> {
                // results are told apart by guest
                List<String> guests = model.getDeclarations().stream()
                        .filter(Guest.class::isInstance)
                        .map(Guest.class::cast)
                        .filter(guest ->
                                Inherited.list(guest, Guest::getWorkloads).contains(workload))
                        .map(Named::getName)
                        .toList();
                yield guests.size() == 1 ? guests.getFirst() : workload.getName();
            }
            default -> subject.getName();
        };
    }

    /** As written: "web.net.path". */
    static String name(PathExpression path) {
        if (path == null || path.getHead() == null) return "";
        var names = new ArrayList<String>();
        names.add(path.getHead().getName());
        names.addAll(path.getSegments());
        return String.join(".", names);
    }

    // ---- text ----

    private static String text(EObject element) {
        INode node = NodeModelUtils.findActualNodeFor(element);
        return node == null
                ? ""
                : NodeModelUtils.getTokenText(node).replaceAll("\\s+", " ").strip();
    }

    static int line(EObject element) {
        INode node = element == null ? null : NodeModelUtils.findActualNodeFor(element);
        return node == null ? 0 : node.getStartLine();
    }

    /** The comment before a declaration, without its decoration. */
    static String documentation(EObject declaration) {
        INode node = NodeModelUtils.findActualNodeFor(declaration);
        if (node == null) return "";
        String comment = "";
        for (INode leaf : node.getLeafNodes()) {
            if (!((org.eclipse.xtext.nodemodel.ILeafNode) leaf).isHidden()) break;
            if (leaf.getText().startsWith("/**")) comment = leaf.getText();
        }
        if (comment.isEmpty()) return "";
        return comment.substring(3, comment.length() - 2)
                .lines()
                .map(line -> line.strip().replaceFirst("^\\* ?", ""))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Whether a requirement holds for a treatment: all its filters name levels that it has. */
    boolean applies(Requirement requirement, ModelCopy copy) {
        for (var filter : requirement.getFilters()) {
            Setting setting = SettingPath.setting(filter.getPath()).orElse(null);
            if (setting == null) return false;
            // resolved anew in the copy, because the setting may be another's there
            var path = (PathExpression) copy.copyOf(filter.getPath());
            Object value = SettingPath.setting(path).map(ModelCopy::value).orElse(null);
            if (value == null) return false;
            if (filter.getLevel().getElement() != null) {
                if (!value.equals(copy.valueOf(filter.getLevel().getElement()))) return false;
            } else if (!(value instanceof Quantity quantity)
                    || !isEqual(quantity, filter.getLevel().getAmount())) return false;
        }
        return true;
    }

    private static boolean isEqual(Quantity one, Quantity other) {
        double a = number(one, Double.NaN);
        double b = number(other, Double.NaN);
        return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
    }

    /** Experiments of a file, by name. */
    static Map<String, Experiment> experiments(Model model) {
        var experiments = new LinkedHashMap<String, Experiment>();
        for (var declaration : model.getDeclarations())
            if (declaration instanceof Experiment experiment) experiments.put(experiment.getName(), experiment);
        return experiments;
    }

    /** Everything that can be observed: what the vocabulary and the file introduce. */
    static Set<String> observations(List<Model> models) {
        var names = new LinkedHashSet<String>();
        for (Model each : models)
            for (var declaration : each.getDeclarations())
                if (declaration instanceof ringzero.model.Observation observation) names.add(observation.getName());
        return names;
    }
}
