// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import ringzero.ui.wizard.Examples;
import ringzero.ui.wizard.ModelProject;
import ringzero.ui.wizard.Opening;

/** A model that the course works with: brought into the workspace when it is wanted, kept as the learner changed it. */
interface CourseModel {
    /** The project of the exercises. */
    String PROJECT = "Virtualization 101";

    /** Copies it into the workspace, unless it is there. */
    IFile bring(IProgressMonitor monitor) throws CoreException;

    /** A file of the examples folder. */
    static CourseModel example(String name) {
        return monitor -> {
            Examples examples = new Examples();
            List<Examples.Example> wanted =
                    examples.all().stream().filter(e -> e.path().equals(name)).toList();
            return examples.copy(wanted, ModelProject.named(Examples.PROJECT), monitor)
                    .orElseThrow(() -> new CoreException(Status.error(NLS.bind(Messages.CourseModel_none, name))));
        };
    }

    /** The learner's own file for the exercise of a chapter. */
    static CourseModel exercise(Chapter chapter) {
        return monitor -> {
            SubMonitor progress = SubMonitor.convert(monitor, 2);
            ModelProject project = ModelProject.named(PROJECT);
            project.create(null, progress.split(1));
            return project.add(file(chapter), chapter.exercise(), progress.split(1));
        };
    }

    static String file(Chapter chapter) {
        return "exercise-" + chapter.number() + ".vmm";
    }

    /** Shows it in its editor, then goes on with it; everything that takes time happens in the background. */
    default void open(IWorkbenchWindow window, Consumer<IFile> then) {
        Job job = Job.create(Messages.CourseModel_job, (IProgressMonitor monitor) -> {
            IFile file = bring(monitor);
            window.getWorkbench().getDisplay().asyncExec(() -> {
                new Opening(window).show(file);
                then.accept(file);
            });
        });
        job.setRule(ResourcesPlugin.getWorkspace().getRoot());
        job.setUser(true);
        job.schedule();
    }
}
