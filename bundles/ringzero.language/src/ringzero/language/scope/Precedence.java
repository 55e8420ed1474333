// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import com.google.common.collect.Iterables;
import java.util.List;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;

/**
 * Several scopes, asked in order. Unlike nested scopes they hide nothing from each other except by coming first.
 *
 * @param scopes the first one wins
 */
record Precedence(List<IScope> scopes) implements IScope {

    Precedence(IScope... scopes) {
        this(List.of(scopes));
    }

    @Override
    public IEObjectDescription getSingleElement(QualifiedName name) {
        return first(scope -> scope.getSingleElement(name));
    }

    @Override
    public IEObjectDescription getSingleElement(EObject object) {
        return first(scope -> scope.getSingleElement(object));
    }

    private IEObjectDescription first(Function<IScope, IEObjectDescription> question) {
        for (var scope : scopes) {
            var answer = question.apply(scope);
            if (answer != null) return answer;
        }
        return null;
    }

    @Override
    public Iterable<IEObjectDescription> getElements(QualifiedName name) {
        return Iterables.concat(Iterables.transform(scopes, scope -> scope.getElements(name)));
    }

    @Override
    public Iterable<IEObjectDescription> getElements(EObject object) {
        return Iterables.concat(Iterables.transform(scopes, scope -> scope.getElements(object)));
    }

    @Override
    public Iterable<IEObjectDescription> getAllElements() {
        return Iterables.concat(Iterables.transform(scopes, IScope::getAllElements));
    }
}
