// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import java.util.List;
import org.eclipse.lsp4j.Location;
import org.eclipse.xtext.findReferences.IReferenceFinder;
import org.eclipse.xtext.ide.server.DocumentExtensions;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolService;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import ringzero.language.library.Library;

/** Where things are declared: in a model, or in a copy of a library file that editors can open. */
public class Definitions extends DocumentSymbolService {

    @Inject
    private EObjectAtOffsetHelper objects;

    @Inject
    private DocumentExtensions places;

    @Inject
    private LibraryFolder copies;

    @Override
    public List<? extends Location> getDefinitions(
            XtextResource resource, int offset, IReferenceFinder.IResourceAccess resources, CancelIndicator cancelled) {
        var target = objects.getElementWithNameAt(resource, offset);
        if (target == null || !Library.contains(target))
            return super.getDefinitions(resource, offset, resources, cancelled);
        var location = places.newLocation(target);
        return location == null ? List.of() : List.of(copies.readable(location));
    }
}
