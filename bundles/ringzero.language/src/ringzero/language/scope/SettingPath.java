// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static ringzero.model.VmmPackage.Literals.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import ringzero.model.Attachment;
import ringzero.model.ClosedArrivals;
import ringzero.model.CostEntry;
import ringzero.model.Costs;
import ringzero.model.Demand;
import ringzero.model.DeviceType;
import ringzero.model.Distribution;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostDisk;
import ringzero.model.HostNic;
import ringzero.model.HostPool;
import ringzero.model.Mode;
import ringzero.model.Named;
import ringzero.model.Parameter;
import ringzero.model.Path;
import ringzero.model.PathExpression;
import ringzero.model.Repeat;
import ringzero.model.RequestStep;
import ringzero.model.Service;
import ringzero.model.Specialisable;
import ringzero.model.Workload;

/**
 * Follows a path such as {@code web.net.path}, {@code rack1.eth0.vfs} or {@code WebRequests.arrivals.rate} to the setting it
 * names. Each name after the first is the keyword of a setting, the name of a part (a device of a host, a parameter, a
 * cost), or the keyword of a request's step; {@code net} and {@code disk} mean a guest's first one, {@code net.eth0} the one on
 * that device, and a device by itself its type; in a service the name of a host means how many there are, and that of an instance
 * type what is asked of it. Where a distribution stands, its mean is meant (or its only value, or its least one).
 */
public final class SettingPath {

    /** Keywords of settings whose features are called otherwise than the keyword; all others differ in the hyphens only. */
    private static final Map<EStructuralFeature, String> KEYWORDS = Map.of(
            PROCESSOR__COSTS, "microarchitecture",
            GUEST__NETS, "net",
            GUEST__DISKS, "disk",
            GUEST__WORKLOADS, "runs",
            CLOSED_ARRIVALS__THINK, "thinking",
            EXPERIMENT__DURATION, "run");

    /** What a distribution's number is called in its class. */
    private static final Map<EClass, EStructuralFeature> MIDDLE = Map.of(
            CONSTANT, CONSTANT__VALUE,
            EXPONENTIAL, EXPONENTIAL__MEAN,
            ERLANG, ERLANG__MEAN,
            LOG_NORMAL, LOG_NORMAL__MEAN,
            HYPER_EXPONENTIAL, HYPER_EXPONENTIAL__MEAN,
            PARETO, PARETO__LOW);

    private SettingPath() {}

    /** The setting a path names; empty if it names none. */
    public static Optional<Setting> setting(PathExpression path) {
        if (path == null || path.getHead() == null || path.getHead().eIsProxy()) return Optional.empty();
        return setting(path.getHead(), path.getSegments());
    }

    /** The setting that names lead to from an object; empty if there is none. */
    public static Optional<Setting> setting(EObject from, List<String> names) {
        var segments = segments(from, names);
        if (segments.isEmpty() || segments.size() < names.size()) return Optional.empty();
        return switch (segments.getLast()) {
            case Segment.Thing thing -> number(thing.object());
            case Segment.Step step -> number(step.step());
            case Segment.Word(Setting setting) -> leaf(setting.owner(), setting.feature());
            case Segment.Device device -> number(device.part());
            case Segment.Share share -> throw new IllegalStateException("a share is observed, not set");
        };
    }

    /** What each of the names that follow an object stands for, up to the first that means nothing. */
    static List<Segment> segments(EObject from, List<String> names) {
        var segments = new ArrayList<Segment>();
        EObject owner = from;
        for (var name : names) {
            var segment = owner == null ? null : segment(owner, name, segments.isEmpty() ? null : segments.getLast());
            if (segment == null) return segments;
            segments.add(segment);
            owner = next(segment);
        }
        return segments;
    }

    private static Segment segment(EObject owner, String name, Segment before) {
        // on the device that the name says
        if (owner instanceof Attachment && before instanceof Segment.Word(Setting list)) {
            var attachment = attachment(list.owner(), (EReference) list.feature(), name);
            if (attachment != null) return new Segment.Device((Named) attachment.eGet(device(attachment)), attachment);
        }
        var part = part(owner, name);
        if (part instanceof RequestStep step) return new Segment.Step(step);
        if (part instanceof HostPool pool) return new Segment.Device(pool.getHost(), pool);
        if (part instanceof Demand demand) return new Segment.Device(demand.getType(), demand);
        if (part instanceof Named named) return new Segment.Thing(named);
        var holder = arrivalsIfMeant(owner, name);
        var feature = feature(holder.eClass(), name);
        return feature == null ? null : new Segment.Word(new Setting(holder, feature));
    }

    /** Whose names can follow; null if nothing can. */
    private static EObject next(Segment segment) {
        return switch (segment) {
            case Segment.Thing thing -> thing.object();
            case Segment.Step step -> step.step();
            case Segment.Device device -> device.part();
            case Segment.Word(Setting setting) ->
                setting.feature() instanceof EReference reference ? first(setting.owner(), reference) : null;
            case Segment.Share share -> null;
        };
    }

    /** Where the names up to the last one lead: whose names could follow. Null if nowhere. */
    public static EObject owner(EObject from, List<String> names) {
        if (names.isEmpty()) return from;
        var segments = segments(from, names);
        return segments.size() < names.size() ? null : next(segments.getLast());
    }

    /** The names that can follow an object in a path, with what they stand for: a feature or a part. */
    public static Map<String, EObject> names(EObject owner) {
        var names = new TreeMap<String, EObject>();
        for (var feature : owner.eClass().getEAllStructuralFeatures()) {
            if (canBeNamed(feature)) names.put(keyword(feature), feature);
        }
        if (owner instanceof Workload workload) {
            names.putAll(steps(workload));
            if (first(owner, WORKLOAD__ARRIVALS) instanceof ClosedArrivals closed) names.putAll(names(closed));
        }
        if (owner instanceof Service service) names.putAll(partsOf(service));
        for (var part : parts(owner)) if (part.getName() != null) names.put(part.getName(), part);
        return names;
    }

    /** How a setting is written. */
    public static String keyword(EStructuralFeature feature) {
        return KEYWORDS.getOrDefault(feature, hyphenated(feature.getName()));
    }

    /** "threadsPerCore" becomes "threads-per-core". */
    static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** Clients stand in a workload without a word before them, so a path names them without one. */
    private static EObject arrivalsIfMeant(EObject owner, String name) {
        if (!(owner instanceof Workload) || feature(owner.eClass(), name) != null) return owner;
        return first(owner, WORKLOAD__ARRIVALS) instanceof ClosedArrivals closed ? closed : owner;
    }

    private static EStructuralFeature feature(EClass type, String keyword) {
        for (var feature : type.getEAllStructuralFeatures()) {
            if (canBeNamed(feature) && keyword(feature).equals(keyword)) return feature;
        }
        return null;
    }

    private static boolean canBeNamed(EStructuralFeature feature) {
        if (feature == SPECIALISABLE__BASE || feature == SPECIALISABLE__LABEL || feature == NAMED__NAME) return false;
        return !feature.isMany() || feature == GUEST__NETS || feature == GUEST__DISKS || feature == GUEST__WORKLOADS;
    }

    /** A last name must lead to one value. */
    private static Optional<Setting> leaf(EObject owner, EStructuralFeature feature) {
        // one workload instead of those that the guest runs
        if (feature == GUEST__WORKLOADS) return Optional.of(new Setting(owner, feature));
        if (feature.isMany()) return Optional.empty();
        if (feature instanceof EAttribute) return Optional.of(new Setting(owner, feature));
        var type = ((EReference) feature).getEReferenceType();
        if (type == QUANTITY || !((EReference) feature).isContainment())
            return Optional.of(new Setting(owner, feature));
        return first(owner, (EReference) feature) instanceof EObject value ? number(value) : Optional.empty();
    }

    /** What is meant where an object stands instead of its number. */
    private static Optional<Setting> number(EObject value) {
        return switch (value) {
            case Parameter parameter -> Optional.of(new Setting(parameter, PARAMETER__VALUE));
            case CostEntry entry -> Optional.of(new Setting(entry, COST_ENTRY__VALUE));
            case HostNic nic -> Optional.of(new Setting(nic, HOST_NIC__TYPE));
            case HostDisk disk -> Optional.of(new Setting(disk, HOST_DISK__TYPE));
            case Distribution distribution ->
                Optional.ofNullable(MIDDLE.get(distribution.eClass())).map(number -> new Setting(distribution, number));
            case Repeat repeat -> Optional.of(new Setting(repeat, REPEAT__TIMES));
            case HostPool pool -> Optional.of(new Setting(pool, HOST_POOL__COUNT));
            case RequestStep step -> distribution(step).flatMap(SettingPath::number);
            default -> Optional.empty();
        };
    }

    private static Optional<Distribution> distribution(RequestStep step) {
        for (var part : step.eContents())
            if (part instanceof Distribution distribution) return Optional.of(distribution);
        return Optional.empty();
    }

    private static EObject part(EObject owner, String name) {
        for (var part : parts(owner))
            if (part.getName() != null && part.getName().equals(name)) return part;
        return switch (owner) {
            case Workload workload -> steps(workload).get(name);
            case Service service -> partsOf(service).get(name);
            default -> null;
        };
    }

    /** Pools by the name of their host, demands by the name of their type; of several the first. */
    private static Map<String, EObject> partsOf(Service service) {
        var parts = new LinkedHashMap<String, EObject>();
        for (var pool : Inherited.list(service, Service::getPools))
            if (pool.getHost() != null && pool.getHost().getName() != null)
                parts.putIfAbsent(pool.getHost().getName(), pool);
        for (var demand : Inherited.list(service, Service::getDemands))
            if (demand.getType() != null && demand.getType().getName() != null)
                parts.putIfAbsent(demand.getType().getName(), demand);
        return parts;
    }

    private static List<? extends Named> parts(EObject owner) {
        return switch (owner) {
            case Host host -> Inherited.<Host, HostDevice>merged(host, Host::getDevices);
            case Mode mode -> Inherited.<Mode, Parameter>merged(mode, Mode::getParameters);
            case Path path -> Inherited.<Path, Parameter>merged(path, Path::getParameters);
            case DeviceType device -> Inherited.<DeviceType, Parameter>merged(device, DeviceType::getParameters);
            case Costs costs -> Inherited.<Costs, CostEntry>merged(costs, Costs::getEntries);
            default -> List.of();
        };
    }

    /** The first step of each sort, by its keyword. */
    private static Map<String, RequestStep> steps(Workload workload) {
        var steps = new LinkedHashMap<String, RequestStep>();
        for (var step : Inherited.list(workload, Workload::getSteps)) {
            if (step instanceof Repeat || distribution(step).isPresent())
                steps.putIfAbsent(hyphenated(step.eClass().getName()), step);
        }
        return steps;
    }

    private static Attachment attachment(EObject owner, EReference reference, String device) {
        for (var each : values(owner, reference)) {
            if (each instanceof Attachment attachment && device != null && device.equals(deviceName(attachment)))
                return attachment;
        }
        return null;
    }

    private static String deviceName(Attachment attachment) {
        return attachment.eGet(device(attachment)) instanceof HostDevice named ? named.getName() : null;
    }

    private static EStructuralFeature device(Attachment attachment) {
        return attachment.eClass().getEStructuralFeature("device");
    }

    private static EObject first(EObject owner, EReference reference) {
        var values = values(owner, reference);
        return values.isEmpty() || values.getFirst().eIsProxy() ? null : values.getFirst();
    }

    private static List<EObject> values(EObject owner, EReference reference) {
        var value = owner instanceof Specialisable declaration
                ? Inherited.value(declaration, reference).orElse(null)
                : owner.eGet(reference);
        var values = new ArrayList<EObject>();
        if (value instanceof List<?> list) list.forEach(each -> values.add((EObject) each));
        else if (value instanceof EObject object) values.add(object);
        return values;
    }
}
