// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.util.IResourceScopeCache;
import ringzero.language.scope.Factors;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Setting;
import ringzero.language.scope.SettingPath;
import ringzero.model.Experiment;
import ringzero.model.Guest;
import ringzero.model.Host;
import ringzero.model.Level;
import ringzero.model.Model;

/**
 * What the other declarations of a file say about one. Gathered in one pass after each change of the file, because a check that
 * looked through the whole file for each declaration would take time with the square of their number.
 */
class FileIndex {

    private final IResourceScopeCache cache;

    @Inject
    FileIndex(IResourceScopeCache cache) {
        this.cache = cache;
    }

    /** The guests of a file that run on a host, in the order of the text. */
    List<Guest> guestsOn(Host host, Model model) {
        return cache.get("guests by host", model.eResource(), () -> guestsByHost(model))
                .getOrDefault(host, List.of());
    }

    /** The levels that the experiments of a file give to a setting by a path that begins with a declaration. */
    List<Level> levels(EObject head, EObject owner, EStructuralFeature feature) {
        var resource = head.eResource();
        return cache.get("levels by setting", resource, () -> levelsBySetting(resource))
                .getOrDefault(new Varied(head, new Setting(owner, feature)), List.of());
    }

    /** A setting that is varied for a declaration, which may have inherited it. */
    private record Varied(EObject head, Setting setting) {}

    private static Map<Host, List<Guest>> guestsByHost(Model model) {
        var guests = new HashMap<Host, List<Guest>>();
        for (var declaration : model.getDeclarations()) {
            if (!(declaration instanceof Guest guest)) continue;
            guests.computeIfAbsent(Inherited.value(guest, Guest::getHost), host -> new ArrayList<>())
                    .add(guest);
        }
        return guests;
    }

    private static Map<Varied, List<Level>> levelsBySetting(Resource resource) {
        var levels = new HashMap<Varied, List<Level>>();
        if (resource.getContents().isEmpty() || !(resource.getContents().getFirst() instanceof Model model))
            return levels;
        for (var declaration : model.getDeclarations()) {
            if (!(declaration instanceof Experiment experiment)) continue;
            experiment.getFactors().stream()
                    .flatMap(Factors::together)
                    .forEach(factor -> SettingPath.setting(factor.getPath())
                            .ifPresent(setting -> levels.computeIfAbsent(
                                            new Varied(factor.getPath().getHead(), setting), each -> new ArrayList<>())
                                    .addAll(factor.getLevels())));
        }
        return levels;
    }
}
