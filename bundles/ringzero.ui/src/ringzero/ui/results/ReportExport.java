// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ide.ResourceUtil;
import ringzero.report.ReportFormat;
import ringzero.report.ReportFormats;
import ringzero.simulation.results.Study;

/** Asks where, and writes the report of what an editor shows. */
public record ReportExport(Shell shell, ResultEditor editor) {

    /** Asks and writes. */
    public void run() {
        Study study = editor.shown().orElse(null);
        if (study == null) return;
        List<ReportFormat> formats = ReportFormats.all();
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.ReportExport_title);
        dialog.setFilterNames(formats.stream()
                .map(f -> f.label() + " (*." + f.extension() + ")")
                .toArray(String[]::new));
        dialog.setFilterExtensions(
                formats.stream().map(f -> "*." + f.extension()).toArray(String[]::new));
        IFile results = ResourceUtil.getFile(editor.getEditorInput());
        if (results != null && results.getLocation() != null)
            dialog.setFilterPath(results.getLocation().removeLastSegments(1).toOSString());
        dialog.setFileName(study.name() + ".html");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) return;
        Path file = Path.of(chosen);
        String extension = chosen.substring(chosen.lastIndexOf('.') + 1);
        ReportFormat format = ReportFormats.named(extension).orElse(formats.get(Math.max(0, dialog.getFilterIndex())));
        Job job = job(study, format, file);
        job.setUser(true);
        job.schedule();
    }

    /** Writes a report in the background and shows a page in the browser. */
    static Job job(Study study, ReportFormat format, Path file) {
        return Job.create(NLS.bind(Messages.ReportExport_job, file.getFileName()), (IProgressMonitor monitor) -> {
            IStatus written = write(study, format, file);
            if (written.isOK() && format.id().equals("html")) Program.launch(file.toString());
            return written;
        });
    }

    /** Writes a report to a file and lets the workspace see it. */
    public static IStatus write(Study study, ReportFormat format, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(study, out);
        } catch (IOException e) {
            return Status.error(NLS.bind(Messages.ReportExport_failed, file, e.getMessage()), e);
        }
        for (IFile seen : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri())) {
            try {
                seen.refreshLocal(IResource.DEPTH_ZERO, null);
            } catch (CoreException e) {
                return e.getStatus();
            }
        }
        return Status.OK_STATUS;
    }
}
