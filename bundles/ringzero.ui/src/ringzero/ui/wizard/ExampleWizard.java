// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.statushandlers.StatusManager;
import ringzero.ui.application.Icon;

/** Copies examples into a project and opens the first. */
public final class ExampleWizard extends Wizard implements INewWizard {
    private final ExamplePage page = new ExamplePage(new Examples());
    private IWorkbench workbench;

    public ExampleWizard() {
        setWindowTitle(Messages.ExampleWizard_title);
        setDefaultPageImageDescriptor(Icon.EXAMPLES.descriptor());
        setNeedsProgressMonitor(true);
    }

    @Override
    public void init(IWorkbench startedFrom, IStructuredSelection selection) {
        workbench = startedFrom;
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        List<Examples.Example> chosen = page.chosen();
        try {
            IFile[] first = new IFile[1];
            getContainer().run(true, true, new WorkspaceModifyOperation() {
                @Override
                protected void execute(org.eclipse.core.runtime.IProgressMonitor monitor) throws CoreException {
                    Optional<IFile> copied = new Examples().copy(chosen, ModelProject.named(page.project()), monitor);
                    first[0] = copied.orElse(null);
                }
            });
            if (first[0] != null) new Opening(workbench.getActiveWorkbenchWindow()).show(first[0]);
            return true;
        } catch (InvocationTargetException e) {
            Failure.show(e, Messages.ExampleWizard_failed, StatusManager.SHOW);
            return false;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
