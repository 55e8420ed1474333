// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IFragmentProvider;
import org.eclipse.xtext.util.IResourceScopeCache;
import ringzero.model.Declaration;
import ringzero.model.Model;

/**
 * EMF's own addresses of objects in a file, such as {@code //@declarations.7/@memory}. EMF looks for an object in the list of its
 * parent each time, which for the declarations of a large file takes time with the square of their number: here they are numbered once
 * after each change.
 */
@Singleton
public class Fragments implements IFragmentProvider {

    private final IResourceScopeCache cache;

    @Inject
    Fragments(IResourceScopeCache cache) {
        this.cache = cache;
    }

    @Override
    public String getFragment(EObject object, Fallback fallback) {
        var declaration = declaration(object);
        if (declaration == null || !(declaration.eContainer() instanceof Model model) || model.eResource() == null)
            return fallback.getFragment(object);
        var number = cache.get("numbers of declarations", model.eResource(), () -> numbers(model))
                .get(declaration);
        if (number == null) return fallback.getFragment(object);
        var fragment = new StringBuilder("//@declarations.").append(number);
        append(fragment, declaration, object);
        return fragment.toString();
    }

    @Override
    public EObject getEObject(Resource resource, String fragment, Fallback fallback) {
        return fallback.getEObject(fragment);
    }

    private static EObject declaration(EObject object) {
        var each = object;
        while (each != null && !(each instanceof Declaration && each.eContainer() instanceof Model))
            each = each.eContainer();
        return each;
    }

    private static Map<EObject, Integer> numbers(Model model) {
        var numbers = new IdentityHashMap<EObject, Integer>();
        for (var declaration : model.getDeclarations()) numbers.put(declaration, numbers.size());
        return numbers;
    }

    private static void append(StringBuilder fragment, EObject above, EObject object) {
        if (object == above) return;
        append(fragment, above, object.eContainer());
        fragment.append('/')
                .append(((InternalEObject) object.eContainer())
                        .eURIFragmentSegment(object.eContainingFeature(), object));
    }
}
