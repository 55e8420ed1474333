// SPDX-License-Identifier: EPL-2.0
package ringzero.language.check;

import static ringzero.model.VmmPackage.Literals.*;

import com.google.common.collect.Streams;
import com.google.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.validation.Check;
import ringzero.language.scope.VmmGlobalScopeProvider;
import ringzero.model.Costs;
import ringzero.model.DeviceType;
import ringzero.model.Experiment;
import ringzero.model.Host;
import ringzero.model.Import;
import ringzero.model.Mode;
import ringzero.model.Model;
import ringzero.model.Named;
import ringzero.model.Path;
import ringzero.model.Specialisable;

/** Names: each means one thing, is used, and comes to an end when followed. */
public class NameChecks extends Concern {

    /** What exists only to be named by something else. */
    private static final Set<EClass> MEANT_TO_BE_NAMED = Set.of(
            PROCESSOR,
            COSTS,
            NIC,
            DISK,
            HYPERVISOR,
            OPERATING_SYSTEM,
            MODE,
            NET_PATH,
            DISK_PATH,
            WORKLOAD,
            INSTANCE_TYPE);

    @Inject
    private VmmGlobalScopeProvider global;

    @Check
    public void namesAreUnique(Model model) {
        unique(model.getDeclarations());
    }

    @Check
    public void devicesHaveDifferentNames(Host host) {
        unique(host.getDevices());
    }

    @Check
    public void costsHaveDifferentNames(Costs costs) {
        unique(costs.getEntries());
    }

    @Check
    public void parametersHaveDifferentNames(Mode mode) {
        unique(mode.getParameters());
    }

    @Check
    public void parametersAndThreadsHaveDifferentNames(Path path) {
        unique(path.getParameters());
        unique(path.getThreads());
    }

    @Check
    public void parametersHaveDifferentNames(DeviceType type) {
        unique(type.getParameters());
    }

    /** A path of packets and one of blocks can have the same name, as can a guest and its workload. */
    private void unique(List<? extends Named> elements) {
        var seen = new HashSet<String>();
        for (var element : elements) {
            if (element.getName() == null || seen.add(element.eClass().getName() + " " + element.getName())) continue;
            report(
                    Rule.DUPLICATE_NAME,
                    element,
                    NAMED__NAME,
                    "There is another %s '%s': give one of them a different name."
                            .formatted(Words.sort(element.eClass()), element.getName()));
        }
    }

    @Check
    public void specialisationComesToAnEnd(Specialisable declaration) {
        var seen = new HashSet<EObject>();
        EObject next = declaration.getBase();
        while (known(next) && next != declaration && seen.add(next)) {
            next = next instanceof Specialisable specialisable ? specialisable.getBase() : null;
        }
        if (next != declaration) return;
        report(
                Rule.CYCLIC_SPECIALISATION,
                declaration,
                SPECIALISABLE__BASE,
                "'%s' starts from '%s', which starts from '%s' again: one of them must stand alone."
                        .formatted(declaration.getName(), declaration.getBase().getName(), declaration.getName()));
    }

    @Check
    public void importsNameSomething(Import each) {
        var name = each.getImportedNamespace();
        if (name == null || name.isBlank() || each.eResource() == null) return;
        var everything = global.named(each.eResource(), DECLARATION);
        if (!name.endsWith(".*")) {
            if (everything.getSingleElement(QualifiedName.create(name.split("\\."))) != null) return;
        } else {
            var packageName =
                    QualifiedName.create(name.substring(0, name.length() - 2).split("\\."));
            for (var description : everything.getAllElements())
                if (description.getQualifiedName().startsWith(packageName)) return;
        }
        var packages = Streams.stream(everything.getAllElements())
                .filter(description -> description.getQualifiedName().getSegmentCount() > 1)
                .map(description -> description.getQualifiedName().skipLast(1) + ".*");
        var nearest = Nearest.to(name, packages);
        report(
                Rule.UNKNOWN_IMPORT,
                each,
                IMPORT__IMPORTED_NAMESPACE,
                "Nothing is called '%s'%s".formatted(name, nearest.isEmpty() ? "." : Nearest.question(nearest)),
                nearest.toArray(String[]::new));
    }

    /** Only in a file that asks questions: others are there to be used elsewhere. */
    @Check
    public void declarationsAreUsed(Model model) {
        if (model.getDeclarations().stream().noneMatch(Experiment.class::isInstance)) return;
        var used = new HashSet<EObject>();
        for (var all = model.eAllContents(); all.hasNext(); ) {
            var object = all.next();
            for (var target : object.eCrossReferences()) {
                for (var each = target; each != null && each != object; each = each.eContainer()) used.add(each);
            }
        }
        for (var declaration : model.getDeclarations()) {
            if (declaration.getName() == null
                    || used.contains(declaration)
                    || !MEANT_TO_BE_NAMED.contains(declaration.eClass())) continue;
            report(
                    Rule.UNUSED,
                    declaration,
                    NAMED__NAME,
                    "Nothing in this file uses %s '%s'."
                            .formatted(Words.sort(declaration.eClass()), declaration.getName()));
        }
    }
}
