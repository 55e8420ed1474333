// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Makes the project with all examples, unless it is there, and opens the first. */
public final class ExampleHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        Job job = Job.create(Messages.ExampleHandler_job, (IProgressMonitor monitor) -> {
            Examples examples = new Examples();
            var first = examples.copy(examples.all(), ModelProject.named(Examples.PROJECT), monitor);
            first.ifPresent(file -> window.getWorkbench().getDisplay().asyncExec(() -> new Opening(window).show(file)));
        });
        job.setRule(org.eclipse.core.resources.ResourcesPlugin.getWorkspace().getRoot());
        job.setUser(true);
        job.schedule();
        return null;
    }
}
