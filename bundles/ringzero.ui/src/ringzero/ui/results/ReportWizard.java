// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.ide.ResourceUtil;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.report.ReportFormat;
import ringzero.ui.application.Icon;

/** Writes a report of a result file: File > Export > Ringzero Report. */
public final class ReportWizard extends Wizard implements IExportWizard {
    private ReportPage page;

    public ReportWizard() {
        setWindowTitle(Messages.ReportExport_title);
        setDefaultPageImageDescriptor(Icon.REPORT.large());
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        IFile selected = Adapters.adapt(selection.getFirstElement(), IFile.class);
        var window = workbench.getActiveWorkbenchWindow();
        if (selected == null
                && window != null
                && window.getActivePage().getActiveEditor() instanceof ResultEditor editor)
            selected = ResourceUtil.getFile(editor.getEditorInput());
        page = new ReportPage(selected);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        Path results = Path.of(page.results().getLocationURI());
        page.remember();
        ReportFormat format = page.format();
        Path file = page.target();
        Job job = Job.create(
                NLS.bind(Messages.ReportExport_job, file.getFileName()),
                (IProgressMonitor monitor) -> write(results, format, file));
        job.setUser(true);
        job.schedule();
        return true;
    }

    private static IStatus write(Path results, ReportFormat format, Path file) {
        try {
            return ReportExport.write(ResultFile.read(results), format, file);
        } catch (StoreException e) {
            return Status.error(e.getMessage(), e);
        }
    }
}
