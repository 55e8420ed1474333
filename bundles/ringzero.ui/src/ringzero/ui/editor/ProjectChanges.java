// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.WorkspaceFolder;

/** Tells the language which projects and files come, change and go. */
final class ProjectChanges implements IResourceChangeListener {
    private final ModelLanguage language;
    private final Map<String, WorkspaceFolder> known = new LinkedHashMap<>();

    ProjectChanges(ModelLanguage language) {
        this.language = language;
    }

    /** Projects that the language knows from its start. */
    synchronized void remember(List<IProject> projects) {
        for (IProject project : projects) known.put(project.getName(), language.folder(project));
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        if (event.getType() != IResourceChangeEvent.POST_CHANGE || event.getDelta() == null) return;
        projects(event.getDelta());
        language.filesChanged(files(event.getDelta()));
    }

    private synchronized void projects(IResourceDelta delta) {
        List<IProject> added = new ArrayList<>();
        List<WorkspaceFolder> removed = new ArrayList<>();
        for (IResourceDelta child : delta.getAffectedChildren()) {
            if (!(child.getResource() instanceof IProject project)) continue;
            boolean opened = child.getKind() == IResourceDelta.ADDED || (child.getFlags() & IResourceDelta.OPEN) != 0;
            if (project.isAccessible() && project.getLocationURI() != null) {
                if (known.put(project.getName(), language.folder(project)) == null && opened) added.add(project);
            } else {
                WorkspaceFolder gone = known.remove(project.getName());
                if (gone != null) removed.add(gone);
            }
        }
        if (!added.isEmpty() || !removed.isEmpty()) language.projectsChanged(added, removed);
    }

    static Map<IFile, FileChangeType> files(IResourceDelta delta) {
        Map<IFile, FileChangeType> changes = new LinkedHashMap<>();
        try {
            delta.accept(part -> {
                if (part.getResource() instanceof IFile file
                        && ModelLanguage.EXTENSION.equals(file.getFileExtension())) {
                    if (part.getKind() == IResourceDelta.ADDED) changes.put(file, FileChangeType.Created);
                    else if (part.getKind() == IResourceDelta.REMOVED) changes.put(file, FileChangeType.Deleted);
                    else if ((part.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0)
                        changes.put(file, FileChangeType.Changed);
                }
                return true;
            });
        } catch (CoreException e) {
            ILog.get().error("Changed models could not be listed.", e);
        }
        return changes;
    }
}
