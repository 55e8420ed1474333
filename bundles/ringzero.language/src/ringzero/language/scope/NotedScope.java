// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.linking.impl.ImportedNamesAdapter;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;

/** Notes the names that a resource asks for, found or not: a file that brings one that was missing has the resource checked again. */
final class NotedScope implements IScope {
    private final IScope scope;
    private final ImportedNamesAdapter names;

    NotedScope(IScope scope, Resource resource) {
        this.scope = scope;
        this.names = names(resource);
    }

    private static ImportedNamesAdapter names(Resource resource) {
        ImportedNamesAdapter known = ImportedNamesAdapter.find(resource);
        if (known != null) return known;
        var names = new ImportedNamesAdapter();
        resource.eAdapters().add(names);
        return names;
    }

    private void note(QualifiedName name) {
        // in lower case, as the descriptions of resources compare them
        names.getImportedNames().add(name.toLowerCase());
    }

    @Override
    public IEObjectDescription getSingleElement(QualifiedName name) {
        note(name);
        return scope.getSingleElement(name);
    }

    @Override
    public Iterable<IEObjectDescription> getElements(QualifiedName name) {
        note(name);
        return scope.getElements(name);
    }

    @Override
    public IEObjectDescription getSingleElement(EObject object) {
        return scope.getSingleElement(object);
    }

    @Override
    public Iterable<IEObjectDescription> getElements(EObject object) {
        return scope.getElements(object);
    }

    @Override
    public Iterable<IEObjectDescription> getAllElements() {
        return scope.getAllElements();
    }
}
