// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.operation.IRunnableContext;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * How wizards end: they make files with progress, and show the one to begin with.
 *
 * @param context shows the progress
 * @param window shows the file
 * @param failure says what did not work, if it did not
 */
record FileCreation(IRunnableContext context, IWorkbenchWindow window, String failure) {

    /** Makes files and gives back the one to show. */
    interface Work {
        Optional<IFile> run(IProgressMonitor monitor) throws CoreException;
    }

    /** Whether the wizard is done. Otherwise the user was told, or has cancelled. */
    boolean finish(Work work) {
        IFile[] first = new IFile[1];
        try {
            context.run(true, true, new WorkspaceModifyOperation() {
                @Override
                protected void execute(IProgressMonitor monitor) throws CoreException {
                    first[0] = work.run(monitor).orElse(null);
                }
            });
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            String reason =
                    cause instanceof CoreException core ? core.getStatus().getMessage() : String.valueOf(cause);
            StatusManager.getManager()
                    .handle(Status.error(failure + " " + reason, cause), StatusManager.SHOW | StatusManager.LOG);
            return false;
        } catch (InterruptedException e) {
            return false;
        }
        if (first[0] != null) new Opening(window).show(first[0]);
        return true;
    }
}
