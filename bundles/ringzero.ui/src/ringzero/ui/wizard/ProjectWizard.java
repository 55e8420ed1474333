// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;
import ringzero.ui.application.Icon;

/** Makes a project with a model that runs. */
public final class ProjectWizard extends Wizard implements INewWizard {
    private final ProjectPage page = new ProjectPage();
    private IWorkbench workbench;

    public ProjectWizard() {
        setWindowTitle(Messages.ProjectWizard_title);
        setDefaultPageImageDescriptor(Icon.PROJECT.large());
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
        ModelProject project = ModelProject.named(page.getProjectName());
        URI location = page.useDefaults() ? null : page.getLocationURI();
        String text = page.template().text();
        return new FileCreation(getContainer(), workbench.getActiveWorkbenchWindow(), Messages.ProjectWizard_failed)
                .finish(monitor -> {
                    project.create(location, monitor);
                    return Optional.of(project.add("model.vmm", text, monitor));
                });
    }

    /** The usual questions, and what one wants to find out. */
    private static final class ProjectPage extends WizardNewProjectCreationPage {
        private TemplateChoice choice;

        ProjectPage() {
            super("project");
            setTitle(Messages.ProjectWizard_title);
            setDescription(Messages.ProjectWizard_description);
            setInitialProjectName(
                    ModelProject.free(Messages.ProjectWizard_name).project().getName());
        }

        @Override
        public void createControl(Composite parent) {
            super.createControl(parent);
            choice = new TemplateChoice((Composite) getControl());
        }

        Templates template() {
            return choice.chosen();
        }
    }
}
