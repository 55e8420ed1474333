// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.ILaunchConfigurationDelegate;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.ResourceUtil;

/** Starts an experiment: saves the model, then runs it as a job whose log is a console. */
public final class StudyLaunch implements ILaunchConfigurationDelegate {

    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        RunSettings settings = RunSettings.of(configuration);
        var mistake = settings.mistake();
        if (mistake.isPresent()) {
            DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
            throw new CoreException(Status.error(mistake.get()));
        }
        IFile model = settings.file().orElseThrow();
        PlatformUI.getWorkbench().getDisplay().syncExec(() -> save(model));
        StudyProcess process = new StudyProcess(launch, settings.name());
        StudyJob job = new StudyJob(settings, process);
        process.started(job);
        job.schedule();
    }

    /** What runs is the file: what the editor shows must be in it. */
    private static void save(IFile model) {
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows())
            for (IWorkbenchPage page : window.getPages())
                for (IEditorPart editor : page.getDirtyEditors())
                    if (sharesProject(ResourceUtil.getFile(editor.getEditorInput()), model))
                        page.saveEditor(editor, false);
    }

    private static boolean sharesProject(IFile file, IFile model) {
        return file != null && file.getProject().equals(model.getProject()) && "vmm".equals(file.getFileExtension());
    }
}
