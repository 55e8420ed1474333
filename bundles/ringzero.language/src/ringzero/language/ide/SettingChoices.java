// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import ringzero.language.scope.Factors;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.language.scope.VmmScopeProvider;
import ringzero.model.Experiment;
import ringzero.model.Factor;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.HostDevice;
import ringzero.model.Hypervisor;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.PathExpression;
import ringzero.model.Quantity;
import ringzero.model.Specialisable;
import ringzero.model.quantity.Amount;

/**
 * What can be set in a model, and to what: for those who write settings outside of its text, as in a table of overrides. A setting is
 * written as a path, such as {@code web.net.path}.
 */
public final class SettingChoices {

    /**
     * Something to choose.
     *
     * @param text what to write: a whole path, or a value
     * @param about what it is, as Markdown; may be empty
     */
    public record Choice(String text, String about) {}

    private final VmmScopeProvider scopes;
    private final Facts facts;

    @Inject
    public SettingChoices(VmmScopeProvider scopes, Facts facts) {
        this.scopes = scopes;
        this.facts = facts;
    }

    /**
     * Paths that what is typed can go on to: up to the next dot, the factors of the experiment first. What can follow a path is offered
     * when its dot is typed.
     *
     * @param experiment its name; empty: the first of the model
     */
    public List<Choice> paths(Model model, String experiment, String typed) {
        var found = new LinkedHashMap<String, Choice>();
        factors(model, experiment)
                .forEach((path, factor) ->
                        found.put(path, new Choice(path, "**factor**, varied over `" + levels(factor) + "`")));
        int dot = typed.lastIndexOf('.');
        for (var choice : dot < 0 ? heads(model) : following(model, typed.substring(0, dot)))
            found.putIfAbsent(choice.text(), choice);
        found.values().removeIf(choice -> !choice.text().startsWith(typed));
        return List.copyOf(found.values());
    }

    private List<Choice> heads(Model model) {
        var heads = new ArrayList<Choice>();
        for (var declaration : model.getDeclarations())
            if (declaration.getName() != null && !SettingPath.names(declaration).isEmpty())
                heads.add(new Choice(declaration.getName(), facts.about(declaration)));
        return heads;
    }

    private List<Choice> following(Model model, String path) {
        var choices = new ArrayList<Choice>();
        var names = List.of(path.split("\\."));
        var head = head(model, names.getFirst());
        var owner = head.map(each -> SettingPath.owner(each, names.subList(1, names.size())))
                .orElse(null);
        if (owner == null) return choices;
        SettingPath.names(owner).forEach((name, meaning) -> {
            var whole = new ArrayList<>(names.subList(1, names.size()));
            whole.add(name);
            boolean leads =
                    SettingPath.setting(head.get(), whole).isPresent() || SettingPath.owner(head.get(), whole) != null;
            if (leads) choices.add(new Choice(path + "." + name, about(meaning)));
        });
        return choices;
    }

    private String about(EObject meaning) {
        return switch (meaning) {
            case EStructuralFeature feature -> facts.about(feature);
            case Named named -> facts.about(named);
            default -> "";
        };
    }

    /** What a setting can be: the words, kinds or devices there are; of a number only what it is now. */
    public List<Choice> values(Model model, String path) {
        var setting = setting(model, path).orElse(null);
        if (setting == null) return List.of();
        if (setting.type() == QUANTITY)
            return now(model, "", path)
                    .map(value -> List.of(new Choice(value, facts.about(setting))))
                    .orElse(List.of());
        return switch (setting.type()) {
            case EEnum words ->
                words.getELiterals().stream()
                        .map(word -> new Choice(word.getLiteral(), facts.about(setting.feature())))
                        .toList();
            case EClass device when HOST_DEVICE.isSuperTypeOf(device) -> devices(setting, device);
            case EClass sort -> kinds(model, setting, sort);
            default -> List.of();
        };
    }

    private List<Choice> devices(Setting setting, EClass sort) {
        var guest = guest(setting);
        var host = guest == null ? null : Inherited.value(guest, Guest::getHost);
        if (host == null) return List.of();
        return Inherited.<Host, HostDevice>merged(host, Host::getDevices).stream()
                .filter(device -> device.eClass() == sort && device.getName() != null)
                .map(device -> new Choice(device.getName(), facts.about(device)))
                .toList();
    }

    /** What the file can name: its own first, then by name. */
    private List<Choice> kinds(Model model, Setting setting, EClass sort) {
        var supported = supported(setting, sort);
        var found = new LinkedHashMap<String, Named>();
        for (var each : scopes.named(model, sort).getAllElements()) {
            if (each.getName().getSegmentCount() > 1) continue;
            if (EcoreUtil.resolve(each.getEObjectOrProxy(), model) instanceof Named named
                    && (supported.isEmpty() || supported.contains(named.getName())))
                found.putIfAbsent(each.getName().toString(), named);
        }
        return found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Named> each) ->
                                each.getValue().eResource() != model.eResource())
                        .thenComparing(Map.Entry::getKey))
                .map(each -> new Choice(each.getKey(), facts.about(each.getValue())))
                .toList();
    }

    /** Names of the modes or paths that the hypervisor of the guest supports; empty if that does not matter or is not known. */
    private static List<String> supported(Setting setting, EClass sort) {
        var guest = guest(setting);
        var host = guest == null ? null : Inherited.value(guest, Guest::getHost);
        var hypervisor = host == null ? null : Inherited.value(host, Host::getHypervisor);
        if (hypervisor == null || hypervisor.eIsProxy()) return List.of();
        List<? extends Named> kinds = sort == MODE
                ? Inherited.list(hypervisor, Hypervisor::getModes)
                : PATH.isSuperTypeOf(sort) ? Inherited.list(hypervisor, Hypervisor::getPaths) : List.of();
        return kinds.stream().map(Named::getName).toList();
    }

    private static Guest guest(Setting setting) {
        for (EObject each = setting.owner(); each != null; each = each.eContainer())
            if (each instanceof Guest guest) return guest;
        return null;
    }

    /**
     * What a setting is now, as written: its value, or the levels if the experiment varies it. Empty if it is not given.
     *
     * @param experiment its name; empty: the first of the model
     */
    public Optional<String> now(Model model, String experiment, String path) {
        var factor = factors(model, experiment).get(path);
        if (factor != null) return Optional.of(levels(factor));
        return setting(model, path)
                .map(setting -> setting.owner() instanceof Specialisable declaration
                        ? Inherited.value(declaration, setting.feature()).orElse(null)
                        : setting.value())
                .map(SettingChoices::written);
    }

    private static String written(Object value) {
        return switch (value) {
            case Quantity quantity -> Amount.written(quantity);
            case Named named -> named.eIsProxy() || named.getName() == null ? null : named.getName();
            case EEnumLiteral word -> word.getLiteral();
            case List<?> list -> list.stream().map(SettingChoices::written).collect(Collectors.joining(", "));
            case EObject object -> text(object);
            case Object other -> other.toString();
        };
    }

    private static String levels(Factor factor) {
        if (factor.getRange() != null) return text(factor.getRange());
        return factor.getLevels().stream().map(SettingChoices::text).collect(Collectors.joining(", "));
    }

    private static String text(EObject object) {
        var node = NodeModelUtils.findActualNodeFor(object);
        return node == null
                ? ""
                : NodeModelUtils.getTokenText(node).replaceAll("\\s+", " ").strip();
    }

    private static Optional<Setting> setting(Model model, String path) {
        var names = List.of(path.split("\\."));
        // of several things with one name, the one that has what the path goes on with
        for (var declaration : model.getDeclarations()) {
            if (!names.getFirst().equals(declaration.getName())) continue;
            var setting = SettingPath.setting(declaration, names.subList(1, names.size()));
            if (setting.isPresent()) return setting;
        }
        return Optional.empty();
    }

    private static Optional<Named> head(Model model, String name) {
        return model.getDeclarations().stream()
                .filter(declaration -> name.equals(declaration.getName()))
                .map(Named.class::cast)
                .findFirst();
    }

    private static Map<String, Factor> factors(Model model, String name) {
        var factors = new LinkedHashMap<String, Factor>();
        model.getDeclarations().stream()
                .filter(Experiment.class::isInstance)
                .map(Experiment.class::cast)
                .filter(experiment -> name.isEmpty() || name.equals(experiment.getName()))
                .findFirst()
                .ifPresent(experiment ->
                        Factors.of(experiment).forEach(factor -> factors.put(written(factor.getPath()), factor)));
        return factors;
    }

    private static String written(PathExpression path) {
        var names = new ArrayList<String>();
        if (path != null && path.getHead() != null) names.add(path.getHead().getName());
        if (path != null) names.addAll(path.getSegments());
        return String.join(".", names);
    }
}
