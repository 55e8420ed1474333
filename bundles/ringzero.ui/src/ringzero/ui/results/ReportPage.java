// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import ringzero.report.ReportFormat;
import ringzero.report.ReportFormats;
import ringzero.ui.application.Choices;

/** Of which results, in which form, into which file. */
final class ReportPage extends WizardPage {
    private static final String FORMAT = "format";

    private final Choices choices = Choices.of("report");
    private final List<IFile> files = resultFiles();
    private final List<ReportFormat> formats = ReportFormats.all();
    private final Optional<IFile> selected;
    private Combo results;
    private Combo format;
    private Text target;

    ReportPage(IFile selected) {
        super("report");
        this.selected = Optional.ofNullable(selected).filter(files::contains);
        setTitle(Messages.ReportExport_title);
        setDescription(Messages.ReportPage_description);
    }

    private static List<IFile> resultFiles() {
        List<IFile> files = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(resource -> {
                if (resource instanceof IFile file
                        && "rzr".equals(file.getFileExtension())
                        && file.getLocation() != null) files.add(file);
                return true;
            });
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
        return files;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(3, false));
        setControl(page);

        label(page, Messages.ReportPage_results);
        results = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(results);
        files.forEach(file -> results.add(file.getFullPath().toString()));
        results.select(selected.map(files::indexOf).orElse(0));

        label(page, Messages.ReportPage_format);
        format = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(format);
        formats.forEach(f -> format.add(f.label()));
        format.select(Math.max(0, format.indexOf(choices.last(FORMAT, ""))));

        label(page, Messages.ReportPage_target);
        target = new Text(page, SWT.BORDER);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(target);
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(Messages.ReportPage_browse);
        browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse()));

        results.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> propose()));
        format.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> propose()));
        target.addModifyListener(event -> validate());
        propose();
    }

    private static void label(Composite page, String text) {
        Label label = new Label(page, SWT.NONE);
        label.setText(text);
    }

    private void propose() {
        if (!files.isEmpty())
            target.setText(results()
                    .getLocation()
                    .removeFileExtension()
                    .addFileExtension(format().extension())
                    .toOSString());
        validate();
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*." + format().extension()});
        dialog.setFileName(target.getText());
        String chosen = dialog.open();
        if (chosen != null) target.setText(chosen);
    }

    private void validate() {
        String mistake = mistake();
        setErrorMessage(mistake);
        setPageComplete(mistake == null);
        setMessage(
                mistake == null && Files.exists(target())
                        ? NLS.bind(Messages.ReportPage_overwrites, target().getFileName())
                        : null,
                WARNING);
    }

    private String mistake() {
        if (files.isEmpty()) return Messages.ReportPage_none;
        try {
            Path folder = target().toAbsolutePath().getParent();
            if (target.getText().isBlank() || folder == null) return Messages.ReportPage_where;
            return Files.isDirectory(folder) ? null : NLS.bind(Messages.ReportPage_folder, folder);
        } catch (InvalidPathException e) {
            return Messages.ReportPage_where;
        }
    }

    IFile results() {
        return files.get(results.getSelectionIndex());
    }

    ReportFormat format() {
        return formats.get(format.getSelectionIndex());
    }

    /** Proposes this format the next time. */
    void remember() {
        choices.remember(FORMAT, format().label());
    }

    Path target() {
        return Path.of(target.getText().strip());
    }
}
