// SPDX-License-Identifier: EPL-2.0
package ringzero.language.library;

import static ringzero.model.VmmPackage.Literals.DECLARATION;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.ISelectable;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.EObjectDescriptionLookUp;
import ringzero.model.Model;
import ringzero.model.Named;

/**
 * What comes with Ringzero: parsed and linked once for each injector, then only read, and shared by all models. So
 * checking many small models does not pay for the library again; a copy of a model keeps referring to it. A file is read when one
 * of its declarations is asked for, together with all that it refers to; the names alone are known from the first lines of its
 * declarations. Its files have addresses such as {@code ringzero:/library/modes/hardware-assisted.vmm}.
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
    private final Map<URI, LibraryFile> files = new LinkedHashMap<>();
    private final ArrayDeque<Resource> unlinked = new ArrayDeque<>();
    private boolean isLinking;
    private ResourceSet resources;
    private ISelectable declarations;
    private ISelectable everything;

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

    /** Everything of a type with a name in the library. To ask for parts of declarations reads all files. */
    public synchronized ISelectable named(EClass type) {
        index();
        return DECLARATION.isSuperTypeOf(type) ? declarations : everything();
    }

    /** The files, ordered by name. */
    public synchronized List<Model> models() {
        return resources().stream()
                .flatMap(resource -> resource.getContents().stream())
                .map(Model.class::cast)
                .toList();
    }

    /** The resources of the files, ordered by name, for those who check or show them. */
    public synchronized List<Resource> resources() {
        index();
        return files.keySet().stream().map(this::read).toList();
    }

    /** The text of a file, or null if there is none at this address. */
    public synchronized String text(URI address) {
        index();
        var file = files.get(address.trimFragment());
        return file == null ? null : text(file);
    }

    private static String text(LibraryFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    /** Lets references into what was read of the library be followed from a resource set by their addresses. */
    public synchronized void connect(ResourceSet models) {
        index();
        var read = resources.getResources();
        if (models == resources || !(models instanceof ResourceSetImpl set) || read.isEmpty()) return;
        Map<URI, Resource> byAddress = set.getURIResourceMap();
        if (byAddress == null || byAddress.containsKey(read.getLast().getURI())) return;
        for (var resource : read) byAddress.put(resource.getURI(), resource);
    }

    private void index() {
        if (resources != null) return;
        resources = resourceSets.get();
        var descriptions = new ArrayList<IEObjectDescription>();
        for (var file : LibraryFile.all()) {
            var address = ROOT.appendSegments(file.name().split("/"));
            files.put(address, file);
            Declared.in(text(file))
                    .ifPresentOrElse(
                            declared -> descriptions.addAll(descriptions(declared, address)),
                            () -> descriptions.addAll(parsed(address)));
        }
        declarations = new EObjectDescriptionLookUp(descriptions);
    }

    private List<IEObjectDescription> descriptions(List<Declared> declared, URI file) {
        var descriptions = new ArrayList<IEObjectDescription>();
        for (int i = 0; i < declared.size(); i++)
            descriptions.add(new LibraryDescription(declared.get(i), i, file, this::declaration));
        return descriptions;
    }

    private List<IEObjectDescription> parsed(URI file) {
        var descriptions = new ArrayList<IEObjectDescription>();
        for (var declaration : ((Model) parse(file).getContents().getFirst()).getDeclarations())
            descriptions.add(EObjectDescription.create(names.getFullyQualifiedName(declaration), declaration));
        return descriptions;
    }

    private synchronized EObject declaration(URI file, int index) {
        return ((Model) read(file).getContents().getFirst()).getDeclarations().get(index);
    }

    /**
     * Reads a file and all that it refers to, so that nothing of it changes later, when several threads read it. While one file is
     * linked others are only parsed, and linked after it: else the files would be nested in each other on the stack.
     */
    private Resource read(URI file) {
        var known = resources.getResource(file, false);
        var resource = known == null ? parse(file) : known;
        if (isLinking) return resource;
        isLinking = true;
        try {
            while (!unlinked.isEmpty()) EcoreUtil.resolveAll(unlinked.remove());
        } finally {
            isLinking = false;
        }
        return resource;
    }

    private Resource parse(URI file) {
        try {
            var resource = resources.createResource(file);
            unlinked.add(resource);
            resource.load(new ByteArrayInputStream(files.get(file).content()), Map.of());
            return resource;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the parts of declarations, such as parameters. */
    private ISelectable everything() {
        if (everything != null) return everything;
        var descriptions = new ArrayList<IEObjectDescription>();
        for (var resource : files.keySet().stream().map(this::read).toList()) {
            for (var all = resource.getAllContents(); all.hasNext(); ) {
                if (!(all.next() instanceof Named named) || named instanceof Model) continue;
                QualifiedName name = names.getFullyQualifiedName(named);
                if (name != null) descriptions.add(EObjectDescription.create(name, named));
            }
        }
        everything = new EObjectDescriptionLookUp(descriptions);
        return everything;
    }
}
