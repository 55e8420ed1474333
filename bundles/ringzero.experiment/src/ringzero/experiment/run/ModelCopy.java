// SPDX-License-Identifier: EPL-2.0
package ringzero.experiment.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringzero.language.scope.Inherited;
import ringzero.language.scope.Setting;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.Specialisable;

/**
 * A model in which some settings have other values. The model itself is left as it is. Other files are shared as long as nothing in
 * them changes; else everything is copied, because one file of a library may refer to the other.
 */
final class ModelCopy {

    private final EcoreUtil.Copier copier = new EcoreUtil.Copier();
    private final Map<EObject, EObject> originals = new HashMap<>();
    private final Model model;

    /**
     * @param original root of a file
     * @param others roots of all files that it may refer to
     * @param assignments what to change, in this order
     */
    ModelCopy(Model original, List<? extends EObject> others, List<Assignment> assignments) {
        Set<EObject> roots = new LinkedHashSet<>();
        roots.add(original);
        if (!assignments.stream()
                .allMatch(a -> EcoreUtil.isAncestor(original, a.setting().owner()))) roots.addAll(others);
        roots.forEach(copier::copy);
        copier.copyReferences();
        copier.forEach((from, to) -> originals.put(to, from));
        keepPlaces(roots);
        model = (Model) copier.get(original);
        for (Assignment assignment : assignments) assign(assignment);
    }

    /** The changed model. */
    Model model() {
        return model;
    }

    /** What an element of the original has become. */
    EObject copyOf(EObject original) {
        return copier.getOrDefault(original, original);
    }

    /** What an element of the copy, or the next one around it, was in the original. */
    EObject originalOf(EObject copy) {
        for (EObject each = copy; each != null; each = each.eContainer()) {
            EObject original = originals.get(each);
            if (original != null) return original;
        }
        return copy;
    }

    /** Copies stand at the addresses of the originals, because names of data files are relative to them. */
    private void keepPlaces(Set<EObject> roots) {
        ResourceSet resources = new ResourceSetImpl();
        for (EObject root : roots) {
            if (root.eResource() == null) continue;
            Resource place = new ResourceImpl(root.eResource().getURI());
            resources.getResources().add(place);
            place.getContents().add(copier.get(root));
        }
    }

    private void assign(Assignment assignment) {
        EObject owner =
                own(copyOf(assignment.head()), copyOf(assignment.setting().owner()));
        var feature = assignment.setting().feature();
        boolean contained = feature instanceof EReference reference && reference.isContainment();
        var value = contained ? EcoreUtil.copy(assignment.value()) : valueOf(assignment.value());
        owner.eSet(feature, feature.isMany() ? List.of(value) : value);
    }

    /** What a setting holds that is set to a declaration, a device or a word of the original. */
    Object valueOf(EObject level) {
        return level instanceof EEnumLiteral word ? word.getInstance() : copyOf(level);
    }

    /**
     * The owner, or if it belongs to something that the head specialises, a copy of it in the head: changing one guest must not change the
     * guest that it was derived from.
     */
    private static EObject own(EObject head, EObject owner) {
        if (!(head instanceof Specialisable declaration)) return owner;
        EObject around = owner;
        while (around != null && !(around instanceof Specialisable)) around = around.eContainer();
        if (around == null || around == head || !Inherited.line(declaration).contains(around)) return owner;
        return inherit(declaration, (Specialisable) around, owner);
    }

    private static EObject inherit(Specialisable head, Specialisable giver, EObject owner) {
        if (owner == giver) return head;
        EObject part = owner;
        while (part.eContainer() != giver) part = part.eContainer();
        var feature = part.eContainmentFeature();
        var copier = new EcoreUtil.Copier();
        if (!feature.isMany()) {
            head.eSet(feature, copier.copy(part));
        } else {
            @SuppressWarnings("unchecked")
            var own = (List<EObject>) head.eGet(feature);
            @SuppressWarnings("unchecked")
            var given = (List<EObject>) giver.eGet(feature);
            // parts with a name are merged one by one, others are taken as a whole
            own.addAll(copier.copyAll(part instanceof Named ? List.of(part) : new ArrayList<>(given)));
        }
        copier.copyReferences();
        return copier.get(owner);
    }

    /** The value that a setting has in the copy; null if it has none. */
    static Object value(Setting setting) {
        if (setting.owner() instanceof Specialisable declaration)
            return Inherited.value(declaration, setting.feature()).orElse(null);
        return setting.value();
    }
}
