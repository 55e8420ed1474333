// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringzero.experiment.run.ChangedModel;
import ringzero.experiment.run.ModelProblems;
import ringzero.language.Models;
import ringzero.language.Problem;
import ringzero.language.check.Rule;
import ringzero.language.scope.Inherited;
import ringzero.model.Declaration;
import ringzero.model.DiskPath;
import ringzero.model.Guest;
import ringzero.model.GuestDisk;
import ringzero.model.Host;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.Net;
import ringzero.model.NetPath;
import ringzero.model.Operation;
import ringzero.model.Processor;
import ringzero.model.Quantity;
import ringzero.model.RequestStep;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;
import ringzero.simulation.results.Trace;

/** Explains operations and messages of a model's guests, one by one or side by side. Keeps nothing; to be used by one thread at a time. */
public final class Explainer {

    /** Messages and blocks, which paths move; every other operation is answered by the mode. */
    private static final Map<String, Boolean> MOVES =
            Map.of("transmit", true, "receive", true, "read", false, "write", false);

    /** One frame on an Ethernet of usual size: what 1,500 bytes leave after the headers of IP and TCP with time stamps. */
    private static final String FRAME = "1448 B";

    private static final String BLOCK = "4 KiB";
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]+)");

    private final Models models;

    public Explainer(Models models) {
        this.models = models;
    }

    /**
     * What can be asked about a guest.
     *
     * @param guest its name
     * @param mode its mode
     * @param operations that its mode answers, and messages and blocks that its paths move, in the order of the library
     * @param modes all there are, to be set by "guest.mode=..."
     * @param netPaths all there are, to be set by "guest.net.path=..."; none if the guest has no network interface
     * @param diskPaths all there are, to be set by "guest.disk.path=..."; none if the guest has no disk
     */
    public record Choice(
            String guest,
            String mode,
            List<String> operations,
            List<String> modes,
            List<String> netPaths,
            List<String> diskPaths) {}

    /**
     * What can be asked about the guests of a model, in its order.
     *
     * @throws ModelProblems if the model is wrong
     */
    public List<Choice> choices(Path file, String text) {
        Model model = ChangedModel.of(models, file, text, List.of()).model();
        List<Declaration> known = known(model);
        var choices = new ArrayList<Choice>();
        for (Guest guest : guests(model)) {
            Mode mode = Inherited.value(guest, Guest::getMode);
            if (mode == null) continue;
            boolean hasNet = !Inherited.list(guest, Guest::getNets).isEmpty();
            boolean hasDisk = !Inherited.list(guest, Guest::getDisks).isEmpty();
            var operations = new ArrayList<String>();
            for (Operation operation : operations(mode).values()) {
                Boolean net = MOVES.get(operation.getName());
                boolean can = net == null ? Inherited.handler(mode, operation).isPresent() : net ? hasNet : hasDisk;
                if (can) operations.add(operation.getName());
            }
            choices.add(new Choice(
                    guest.getName(),
                    mode.getName(),
                    operations,
                    names(known, Mode.class),
                    hasNet ? names(known, NetPath.class) : List.of(),
                    hasDisk ? names(known, DiskPath.class) : List.of()));
        }
        return choices;
    }

    private List<Declaration> known(Model model) {
        var known = new ArrayList<Declaration>();
        for (Model each : models.library().models()) known.addAll(each.getDeclarations());
        known.addAll(model.getDeclarations());
        return known;
    }

    private static List<String> names(List<Declaration> known, Class<? extends Declaration> kind) {
        Set<String> names = new LinkedHashSet<>();
        for (Declaration each : known) if (kind.isInstance(each)) names.add(each.getName());
        return List.copyOf(names);
    }

    /**
     * Explains one operation or message.
     *
     * @throws ModelProblems if the model is wrong, or has not what is asked about
     */
    public Explanation explain(Inquiry inquiry) {
        Subject subject = subject(inquiry);
        List<String> objections = objections(inquiry, subject);
        Probe probe = probe(inquiry, subject, true);
        var narrator = new Narrator(probe, subject.mode(), models::documentation);
        Trace.Request request = probe.request();
        long beginning = request.born();
        for (Trace.Moment moment : request.moments())
            if (probe.isBefore(moment)) beginning = moment.start() + moment.duration();
        var steps = new ArrayList<Explanation.Step>();
        for (Trace.Moment moment : request.moments()) {
            if (moment.start() < beginning) continue;
            for (var step : narrator.steps(moment)) steps.add(step.from(beginning));
        }
        steps.sort(Comparator.comparingLong(Explanation.Step::start));
        return new Explanation(
                subject.guest().getName(),
                inquiry.operation(),
                subject.isMove() ? size(inquiry) : "",
                Narrator.label(subject.mode()),
                Narrator.label(subject.path()),
                clock(subject.guest()),
                steps,
                request.born() + request.latency() - beginning,
                objections);
    }

    /** What an inquiry is about, found in a model. The guest has the mode and path that are asked about. */
    record Subject(ChangedModel model, Guest guest, Mode mode, Operation operation, ringzero.model.Path path) {
        boolean isMove() {
            return MOVES.containsKey(operation.getName());
        }
    }

    Subject subject(Inquiry inquiry) {
        var changed = ChangedModel.of(models, inquiry.model(), inquiry.text(), inquiry.settings());
        Guest guest = Probe.whole(guest(inquiry, changed.model()));
        inquiry.mode().ifPresent(name -> guest.setMode(kind(inquiry, changed, name, "mode", Mode.class)));
        if (guest.getMode() == null)
            throw refused(inquiry, "Guest " + guest.getName() + " has no mode. Add 'mode <mode>' to it.");
        Map<String, Operation> operations = operations(guest.getMode());
        Operation operation = operations.get(inquiry.operation());
        if (operation == null)
            throw refused(
                    inquiry,
                    "There is no operation '" + inquiry.operation() + "'; there are "
                            + String.join(", ", operations.keySet()) + ".");
        var path = MOVES.containsKey(operation.getName()) ? path(inquiry, changed, guest) : null;
        return new Subject(changed, guest, guest.getMode(), operation, path);
    }

    /** @param asked false: only what comes before, to see what that takes by itself */
    static Probe probe(Inquiry inquiry, Subject subject, boolean asked) {
        RequestStep step = subject.isMove()
                ? Probe.moving(inquiry.operation(), quantity(inquiry))
                : Probe.performing(subject.operation());
        boolean isAwake = !inquiry.operation().equals("receive");
        return new Probe(subject.model(), subject.guest(), asked ? Optional.of(step) : Optional.empty(), isAwake);
    }

    /** What the checks say against a mode or path that the model does not have. */
    private List<String> objections(Inquiry inquiry, Subject subject) {
        var objections = new ArrayList<String>();
        inquiry.mode().ifPresent(name -> objections.addAll(objections(inquiry, subject.guest(), ".mode=", name)));
        if (subject.isMove()) {
            String setting = MOVES.get(inquiry.operation()) ? ".net.path=" : ".disk.path=";
            inquiry.path().ifPresent(name -> objections.addAll(objections(inquiry, subject.guest(), setting, name)));
        }
        return objections;
    }

    private List<String> objections(Inquiry inquiry, Guest guest, String setting, String kind) {
        try {
            ChangedModel.of(models, inquiry.model(), inquiry.text(), List.of(guest.getName() + setting + kind));
            return List.of();
        } catch (ModelProblems e) {
            return e.problems().stream().map(Problem::message).toList();
        }
    }

    // ---- finding what is meant ----

    private static List<Guest> guests(Model model) {
        return model.getDeclarations().stream()
                .filter(Guest.class::isInstance)
                .map(Guest.class::cast)
                .filter(guest -> Inherited.value(guest, Guest::getHost) != null)
                .toList();
    }

    private static Guest guest(Inquiry inquiry, Model model) {
        List<Guest> guests = guests(model);
        if (guests.isEmpty())
            throw refused(inquiry, "No guest of this model runs on a host. Add 'guest web on <host> { ... }'.");
        if (inquiry.guest().isEmpty()) return guests.getFirst();
        return guests.stream()
                .filter(guest -> guest.getName().equals(inquiry.guest().get()))
                .findFirst()
                .orElseThrow(() -> refused(
                        inquiry,
                        "There is no guest '" + inquiry.guest().get() + "'; there "
                                + (guests.size() == 1 ? "is " : "are ")
                                + String.join(
                                        ", ",
                                        guests.stream().map(Guest::getName).toList()) + "."));
    }

    /** All operations of the vocabulary, found where the mode's own were declared. */
    private static Map<String, Operation> operations(Mode mode) {
        var operations = new LinkedHashMap<String, Operation>();
        for (var handler : Inherited.handlers(mode)) {
            for (var operation : handler.getOperations()) {
                if (!(operation.eContainer() instanceof Model vocabulary)) continue;
                for (var declaration : vocabulary.getDeclarations())
                    if (declaration instanceof Operation each) operations.putIfAbsent(each.getName(), each);
            }
        }
        return operations;
    }

    private ringzero.model.Path path(Inquiry inquiry, ChangedModel changed, Guest guest) {
        boolean isNet = MOVES.get(inquiry.operation());
        if (isNet ? guest.getNets().isEmpty() : guest.getDisks().isEmpty())
            throw refused(
                    inquiry,
                    "Guest " + guest.getName() + " has no " + (isNet ? "network interface" : "disk")
                            + ", so there is no '" + inquiry.operation() + "'. Add '" + (isNet ? "net" : "disk")
                            + " <device> via <path>' to it.");
        if (isNet) {
            Net net = guest.getNets().getFirst();
            inquiry.path().ifPresent(name -> net.setPath(kind(inquiry, changed, name, "path for nic", NetPath.class)));
            return net.getPath();
        }
        GuestDisk disk = guest.getDisks().getFirst();
        inquiry.path().ifPresent(name -> disk.setPath(kind(inquiry, changed, name, "path for disk", DiskPath.class)));
        return disk.getPath();
    }

    private <K extends Declaration> K kind(
            Inquiry inquiry, ChangedModel changed, String name, String what, Class<K> type) {
        List<K> kinds = known(changed.model()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        return kinds.stream()
                .filter(kind -> kind.getName().equals(name))
                .findFirst()
                .map(kind -> type.cast(changed.copyOf(kind)))
                .orElseThrow(() -> refused(
                        inquiry,
                        "There is no " + what + " '" + name + "'; there are "
                                + String.join(
                                        ", ",
                                        kinds.stream().map(Declaration::getName).toList()) + "."));
    }

    private static String size(Inquiry inquiry) {
        boolean net = MOVES.get(inquiry.operation());
        return inquiry.size().orElse(net ? FRAME : BLOCK);
    }

    private static Quantity quantity(Inquiry inquiry) {
        Matcher written = SIZE.matcher(size(inquiry).strip());
        if (written.matches()) {
            Quantity quantity = Probe.quantity(Double.parseDouble(written.group(1)), written.group(2));
            if (Amount.of(quantity)
                    .filter(amount -> amount.dimension().equals(Dimension.SIZE))
                    .isPresent()) return quantity;
        }
        throw refused(inquiry, "'" + size(inquiry) + "' is not a size. Write for example 1448 B or 4 KiB.");
    }

    private static double clock(Guest guest) {
        Processor processor = Inherited.value(Inherited.value(guest, Guest::getHost), Host::getProcessor);
        return Amount.of(Inherited.value(processor, Processor::getClock))
                .map(Amount::value)
                .orElseThrow();
    }

    private static ModelProblems refused(Inquiry inquiry, String message) {
        return new ModelProblems(
                List.of(Problem.error(Rule.NOT_EXPLAINABLE, inquiry.model().toString(), 0, message)));
    }
}
