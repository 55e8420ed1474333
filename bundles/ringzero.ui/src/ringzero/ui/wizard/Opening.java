// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/** Shows a new file where it can be worked with. */
public record Opening(IWorkbenchWindow window) {
    private static final String PERSPECTIVE = "ringzero.ui.perspective";

    /** Opens it in the modelling perspective, in front of the welcome page. */
    public void show(IFile file) {
        try {
            IWorkbenchPage page = perspective();
            BasicNewResourceWizard.selectAndReveal(file, window);
            IDE.openEditor(page, file);
        } catch (PartInitException e) {
            ILog.get().error(file.getFullPath() + " could not be opened.", e);
        } catch (WorkbenchException e) {
            ILog.get().error("The modelling perspective could not be shown.", e);
        }
    }

    /** Leaves the welcome page for the modelling perspective. */
    public IWorkbenchPage perspective() throws WorkbenchException {
        var intros = PlatformUI.getWorkbench().getIntroManager();
        if (intros.getIntro() != null) {
            // It fills the window; views that are opened in its place would, too.
            intros.setIntroStandby(intros.getIntro(), true);
            intros.closeIntro(intros.getIntro());
        }
        return PlatformUI.getWorkbench().showPerspective(PERSPECTIVE, window);
    }
}
