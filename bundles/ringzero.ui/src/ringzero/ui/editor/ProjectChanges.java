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
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;

/** Tells the language which projects and files come, change and go. */
final class ProjectChanges implements IResourceChangeListener {
    private final ModelLanguage language;
    private final Map<String, WorkspaceFolder> known = new LinkedHashMap<>();

    ProjectChanges(ModelLanguage language) {
        this.language = language;
    }

    /** The folders of all open projects, with which the language starts. */
    synchronized List<WorkspaceFolder> folders() {
        for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects())
            if (isThere(project)) known.put(project.getName(), folder(project));
        return List.copyOf(known.values());
    }

    private static boolean isThere(IProject project) {
        return project.isAccessible() && project.getLocationURI() != null;
    }

    private WorkspaceFolder folder(IProject project) {
        return new WorkspaceFolder(language.uri(project.getLocationURI()), project.getName());
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        if (event.getType() != IResourceChangeEvent.POST_CHANGE || event.getDelta() == null) return;
        projects(event.getDelta());
        tell(files(event.getDelta()));
    }

    private synchronized void projects(IResourceDelta delta) {
        List<WorkspaceFolder> added = new ArrayList<>();
        List<WorkspaceFolder> removed = new ArrayList<>();
        for (IResourceDelta child : delta.getAffectedChildren()) {
            if (!(child.getResource() instanceof IProject project)) continue;
            boolean opened = child.getKind() == IResourceDelta.ADDED || (child.getFlags() & IResourceDelta.OPEN) != 0;
            if (isThere(project)) {
                WorkspaceFolder folder = folder(project);
                if (known.put(project.getName(), folder) == null && opened) added.add(folder);
            } else {
                WorkspaceFolder gone = known.remove(project.getName());
                if (gone != null) removed.add(gone);
            }
        }
        if (added.isEmpty() && removed.isEmpty()) return;
        var change = new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(added, removed));
        language.tell(server -> server.didChangeWorkspaceFolders(change));
    }

    /** Tells the language of files that came, changed or went. */
    void tell(Map<IFile, FileChangeType> changes) {
        List<FileEvent> events = new ArrayList<>();
        changes.forEach((file, type) -> {
            if (file.getLocationURI() != null) events.add(new FileEvent(language.uri(file.getLocationURI()), type));
        });
        if (!events.isEmpty())
            language.tell(server -> server.didChangeWatchedFiles(new DidChangeWatchedFilesParams(events)));
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
