// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import ringzero.ui.editor.ModelNature;

/** A project with models. */
public record ModelProject(IProject project) {

    public static ModelProject named(String name) {
        return new ModelProject(ResourcesPlugin.getWorkspace().getRoot().getProject(name));
    }

    /** One of this name, or of this name with a number behind it, that does not exist. */
    static ModelProject free(String name) {
        ModelProject project = named(name);
        for (int i = 2; project.project().exists(); i++) project = named(name + "-" + i);
        return project;
    }

    /**
     * Makes and opens it, unless it is there already.
     *
     * @param location null for the workspace's own folder
     */
    public void create(URI location, IProgressMonitor monitor) throws CoreException {
        SubMonitor progress = SubMonitor.convert(monitor, 3);
        if (!project.exists()) {
            IProjectDescription description = ResourcesPlugin.getWorkspace().newProjectDescription(project.getName());
            description.setLocationURI(location);
            project.create(description, progress.split(1));
        }
        project.open(progress.split(1));
        if (project.hasNature(ModelNature.ID)) return;
        // Only an open project configures its natures.
        IProjectDescription description = project.getDescription();
        description.setNatureIds(new String[] {ModelNature.ID});
        project.setDescription(description, progress.split(1));
    }

    /** Adds a file, or leaves the one that is there as it is: a user may have changed it. */
    public IFile add(String path, String text, IProgressMonitor monitor) throws CoreException {
        return add(path, text.getBytes(StandardCharsets.UTF_8), monitor);
    }

    IFile add(String path, byte[] content, IProgressMonitor monitor) throws CoreException {
        IFile file = project.getFile(IPath.forPosix(path));
        if (file.exists()) return file;
        createFolders(file.getParent());
        file.create(new ByteArrayInputStream(content), true, monitor);
        return file;
    }

    private static void createFolders(IResource parent) throws CoreException {
        if (!(parent instanceof IFolder folder) || folder.exists()) return;
        createFolders(folder.getParent());
        folder.create(true, true, null);
    }
}
