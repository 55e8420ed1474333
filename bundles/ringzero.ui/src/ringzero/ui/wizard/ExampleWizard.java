// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.util.List;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import ringzero.ui.application.Icon;

/** Copies examples into a project and opens the first. */
public final class ExampleWizard extends Wizard implements INewWizard {
    private final ExamplePage page = new ExamplePage(new Examples());
    private IWorkbench workbench;

    public ExampleWizard() {
        setWindowTitle(Messages.ExampleWizard_title);
        setDefaultPageImageDescriptor(Icon.EXAMPLES.large());
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
        ModelProject project = ModelProject.named(page.project());
        return new FileCreation(getContainer(), workbench.getActiveWorkbenchWindow(), Messages.ExampleWizard_failed)
                .finish(monitor -> new Examples().copy(chosen, project, monitor));
    }
}
