// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.language.ide.Quantities.bounds;
import static ringzero.language.ide.Quantities.converted;
import static ringzero.language.ide.Quantities.number;
import static ringzero.language.ide.Quantities.plain;
import static ringzero.language.ide.Quantities.written;
import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.language.check.Expected;
import ringzero.language.check.Words;
import ringzero.language.library.Library;
import ringzero.language.scope.Factors;
import ringzero.language.scope.FunctionAddresses;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.language.scope.Situation;
import ringzero.language.scope.Vocabulary;
import ringzero.model.Attachment;
import ringzero.model.CostEntry;
import ringzero.model.Costs;
import ringzero.model.Experiment;
import ringzero.model.Guest;
import ringzero.model.Handler;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.Mode;
import ringzero.model.Named;
import ringzero.model.Operation;
import ringzero.model.Parameter;
import ringzero.model.Path;
import ringzero.model.Processor;
import ringzero.model.Quantity;
import ringzero.model.RequestStep;
import ringzero.model.Specialisable;
import ringzero.model.SrIov;
import ringzero.model.quantity.Amount;
import ringzero.model.quantity.Dimension;

/** What can be said about a declaration, a setting or a number, as Markdown: for hovers, completion and the reference. */
public final class Facts {

    private final IEObjectDocumentationProvider comments;
    private final Library library;
    private final Meanings meanings;
    private final Vocabulary vocabulary;
    private final OperationCalls calls;

    @Inject
    Facts(
            IEObjectDocumentationProvider comments,
            Library library,
            Meanings meanings,
            Vocabulary vocabulary,
            OperationCalls calls) {
        this.calls = calls;
        this.comments = comments;
        this.library = library;
        this.meanings = meanings;
        this.vocabulary = vocabulary;
    }

    /** About something with a name: what it is, its comment, and what follows from what it says. */
    public String about(Named object) {
        var text = new ArrayList<String>();
        text.add("**" + Words.sort(object.eClass()) + "** `" + object.getName() + "`" + base(object));
        var label = object instanceof Specialisable each ? Inherited.value(each, Specialisable::getLabel) : null;
        if (label != null) text.add("*" + label + "*");
        comment(object).ifPresent(text::add);
        var facts = facts(object);
        if (!facts.isEmpty()) text.add(facts.stream().map(fact -> "- " + fact).collect(Collectors.joining("\n")));
        return String.join("\n\n", text);
    }

    /** The comment of a declaration, as Markdown. */
    public Optional<String> comment(EObject object) {
        var comment = comments.getDocumentation(object);
        return comment == null || comment.isBlank() ? Optional.empty() : Optional.of(comment.strip());
    }

    private static String base(Named object) {
        if (!(object instanceof Specialisable each) || !each.eIsSet(SPECIALISABLE__BASE)) return "";
        return each.getBase().eIsProxy() ? "" : " : `" + each.getBase().getName() + "`";
    }

    private List<String> facts(Named object) {
        var facts = new ArrayList<String>();
        switch (object) {
            case Processor processor -> ofProcessor(processor, facts);
            case Host host -> ofHost(host, facts);
            case HostDevice device -> ofDevice(device, facts);
            case Guest guest -> ofGuest(guest, facts);
            case Mode mode -> ofMode(mode, facts);
            case Path path -> ofPath(path, facts);
            case Operation operation -> ofOperation(operation, facts);
            case Parameter parameter -> ofNumber(parameter.getValue(), facts);
            case CostEntry entry -> {
                ofNumber(entry.getValue(), facts);
                ofSheets(entry, facts);
            }
            case Experiment experiment -> ofExperiment(experiment, facts);
            default -> {
                // its comment says it
            }
        }
        if (object instanceof Specialisable each) inherited(each, facts);
        return facts;
    }

    // ---- machines ----

    private static void ofProcessor(Processor processor, List<String> facts) {
        var threads = threads(processor);
        if (threads > 0) facts.add("%s hardware threads in a socket".formatted(plain(threads)));
        var features = Inherited.withImplied(Inherited.list(processor, Processor::getFeatures));
        if (!features.isEmpty()) facts.add("can do " + names(List.copyOf(features)));
    }

    /** Hardware threads of a socket. */
    private static double threads(Processor processor) {
        return number(Inherited.value(processor, Processor::getCores), 0)
                * number(Inherited.value(processor, Processor::getThreadsPerCore), 1);
    }

    /** Hardware threads of a host; 0 if it is not known. */
    static double threads(Host host) {
        var processor = Inherited.value(host, Host::getProcessor);
        return processor == null || processor.eIsProxy()
                ? 0
                : number(Inherited.value(host, Host::getSockets), 1) * threads(processor);
    }

    private static void ofHost(Host host, List<String> facts) {
        var processor = Inherited.value(host, Host::getProcessor);
        if (known(processor)) {
            double sockets = number(Inherited.value(host, Host::getSockets), 1);
            facts.add("%s hardware threads: %s x %s, %s each"
                    .formatted(plain(threads(host)), plain(sockets), processor.getName(), plain(threads(processor))));
        }
        double reserved = number(Inherited.value(host, Host::getReserved), 0);
        if (reserved > 0)
            facts.add("%s of them reserved for the hypervisor, %s left for guests"
                    .formatted(plain(reserved), plain(threads(host) - reserved)));
        guests(host, facts);
    }

    private static void guests(Host host, List<String> facts) {
        if (host.eResource() == null) return;
        double vcpus = 0;
        double memory = 0;
        for (var each : host.eResource().getContents().getFirst().eContents()) {
            if (!(each instanceof Guest guest) || Inherited.value(guest, Guest::getHost) != host) continue;
            double count = number(guest.getCount(), 1);
            vcpus += count * number(Inherited.value(guest, Guest::getVcpus), 1);
            memory += count * number(Inherited.value(guest, Guest::getMemory), 0);
        }
        if (vcpus > 0)
            facts.add("guests of this file: %s vCPUs, %s"
                    .formatted(plain(vcpus), new Amount(memory, Dimension.SIZE).text()));
    }

    private static void ofDevice(HostDevice device, List<String> facts) {
        var type = switch (device) {
            case HostNic nic -> nic.getType();
            case HostDisk disk -> disk.getType();
            default -> null;
        };
        if (!known(type)) return;
        facts.add("a " + type.getName() + (type.getLabel() == null ? "" : ", " + type.getLabel()));
        var rate = Inherited.value(type, ringzero.model.DeviceType::getRate);
        if (rate != null) facts.add("rate " + converted(rate));
        var srIov = Inherited.value(type, ringzero.model.DeviceType::getSrIov);
        if (srIov == null) facts.add("no SR-IOV");
        else ofFunctions(device, srIov, facts);
    }

    private static void ofFunctions(HostDevice device, SrIov srIov, List<String> facts) {
        facts.add("%s virtual functions at most"
                .formatted(written(srIov.getUsableVfs() == null ? srIov.getTotalVfs() : srIov.getUsableVfs())));
        FunctionAddresses.of(device)
                .ifPresent(functions -> facts.add("%d enabled: VF 1 has routing ID %s, VF %d has %s"
                        .formatted(
                                functions.enabled(),
                                functions.text(1),
                                functions.enabled(),
                                functions.text(functions.enabled()))));
    }

    /** Where the virtual functions are that a guest or group chooses. */
    private static void ofChosenFunctions(Attachment attachment, List<String> facts) {
        var device = Situation.device(attachment);
        long first = (long) number(attachment.getVf(), 0);
        if (device == null || first < 1) return;
        long count = attachment.eContainer() instanceof Guest guest ? (long) number(guest.getCount(), 1) : 1;
        FunctionAddresses.of(device).ifPresent(functions -> {
            if (count == 1) facts.add("VF %d of `%s` is %s".formatted(first, device.getName(), functions.text(first)));
            else
                facts.add("VFs %d to %d of `%s` are %s to %s"
                        .formatted(
                                first,
                                first + count - 1,
                                device.getName(),
                                functions.text(first),
                                functions.text(first + count - 1)));
        });
    }

    // ---- guests ----

    private static void ofGuest(Guest guest, List<String> facts) {
        double count = number(guest.getCount(), 1);
        double vcpus = number(Inherited.value(guest, Guest::getVcpus), 1);
        var memory = Inherited.value(guest, Guest::getMemory);
        if (count > 1)
            facts.add("%s guests, %s vCPUs%s in all"
                    .formatted(
                            plain(count),
                            plain(count * vcpus),
                            memory == null
                                    ? ""
                                    : " and " + new Amount(count * number(memory, 0), Dimension.SIZE).text()));
        var host = Inherited.value(guest, Guest::getHost);
        if (known(host) && threads(host) > 0)
            facts.add("%.2f vCPUs for each hardware thread of %s"
                    .formatted(count * vcpus / threads(host), host.getName()));
    }

    // ---- kinds ----

    private static void ofMode(Mode mode, List<String> facts) {
        Inherited.value(mode, MODE__GUEST_OS).ifPresent(os -> facts.add("the guest's kernel is " + os));
        var answered = Inherited.handlers(mode).stream()
                .flatMap(handler -> handler.getOperations().stream())
                .filter(Facts::known)
                .map(Named::getName)
                .distinct()
                .toList();
        if (!answered.isEmpty()) facts.add("answers " + String.join(", ", answered));
    }

    private static void ofPath(Path path, List<String> facts) {
        for (var parameter : Inherited.<Path, Parameter>merged(path, Path::getParameters))
            facts.add("`" + parameter.getName() + "` " + written(parameter.getValue()));
        var threads = Inherited.<Path, ringzero.model.HostThread>merged(path, Path::getThreads);
        if (!threads.isEmpty()) facts.add("brings host threads: " + names(threads));
    }

    private void ofOperation(Operation operation, List<String> facts) {
        var answering = new ArrayList<String>();
        for (var model : library.models()) {
            for (var declaration : model.getDeclarations()) {
                if (!(declaration instanceof Mode mode)) continue;
                Inherited.handler(mode, operation)
                        .ifPresent(handler -> answering.add("`" + mode.getName() + "`: " + costs(handler)));
            }
        }
        if (operation.getCost() != null) facts.add("takes `" + text(operation.getCost()) + "` on its own");
        answering.forEach(answer -> facts.add("mode " + answer));
        var performing = performing(operation);
        if (!performing.isEmpty()) facts.add("performed by " + performing);
    }

    /** "`virtio`, `vhost`": the kinds of the library whose steps perform an operation. */
    private String performing(Operation operation) {
        return calls.to(operation, Stream.of()).stream()
                .map(call -> call.caller().eContainer())
                .filter(Specialisable.class::isInstance)
                .map(kind -> "`" + ((Specialisable) kind).getName() + "`")
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String costs(Handler handler) {
        if (handler.getSteps().isEmpty()) return "nothing to add";
        return "`" + handler.getSteps().stream().map(Facts::text).collect(Collectors.joining("  ")) + "`";
    }

    /** The text of an object on one line. */
    static String text(EObject object) {
        var node = NodeModelUtils.findActualNodeFor(object);
        return node == null ? "" : NodeModelUtils.getTokenText(node).replaceAll("\\s+", " ");
    }

    private void ofSheets(CostEntry entry, List<String> facts) {
        for (var model : library.models()) {
            for (var declaration : model.getDeclarations()) {
                if (!(declaration instanceof Costs sheet)) continue;
                for (var other : sheet.getEntries()) {
                    if (other != entry && other.getName().equals(entry.getName()))
                        facts.add("`" + sheet.getName() + "` " + written(other.getValue()));
                }
            }
        }
    }

    private static void ofExperiment(Experiment experiment, List<String> facts) {
        double variants = variants(experiment);
        var repetition = Inherited.value(experiment, Experiment::getRepetition);
        facts.add(plain(variants) + (variants == 1 ? " variant" : " variants"));
        if (repetition == null || repetition.getTimes() != null) {
            double times = repetition == null ? 5 : number(repetition.getTimes(), 5);
            facts.add("%s runs".formatted(plain(variants * times)));
        }
    }

    /** Combinations of the levels of all factors. */
    static double variants(Experiment experiment) {
        double variants = 1;
        for (var factor : Inherited.list(experiment, Experiment::getFactors))
            variants *= Math.max(1, Factors.levels(factor));
        return variants;
    }

    /** What a declaration takes from those it starts from. */
    private static void inherited(Specialisable declaration, List<String> facts) {
        if (!declaration.eIsSet(SPECIALISABLE__BASE)) return;
        for (var feature : declaration.eClass().getEAllStructuralFeatures()) {
            if (feature == SPECIALISABLE__BASE || feature == NAMED__NAME || feature == SPECIALISABLE__LABEL) continue;
            if (feature.isMany() || declaration.eIsSet(feature)) continue;
            var giver = Inherited.giver(declaration, feature).orElse(null);
            if (giver == null || giver == declaration) continue;
            var value = shown(giver, feature);
            if (!value.isEmpty())
                facts.add("%s %s, from `%s`".formatted(SettingPath.keyword(feature), value, giver.getName()));
        }
    }

    /** A setting as it is written. */
    private static String shown(EObject owner, EStructuralFeature feature) {
        return switch (owner.eGet(feature)) {
            case Quantity quantity -> written(quantity);
            case Named named when !named.eIsProxy() && !((EReference) feature).isContainment() -> named.getName();
            case EObject object -> "";
            case null -> "";
            case Object value -> value.toString();
        };
    }

    // ---- numbers ----

    /** About a number at its place: what the place asks for, the number in other units, and who says so. */
    public String about(Quantity quantity) {
        var text = new ArrayList<String>();
        var expected = Expected.of(quantity, vocabulary);
        text.add("**" + expected.name() + "** " + converted(quantity));
        var setting = quantity.eContainingFeature();
        if (setting != null) meanings.of(setting).ifPresent(text::add);
        var facts = new ArrayList<String>();
        if (setting == ATTACHMENT__VF) ofChosenFunctions((Attachment) quantity.eContainer(), facts);
        if (setting == HOST_DEVICE__VFS) ofDevice((HostDevice) quantity.eContainer(), facts);
        ofSource(quantity, facts);
        if (!facts.isEmpty()) text.add(facts.stream().map(fact -> "- " + fact).collect(Collectors.joining("\n")));
        return String.join("\n\n", text);
    }

    /** About a setting: what it says and what it can be. */
    public String about(EStructuralFeature setting) {
        var text = new ArrayList<String>();
        text.add("**" + SettingPath.keyword(setting) + "**");
        meanings.of(setting).ifPresent(text::add);
        var bounds = bounds(setting);
        if (!bounds.isEmpty()) text.add(bounds);
        if (setting.getEType() instanceof EEnum words)
            text.add(words.getELiterals().stream()
                    .map(word -> "- `%s`: %s"
                            .formatted(word.getLiteral(), meanings.of(word).orElse("")))
                    .collect(Collectors.joining("\n")));
        return String.join("\n\n", text);
    }

    /** About a setting at its place: what it says, what it can be, and what it is now. */
    public String about(Setting setting) {
        var owner = setting.owner();
        var value = owner instanceof Specialisable declaration
                ? Inherited.value(declaration, setting.feature()).orElse(null)
                : setting.value();
        var now = switch (value) {
            case null -> "Not given now.";
            case Quantity quantity -> "Now " + converted(quantity) + ".";
            case Named named -> named.eIsProxy() ? "" : "Now `" + named.getName() + "`.";
            case List<?> list ->
                "Now `" + list.stream().map(each -> text((EObject) each)).collect(Collectors.joining(", ")) + "`.";
            case EObject object -> "Now `" + text(object) + "`.";
            case Object other -> "Now " + other + ".";
        };
        return about(setting.feature()) + (now.isEmpty() ? "" : "\n\n" + now);
    }

    /** About a step of a request. */
    public String about(RequestStep step) {
        return "**%s** `%s`\n\n%s"
                .formatted(
                        Words.sort(step.eClass()),
                        text(step),
                        meanings.of(step.eClass()).orElse(""));
    }

    private static void ofNumber(Quantity value, List<String> facts) {
        if (value == null) return;
        facts.add(converted(value));
        ofSource(value, facts);
    }

    private static void ofSource(Quantity value, List<String> facts) {
        if (value.getSource() != null) facts.add("from " + value.getSource());
        if (value.eIsSet(QUANTITY__CONFIDENCE)) facts.add(value.getConfidence().getLiteral());
        if (value.getLow() != null && value.getHigh() != null)
            facts.add("between %s and %s".formatted(written(value.getLow()), written(value.getHigh())));
    }

    private static boolean known(EObject object) {
        return object != null && !object.eIsProxy();
    }

    private static String names(List<? extends Named> named) {
        return named.stream().filter(Facts::known).map(Named::getName).collect(Collectors.joining(", "));
    }
}
