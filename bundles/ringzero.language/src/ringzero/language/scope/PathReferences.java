// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static ringzero.model.VmmPackage.Literals.PATH_EXPRESSION__HEAD;

import com.google.common.base.Predicate;
import com.google.inject.Inject;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.findReferences.ReferenceFinder;
import org.eclipse.xtext.resource.IReferenceDescription;
import org.eclipse.xtext.resource.impl.DefaultReferenceDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;
import ringzero.model.PathExpression;

/**
 * Finds what the names of paths stand for, as if they were references: name {@code i} behind the first is told as element {@code i}
 * of the reference {@code head}, which has only one, and its target by {@link Segment#key()}.
 */
public class PathReferences extends ReferenceFinder {

    @Inject
    private Segments segments;

    @Override
    protected void findLocalReferencesFromElement(
            Predicate<URI> targets, EObject source, Resource resource, Acceptor acceptor) {
        super.findLocalReferencesFromElement(targets, source, resource, acceptor);
        if (!(source instanceof PathExpression path)) return;
        var meanings = segments.of(path);
        for (int i = 0; i < meanings.size(); i++) {
            var key = meanings.get(i).key();
            if (!targets.apply(key)) continue;
            acceptor.accept(
                    path,
                    EcoreUtil2.getPlatformResourceOrNormalizedURI(path),
                    PATH_EXPRESSION__HEAD,
                    i,
                    meanings.get(i).target(),
                    key);
        }
    }

    /** What the index keeps of a file for those who look from other files. */
    public static class Index extends DefaultResourceDescriptionStrategy {

        @Inject
        private Segments segments;

        @Override
        public boolean createReferenceDescriptions(
                EObject from, URI container, IAcceptor<IReferenceDescription> acceptor) {
            boolean goOn = super.createReferenceDescriptions(from, container, acceptor);
            if (!(from instanceof PathExpression path)) return goOn;
            var meanings = segments.of(path);
            for (int i = 0; i < meanings.size(); i++) {
                var key = meanings.get(i).key();
                if (key.trimFragment().equals(from.eResource().getURI())) continue;
                acceptor.accept(new DefaultReferenceDescription(
                        EcoreUtil2.getPlatformResourceOrNormalizedURI(path), key, PATH_EXPRESSION__HEAD, i, container));
            }
            return goOn;
        }
    }
}
