// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.common.base.Suppliers;
import com.google.common.collect.Iterables;
import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.scoping.Scopes;
import org.eclipse.xtext.scoping.impl.FilteringScope;
import org.eclipse.xtext.scoping.impl.ImportNormalizer;
import org.eclipse.xtext.scoping.impl.ImportScope;
import org.eclipse.xtext.scoping.impl.MapBasedScope;
import org.eclipse.xtext.scoping.impl.ScopeBasedSelectable;
import org.eclipse.xtext.util.IResourceScopeCache;
import ringzero.language.library.Library;
import ringzero.language.library.LibraryDescription;
import ringzero.model.CostEntry;
import ringzero.model.Costs;
import ringzero.model.Factor;
import ringzero.model.Failure;
import ringzero.model.Filter;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.HostThread;
import ringzero.model.Level;
import ringzero.model.Migration;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.Parameter;
import ringzero.model.Path;
import ringzero.model.PathExpression;
import ringzero.model.Specialisable;

/**
 * Which names a reference can mean. In general: the declarations of the file, then those of its package, of its imports,
 * of the library's packages that are {@linkplain Library#VISIBLE_EVERYWHERE visible everywhere}, and then everything by its
 * full name; always only what has the type of the reference, so that one name can stand for a path of packets and a
 * path of blocks.
 */
public class VmmScopeProvider implements IScopeProvider {

    /** What the first name of a path expression means when several things have that name. */
    private static final List<EClass> HEADS = List.of(
            GUEST,
            WORKLOAD,
            HOST,
            SERVICE,
            MIGRATION,
            FAILURE,
            OBSERVATION,
            NET_PATH,
            DISK_PATH,
            NIC,
            DISK,
            SPECIALISABLE);

    private static final List<ImportNormalizer> LIBRARY =
            Library.VISIBLE_EVERYWHERE.stream().map(VmmScopeProvider::allOf).toList();

    @Inject
    private VmmGlobalScopeProvider global;

    @Inject
    private IQualifiedNameProvider names;

    @Inject
    private IResourceScopeCache cache;

    @Override
    public IScope getScope(EObject context, EReference reference) {
        if (reference == SPECIALISABLE__BASE) return bases(context);
        if (reference == LEVEL__ELEMENT) return levels(context);
        if (reference == REFERENCE__VALUE) return values(context);
        if (reference == USE__RESOURCE || reference == WHEN_IDLE__RESOURCE) return resources(context);
        if (reference == NET__DEVICE) return devices(context, HOST_NIC);
        if (reference == GUEST_DISK__DEVICE) return devices(context, HOST_DISK);
        if (reference == FAILURE__DEVICE) return failing((Failure) context);
        if (reference == MIGRATION__DEVICE) return devices(context, ((Migration) context).getGuest(), HOST_NIC);
        if (reference == PATH_EXPRESSION__HEAD) return heads(context);
        return named(context, reference.getEReferenceType());
    }

    /** Only what is of the same kind, and not the declaration itself. */
    private IScope bases(EObject context) {
        var type = SPECIALISABLE.isSuperTypeOf(context.eClass()) ? context.eClass() : SPECIALISABLE;
        return new FilteringScope(
                named(context, type),
                description ->
                        description.getEClass() == context.eClass() && description.getEObjectOrProxy() != context);
    }

    private IScope levels(EObject context) {
        return switch (typeOfLevels(context)) {
            case EEnum words -> words(words);
            case EClass device
            when HOST_DEVICE.isSuperTypeOf(device) ->
                devices(context, varied(context).getHead() instanceof Guest guest ? guest : null, device);
            case EClass type -> named(context, type);
            default -> IScope.NULLSCOPE;
        };
    }

    /** The words that a setting can be, as they are written. */
    private static IScope words(EEnum choices) {
        return MapBasedScope.createScope(
                IScope.NULLSCOPE,
                choices.getELiterals().stream()
                        .map(word -> EObjectDescription.create(word.getLiteral(), word))
                        .toList());
    }

    /** What a level names: a sort of what the varied setting can refer to, an enumeration whose words it can be. */
    public static EClassifier typeOfLevels(EObject context) {
        var type = SettingPath.setting(varied(context)).map(Setting::type).orElse(DECLARATION);
        return type == QUANTITY || type instanceof EDataType && !(type instanceof EEnum) ? DECLARATION : type;
    }

    /** The path whose level stands somewhere; null if none does. */
    private static PathExpression varied(EObject context) {
        var parent = context instanceof Level level ? level.eContainer() : context;
        if (parent instanceof Factor factor) return factor.getPath();
        return parent instanceof Filter filter ? filter.getPath() : null;
    }

    /** The parameters of the kind, then what depends on the request, then costs, then numbers of devices. */
    private IScope values(EObject context) {
        return new Precedence(
                () -> Scopes.scopeFor(withName(parameters(kind(context)))),
                () -> named(context, GIVEN),
                () -> costs(context),
                () -> parametersOfDevices(context));
    }

    private static Specialisable kind(EObject context) {
        return EcoreUtil2.getContainerOfType(context, Specialisable.class);
    }

    private static List<Parameter> parameters(Specialisable kind) {
        if (kind instanceof Mode mode) return Inherited.merged(mode, Mode::getParameters);
        return kind instanceof Path path ? Inherited.merged(path, Path::getParameters) : List.of();
    }

    /** Every sheet can say what a primitive costs; the one without a base introduces its name. */
    private IScope costs(EObject context) {
        return cache.get("costs", context.eResource(), () -> {
            var introducing = new ArrayList<IEObjectDescription>();
            var others = new ArrayList<IEObjectDescription>();
            for (var description : named(context, COSTS).getAllElements())
                (hasBase(description, context) ? others : introducing).add(description);
            return new Precedence(
                    () -> entries(introducing, context),
                    () -> entries(others, context),
                    () -> named(context, COST_ENTRY));
        });
    }

    /** Asked without linking the base, and without reading the sheet where its first line tells it. */
    private static boolean hasBase(IEObjectDescription description, EObject context) {
        var told = description.getUserData(LibraryDescription.HAS_BASE);
        return told == null ? resolved(description, context).eIsSet(SPECIALISABLE__BASE) : Boolean.parseBoolean(told);
    }

    private static IScope entries(List<IEObjectDescription> sheets, EObject context) {
        var entries = new ArrayList<CostEntry>();
        for (var sheet : sheets)
            if (resolved(sheet, context) instanceof Costs costs) entries.addAll(costs.getEntries());
        return Scopes.scopeFor(withName(entries));
    }

    private IScope parametersOfDevices(EObject context) {
        return cache.get("parameters of devices", context.eResource(), () -> {
            var parameters = new ArrayList<Parameter>();
            for (var description :
                    global.named(context.eResource(), DEVICE_TYPE).getAllElements()) {
                if (resolved(description, context) instanceof ringzero.model.DeviceType type)
                    parameters.addAll(type.getParameters());
            }
            return new Precedence(() -> Scopes.scopeFor(withName(parameters)), () -> named(context, PARAMETER));
        });
    }

    private static EObject resolved(IEObjectDescription description, EObject context) {
        var object = description.getEObjectOrProxy();
        return object.eIsProxy() ? EcoreUtil2.resolve(object, context) : object;
    }

    /** The threads that the path brings with it, then what every guest and device has. */
    private IScope resources(EObject context) {
        List<HostThread> threads =
                kind(context) instanceof Path path ? Inherited.merged(path, Path::getThreads) : List.of();
        return new Precedence(
                () -> Scopes.scopeFor(withName(threads)),
                () -> new FilteringScope(
                        named(context, RESOURCE_ROLE), description -> description.getEClass() == RESOURCE_ROLE));
    }

    /** The devices of the guest's own host by their short names. */
    private IScope devices(EObject context, EClass type) {
        return devices(context, EcoreUtil2.getContainerOfType(context, Guest.class), type);
    }

    private IScope devices(EObject context, Guest guest, EClass type) {
        var host = Inherited.value(guest, Guest::getHost);
        List<HostDevice> devices = host == null ? List.of() : Inherited.merged(host, Host::getDevices);
        return new Precedence(
                () -> Scopes.scopeFor(
                        Iterables.filter(withName(devices), device -> type.isSuperTypeOf(device.eClass()))),
                () -> named(context, type));
    }

    /** The devices of the guest that fails by their short names; those of all hosts by the names of host and device. */
    private IScope failing(Failure failure) {
        var devices = new ArrayList<IEObjectDescription>();
        for (var description : named(failure, HOST).getAllElements()) {
            if (!(resolved(description, failure) instanceof Host host)) continue;
            for (var device : withName(Inherited.<Host, HostDevice>merged(host, Host::getDevices)))
                devices.add(EObjectDescription.create(description.getName().append(device.getName()), device));
        }
        return new Precedence(
                () -> devices(failure, Inherited.value(failure, Failure::getGuest), HOST_DEVICE),
                () -> MapBasedScope.createScope(IScope.NULLSCOPE, devices));
    }

    private IScope heads(EObject context) {
        var all = new Precedence(HEADS.stream()
                .map(type -> Suppliers.memoize(() -> named(context, type)))
                .toList());
        return context instanceof PathExpression path && !path.getSegments().isEmpty() ? new Heads(all, path) : all;
    }

    /** Of several things with one name, the one that has what the path goes on with. */
    private static final class Heads extends FilteringScope {

        private final PathExpression path;

        Heads(IScope all, PathExpression path) {
            super(all, description -> true);
            this.path = path;
        }

        @Override
        public IEObjectDescription getSingleElement(QualifiedName name) {
            IEObjectDescription first = null;
            for (var description : getElements(name)) {
                if (first == null) first = description;
                var object = resolved(description, path);
                if (SettingPath.setting(object, path.getSegments()).isPresent()) return description;
            }
            return first;
        }
    }

    /** Scopes for elements without a name would fail. */
    private static <N extends Named> List<N> withName(List<N> elements) {
        return elements.stream().filter(element -> element.getName() != null).toList();
    }

    /** Everything of a type that can be named at a place. */
    public IScope named(EObject context, EClass type) {
        var resource = context.eResource();
        if (resource == null) return IScope.NULLSCOPE;
        return cache.get(type, resource, () -> named(resource, type));
    }

    private IScope named(Resource resource, EClass type) {
        var everything = new NotedScope(global.named(resource, type), resource);
        if (resource.getContents().isEmpty() || !(resource.getContents().getFirst() instanceof Model model))
            return everything;
        var selectable = new ScopeBasedSelectable(everything);
        IScope scope = new ImportScope(LIBRARY, everything, selectable, type, false);
        scope = new ImportScope(imports(model), scope, selectable, type, false);
        if (model.getName() != null)
            scope = new ImportScope(List.of(allOf(model.getName())), scope, selectable, type, false);
        return MapBasedScope.createScope(scope, declarations(model, type));
    }

    private static List<ImportNormalizer> imports(Model model) {
        return model.getImports().stream()
                .map(each -> each.getImportedNamespace())
                .filter(Objects::nonNull)
                .map(name -> name.endsWith(".*")
                        ? allOf(name.substring(0, name.length() - 2))
                        : new ImportNormalizer(QualifiedName.create(name.split("\\.")), false, false))
                .toList();
    }

    private static ImportNormalizer allOf(String packageName) {
        return new ImportNormalizer(QualifiedName.create(packageName.split("\\.")), true, false);
    }

    private List<IEObjectDescription> declarations(Model model, EClass type) {
        var descriptions = new ArrayList<IEObjectDescription>();
        for (var declaration : model.getDeclarations()) {
            if (declaration.getName() == null || !type.isSuperTypeOf(declaration.eClass())) continue;
            descriptions.add(EObjectDescription.create(declaration.getName(), declaration));
            var name = names.getFullyQualifiedName(declaration);
            if (name != null && name.getSegmentCount() > 1)
                descriptions.add(EObjectDescription.create(name, declaration));
        }
        return descriptions;
    }
}
