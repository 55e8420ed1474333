// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import ringzero.ui.application.Icon;

/** Makes a model that runs: a host, its guests, what they do, and an experiment. */
public final class ModelWizard extends Wizard implements INewWizard {
    private IWorkbench workbench;
    private ModelPage page;

    public ModelWizard() {
        setWindowTitle(Messages.ModelWizard_title);
        setDefaultPageImageDescriptor(Icon.MODEL.large());
    }

    @Override
    public void init(IWorkbench startedFrom, IStructuredSelection selection) {
        workbench = startedFrom;
        page = new ModelPage(selection);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        IFile file = page.createNewFile();
        if (file == null) return false;
        new Opening(workbench.getActiveWorkbenchWindow()).show(file);
        return true;
    }

    /** Where, and what one wants to find out. */
    private static final class ModelPage extends WizardNewFileCreationPage {
        private TemplateChoice choice;

        ModelPage(IStructuredSelection selection) {
            super("model", selection);
            setTitle(Messages.ModelWizard_title);
            setDescription(Messages.ModelWizard_description);
            setFileExtension("vmm");
            setFileName("model.vmm");
        }

        @Override
        public void createControl(Composite parent) {
            super.createControl(parent);
            choice = new TemplateChoice((Composite) getControl());
        }

        @Override
        protected InputStream getInitialContents() {
            return new ByteArrayInputStream(choice.chosen().text().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        protected void createAdvancedControls(Composite parent) {
            // Linked files are for those who know them; they are under File > New > File.
        }
    }
}
