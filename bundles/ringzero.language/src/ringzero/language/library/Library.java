// SPDX-License-Identifier: EPL-2.0
package ringzero.language.library;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.ISelectable;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.EObjectDescriptionLookUp;
import ringzero.model.Model;
import ringzero.model.Named;

/**
 * What comes with Ringzero: parsed and linked once for each injector, then only read, and shared by all models. So
 * checking many small models does not pay for the library again; a copy of a model keeps referring to it.
 * Its files have addresses such as {@code ringzero:/library/modes/hardware-assisted.vmm}.
 */
@Singleton
public class Library {

    /** Packages that can be named without import everywhere; what must be imported is what there are many of. */
    public static final List<String> VISIBLE_EVERYWHERE = List.of(
            "ringzero",
            "ringzero.modes",
            "ringzero.paths",
            "ringzero.costs",
            "ringzero.hypervisors",
            "ringzero.systems");

    private static final URI ROOT = URI.createURI("ringzero:/library");

    private final Provider<XtextResourceSet> resourceSets;
    private final IQualifiedNameProvider names;
    private ResourceSet resources;
    private ISelectable declarations;

    @Inject
    public Library(Provider<XtextResourceSet> resourceSets, IQualifiedNameProvider names) {
        this.resourceSets = resourceSets;
        this.names = names;
    }

    /** Whether an object, file or address belongs to the library. */
    public static boolean contains(URI address) {
        return address != null && ROOT.scheme().equals(address.scheme());
    }

    /** Whether an object belongs to the library. */
    public static boolean contains(EObject object) {
        return object.eResource() != null && contains(object.eResource().getURI());
    }

    /** Everything with a name in the library. */
    public synchronized ISelectable declarations() {
        load();
        return declarations;
    }

    /** The files, ordered by name. */
    public synchronized List<Model> models() {
        load();
        return resources.getResources().stream()
                .flatMap(resource -> resource.getContents().stream())
                .map(Model.class::cast)
                .toList();
    }

    /** The resources of the files, for those who check or show them. */
    public synchronized List<Resource> resources() {
        load();
        return List.copyOf(resources.getResources());
    }

    /** The text of a file, or null if there is none at this address. */
    public String text(URI address) {
        return LibraryFile.all().stream()
                .filter(file -> ROOT.appendSegments(file.name().split("/")).equals(address.trimFragment()))
                .map(file -> new String(file.content(), java.nio.charset.StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    /** Lets references into the library be followed from a resource set by their addresses. */
    public synchronized void connect(ResourceSet models) {
        load();
        if (models == resources
                || !(models instanceof ResourceSetImpl set)
                || resources.getResources().isEmpty()) return;
        Map<URI, Resource> byAddress = set.getURIResourceMap();
        if (byAddress == null) return;
        if (byAddress.containsKey(resources.getResources().getFirst().getURI())) return;
        for (var resource : resources.getResources()) byAddress.put(resource.getURI(), resource);
    }

    /** Linking asks for the declarations again, so these are there before anything is linked. */
    private void load() {
        if (resources != null) return;
        resources = resourceSets.get();
        for (var file : LibraryFile.all()) parse(file);
        declarations = new EObjectDescriptionLookUp(descriptions());
        EcoreUtil.resolveAll(resources);
    }

    private void parse(LibraryFile file) {
        try {
            resources
                    .createResource(ROOT.appendSegments(file.name().split("/")))
                    .load(new ByteArrayInputStream(file.content()), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<IEObjectDescription> descriptions() {
        var descriptions = new ArrayList<IEObjectDescription>();
        for (var resource : resources.getResources()) {
            for (var all = resource.getAllContents(); all.hasNext(); ) {
                if (!(all.next() instanceof Named named) || named instanceof Model) continue;
                var name = names.getFullyQualifiedName(named);
                if (name != null) descriptions.add(EObjectDescription.create(name, named));
            }
        }
        return descriptions;
    }
}
