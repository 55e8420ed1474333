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
record Opening(IWorkbenchWindow window) {
    private static final String PERSPECTIVE = "ringzero.ui.perspective";

    /** Opens it in the modelling perspective, in front of the welcome page. */
    void show(IFile file) {
        var intro = PlatformUI.getWorkbench().getIntroManager();
        if (intro.getIntro() != null) intro.closeIntro(intro.getIntro());
        try {
            IWorkbenchPage page = PlatformUI.getWorkbench().showPerspective(PERSPECTIVE, window);
            BasicNewResourceWizard.selectAndReveal(file, window);
            IDE.openEditor(page, file);
        } catch (PartInitException e) {
            ILog.get().error(file.getFullPath() + " could not be opened.", e);
        } catch (WorkbenchException e) {
            ILog.get().error("The modelling perspective could not be shown.", e);
        }
    }
}
