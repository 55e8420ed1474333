// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import com.google.common.base.Suppliers;
import com.google.common.collect.Iterables;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;

/**
 * Several scopes, asked in order. Unlike nested scopes they hide nothing from each other except by coming first. A scope is made
 * when those before it have not answered: to know a later one may mean to read much of the library.
 *
 * @param scopes the first one wins
 */
record Precedence(List<? extends Supplier<IScope>> scopes) implements IScope {

    @SafeVarargs
    Precedence(Supplier<IScope>... scopes) {
        this(Stream.of(scopes).map(scope -> Suppliers.memoize(scope::get)).toList());
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
            var answer = question.apply(scope.get());
            if (answer != null) return answer;
        }
        return null;
    }

    @Override
    public Iterable<IEObjectDescription> getElements(QualifiedName name) {
        return all(scope -> scope.getElements(name));
    }

    @Override
    public Iterable<IEObjectDescription> getElements(EObject object) {
        return all(scope -> scope.getElements(object));
    }

    @Override
    public Iterable<IEObjectDescription> getAllElements() {
        return all(IScope::getAllElements);
    }

    private Iterable<IEObjectDescription> all(Function<IScope, Iterable<IEObjectDescription>> question) {
        return Iterables.concat(Iterables.transform(scopes, scope -> question.apply(scope.get())));
    }
}
