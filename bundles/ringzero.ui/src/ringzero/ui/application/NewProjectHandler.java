// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the wizard for a new project. */
public final class NewProjectHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        var window = HandlerUtil.getActiveWorkbenchWindow(event);
        var wizards = window.getWorkbench().getNewWizardRegistry();
        try {
            IWorkbenchWizard wizard =
                    wizards.findWizard("ringzero.ui.newProject").createWizard();
            wizard.init(window.getWorkbench(), StructuredSelection.EMPTY);
            new WizardDialog(window.getShell(), wizard).open();
        } catch (CoreException e) {
            ILog.get().error("The wizard for a new project could not be opened.", e);
        }
        return null;
    }
}
