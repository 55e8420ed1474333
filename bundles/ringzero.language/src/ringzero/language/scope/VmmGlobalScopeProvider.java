// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import com.google.common.base.Predicate;
import com.google.inject.Inject;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.impl.DefaultGlobalScopeProvider;
import org.eclipse.xtext.scoping.impl.SelectableBasedScope;
import ringzero.language.library.Library;

/** What can be named by its full name: everything in the models loaded together, and behind that the library. */
public class VmmGlobalScopeProvider extends DefaultGlobalScopeProvider {

    @Inject
    private Library library;

    /** Everything of a type by its full name. */
    public IScope named(Resource context, EClass type) {
        return getScope(context, false, type, null);
    }

    @Override
    protected IScope getScope(
            IScope parent, Resource context, boolean ignoreCase, EClass type, Predicate<IEObjectDescription> filter) {
        var ofLibrary = SelectableBasedScope.createScope(parent, library.named(type), filter, type, ignoreCase);
        if (Library.contains(context.getURI()) || context.getResourceSet() == null) return ofLibrary;
        library.connect(context.getResourceSet());
        return super.getScope(ofLibrary, context, ignoreCase, type, filter);
    }
}
