// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.lsp4j.FileChangeType;

/** Has the models of a project analysed, so that the build is done when its problems are marked. */
public final class ModelBuilder extends IncrementalProjectBuilder {
    public static final String ID = "ringzero.ui.builder";

    @Override
    protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor) throws CoreException {
        ModelLanguage language = ModelLanguage.ofWorkbench();
        var delta = getDelta(getProject());
        // What changed was told by the listener already; a full build looks at everything again.
        if (kind == FULL_BUILD || delta == null) language.filesChanged(models());
        else if (ProjectChanges.files(delta).isEmpty()) return null;
        // Whoever waits for the project goes first; the markers follow by themselves.
        language.settle(() -> isInterrupted() || monitor.isCanceled());
        return null;
    }

    private Map<IFile, FileChangeType> models() throws CoreException {
        Map<IFile, FileChangeType> models = new LinkedHashMap<>();
        getProject().accept(resource -> {
            if (resource instanceof IFile file && ModelLanguage.EXTENSION.equals(file.getFileExtension()))
                models.put(file, FileChangeType.Changed);
            return true;
        });
        return models;
    }

    @Override
    protected void clean(IProgressMonitor monitor) throws CoreException {
        getProject().deleteMarkers(Problems.MARKER, true, IResource.DEPTH_INFINITE);
    }
}
