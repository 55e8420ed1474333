// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import ringzero.ui.application.Icon;
import ringzero.ui.editor.ModelText;

/** Asks what one wants to know of a model and writes the experiment into it. */
public final class ExperimentWizard extends Wizard implements INewWizard {
    private IWorkbenchWindow window;
    private ExperimentPage page;

    public ExperimentWizard() {
        setWindowTitle(Messages.ExperimentWizard_title);
        setDefaultPageImageDescriptor(Icon.EXPERIMENT.large());
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        window = workbench.getActiveWorkbenchWindow();
        page = new ExperimentPage(model(Adapters.adapt(selection.getFirstElement(), IFile.class))
                .or(() ->
                        window.getActivePage() == null || window.getActivePage().getActiveEditor() == null
                                ? Optional.empty()
                                : model(ResourceUtil.getFile(
                                        window.getActivePage().getActiveEditor().getEditorInput()))));
    }

    private static Optional<IFile> model(IFile file) {
        return Optional.ofNullable(file)
                .flatMap(each -> ModelText.file(each.getFullPath().toString()));
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        ExperimentDraft draft = page.draft();
        try {
            int begin = ModelText.append(page.file(), draft.text());
            new Opening(window).show(page.file());
            if (window.getActivePage().getActiveEditor() instanceof ITextEditor editor)
                editor.selectAndReveal(begin, draft.text().indexOf('{') - 1);
            return true;
        } catch (CoreException e) {
            StatusManager.getManager()
                    .handle(Status.error(Messages.ExperimentWizard_failed, e), StatusManager.SHOW | StatusManager.LOG);
            return false;
        }
    }
}
