// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EStructuralFeature;
import ringzero.model.Feature;
import ringzero.model.Handler;
import ringzero.model.Mode;
import ringzero.model.Named;
import ringzero.model.OnOff;
import ringzero.model.Operation;
import ringzero.model.Path;
import ringzero.model.Specialisable;

/**
 * What a declaration says together with those it specialises. A setting that is not given is taken from the base, and
 * a list only if it is empty here; parts with a name (parameters, cost entries, devices, threads) are merged by name, and
 * handlers by operation. Bases that cannot be resolved, are of another kind or come back to the declaration itself end the line.
 */
public final class Inherited {

    private Inherited() {}

    /** The declaration, what it specialises, what that specialises, and so on. */
    @SuppressWarnings("unchecked")
    public static <D extends Specialisable> List<D> line(D declaration) {
        var line = new LinkedHashSet<D>();
        for (var next = declaration; next != null && !next.eIsProxy() && line.add(next); ) {
            next = next.getBase() instanceof Specialisable base && base.eClass() == declaration.eClass()
                    ? (D) base
                    : null;
        }
        return List.copyOf(line);
    }

    /** A setting: the first that is given along the line, or null. Not for enumerations, which are never null. */
    public static <D extends Specialisable, V> V value(D declaration, Function<D, V> setting) {
        if (declaration == null) return null;
        for (var each : line(declaration)) {
            var value = setting.apply(each);
            if (value != null) return value;
        }
        return null;
    }

    /** A setting of any type, enumerations as well: the value of the first in line where it is set. */
    public static Optional<Object> value(Specialisable declaration, EStructuralFeature setting) {
        return giver(declaration, setting).map(giver -> giver.eGet(setting));
    }

    /** Who along the line gives a setting. */
    public static Optional<Specialisable> giver(Specialisable declaration, EStructuralFeature setting) {
        if (declaration == null) return Optional.empty();
        for (var each : line(declaration)) if (each.eIsSet(setting)) return Optional.of(each);
        return Optional.empty();
    }

    /** A switch; empty if it is not given. */
    public static Optional<Boolean> isOn(Specialisable declaration, EAttribute setting) {
        return value(declaration, setting).map(value -> value == OnOff.YES || value == OnOff.ON);
    }

    /** A list: the first along the line that is not empty. */
    public static <D extends Specialisable, V> List<V> list(D declaration, Function<D, List<V>> setting) {
        if (declaration == null) return List.of();
        for (var each : line(declaration)) {
            var list = setting.apply(each);
            if (!list.isEmpty()) return list;
        }
        return List.of();
    }

    /** Parts with a name: those of the bases first, each replaced by a later one of the same name. */
    public static <D extends Specialisable, P extends Named> List<P> merged(D declaration, Function<D, List<P>> parts) {
        if (declaration == null) return List.of();
        var merged = new LinkedHashMap<String, P>();
        for (var each : line(declaration).reversed()) {
            for (var part : parts.apply(each)) merged.put(part.getName(), part);
        }
        return List.copyOf(merged.values());
    }

    /** How a mode answers an operation. */
    public static Optional<Handler> handler(Mode mode, Operation operation) {
        return mode == null ? Optional.empty() : find(line(mode), Mode::getHandlers, operation);
    }

    /** What a path does for an operation. */
    public static Optional<Handler> handler(Path path, Operation operation) {
        return path == null ? Optional.empty() : find(line(path), Path::getHandlers, operation);
    }

    private static <D> Optional<Handler> find(List<D> line, Function<D, List<Handler>> handlers, Operation operation) {
        for (var each : line) {
            for (var handler : handlers.apply(each))
                if (handler.getOperations().contains(operation)) return Optional.of(handler);
        }
        return Optional.empty();
    }

    /** All handlers of a mode or path that are in force: those of a base unless all their operations are answered later. */
    public static List<Handler> handlers(Specialisable kind) {
        var answered = new LinkedHashSet<Operation>();
        var handlers = new ArrayList<Handler>();
        if (kind == null) return handlers;
        for (var each : line(kind)) {
            for (var handler : ownHandlers(each)) {
                if (handler.getOperations().stream().anyMatch(operation -> !answered.contains(operation)))
                    handlers.add(handler);
            }
            ownHandlers(each).forEach(handler -> answered.addAll(handler.getOperations()));
        }
        return handlers;
    }

    private static List<Handler> ownHandlers(Specialisable kind) {
        if (kind instanceof Mode mode) return mode.getHandlers();
        return kind instanceof Path path ? path.getHandlers() : List.of();
    }

    /** Capabilities together with those they imply. */
    public static LinkedHashSet<Feature> withImplied(List<Feature> features) {
        var all = new LinkedHashSet<Feature>();
        for (var feature : features) addImplied(feature, all);
        return all;
    }

    private static void addImplied(Feature feature, LinkedHashSet<Feature> all) {
        if (feature == null || feature.eIsProxy() || !all.add(feature)) return;
        for (var implied : feature.getImplies()) addImplied(implied, all);
    }
}
