// SPDX-License-Identifier: EPL-2.0
package ringzero.language.scope;

import static ringzero.model.VmmPackage.Literals.PATH_EXPRESSION__HEAD;
import static ringzero.model.VmmPackage.Literals.PATH_EXPRESSION__SEGMENTS;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.DefaultLocationInFileProvider;
import org.eclipse.xtext.util.ITextRegion;
import ringzero.model.PathExpression;

/** Where things stand in a text; also the names of paths, as {@link PathReferences} tells of them. */
public class Regions extends DefaultLocationInFileProvider {

    @Override
    protected ITextRegion doGetLocationOfFeature(
            EObject owner, EStructuralFeature feature, int index, RegionDescription query) {
        if (owner instanceof PathExpression path && feature == PATH_EXPRESSION__HEAD && index >= 0) {
            var nodes = NodeModelUtils.findNodesForFeature(path, PATH_EXPRESSION__SEGMENTS);
            if (index < nodes.size()) return createRegion(List.of(nodes.get(index)), query);
        }
        return super.doGetLocationOfFeature(owner, feature, index, query);
    }
}
