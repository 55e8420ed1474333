// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import java.util.Map;
import java.util.concurrent.CancellationException;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.ide.server.ProjectManager;

/** The files of a project, which may be deleted while an editor asks about them. */
class ProjectFiles extends ProjectManager {

    /** A question about a file that is gone is given up: it is no failure, and nobody waits for the answer. */
    @Override
    public Resource getResource(URI file) {
        try {
            return super.getResource(file);
        } catch (RuntimeException e) {
            if (getResourceSet().getURIConverter().exists(file, Map.of())) throw e;
            throw new CancellationException(file + " is gone");
        }
    }
}
