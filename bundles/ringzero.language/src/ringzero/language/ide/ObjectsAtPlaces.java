// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.XtextResource;

/** What is meant at a place of a text, also by the names of paths. */
public class ObjectsAtPlaces extends EObjectAtOffsetHelper {

    @Inject
    private PathPlaces paths;

    @Override
    protected EObject internalResolveElementAt(XtextResource resource, int offset, boolean containment) {
        var place = containment ? null : paths.at(resource, offset).orElse(null);
        return place == null
                ? super.internalResolveElementAt(resource, offset, containment)
                : place.meaning().target();
    }

    @Override
    public EObject getElementWithNameAt(XtextResource resource, int offset) {
        var place = paths.at(resource, offset).orElse(null);
        return place == null
                ? super.getElementWithNameAt(resource, offset)
                : place.meaning().target();
    }
}
