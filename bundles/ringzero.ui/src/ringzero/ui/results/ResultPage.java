// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.ResourceUtil;
import ringzero.ui.application.ComboWidth;
import ringzero.ui.application.Icon;

/** A page of the results: a heading, and below it whatever the page shows. */
abstract class ResultPage extends FormPage {

    ResultPage(ResultEditor editor, String id, String title) {
        super(editor, id, title);
    }

    @Override
    protected final void createFormContent(IManagedForm managed) {
        ScrolledForm form = managed.getForm();
        FormToolkit toolkit = managed.getToolkit();
        form.setText(heading());
        toolkit.decorateFormHeading(form.getForm());
        GridLayout layout = new GridLayout();
        layout.marginWidth = 12;
        layout.verticalSpacing = 10;
        form.getBody().setLayout(layout);
        addActions(form);
        form.getToolBarManager().update(true);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(form, "ringzero.ui.results");
        fill(form.getBody(), toolkit);
        mark(((ResultEditor) getEditor()).isOutdated());
        PageColours.follow(form);
        managed.reflow(true);
    }

    /** A theme colours what is visible only, and whoever turns to a page by keys wants to be on it. */
    @Override
    public void setActive(boolean active) {
        super.setActive(active);
        if (!active || getManagedForm() == null) return;
        ScrolledForm form = getManagedForm().getForm();
        PageColours.applySoon(form);
        form.getDisplay().asyncExec(() -> {
            if (!form.isDisposed() && form.isVisible() && getSite().getPage().getActivePart() == getEditor())
                setFocus();
        });
    }

    /** In what the page is about, not in the buttons above it. */
    @Override
    public void setFocus() {
        if (getManagedForm() == null || !getManagedForm().getForm().getBody().setFocus()) super.setFocus();
    }

    /** Says over the page whether the model has changed since. */
    final void mark(boolean outdated) {
        if (getManagedForm() == null) return;
        getManagedForm().getForm().setMessage(outdated ? Messages.ResultPage_outdated : null, IMessageProvider.WARNING);
    }

    /** What stands over the page. */
    abstract String heading();

    abstract void fill(Composite body, FormToolkit toolkit);

    void addActions(ScrolledForm form) {
        form.getToolBarManager().add(action(Messages.ResultPage_again, Icon.RUN.descriptor(), this::runAgain));
        form.getToolBarManager().add(action(Messages.ResultPage_export, Icon.REPORT.descriptor(), () -> {
            new ReportExport(getEditorSite().getShell(), (ResultEditor) getEditor()).run();
        }));
    }

    /** As the key does. */
    private void runAgain() {
        try {
            getSite().getService(IHandlerService.class).executeCommand("ringzero.ui.run", null);
        } catch (CommandException e) {
            ILog.get().error("The experiment could not be run again.", e);
        }
    }

    static Action action(String text, ImageDescriptor image, Runnable what) {
        Action action = new Action(text, image) {
            @Override
            public void run() {
                what.run();
            }
        };
        action.setToolTipText(text);
        return action;
    }

    /** The model that was run: it lies beside its results. */
    final Optional<Path> model(Results results) {
        IFile file = ResourceUtil.getFile(getEditorInput());
        if (file == null || file.getLocationURI() == null) return Optional.empty();
        return ModelLine.file(file, results.study().provenance().model())
                .filter(IFile::exists)
                .map(model -> Path.of(model.getLocationURI()));
    }

    /** A choice of words. */
    static Combo combo(Composite bar, List<String> items) {
        Combo combo = new Combo(bar, SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        new ComboWidth(combo).fit();
        return combo;
    }

    /** A titled part of the page. */
    static Composite section(Composite body, FormToolkit toolkit, String title) {
        Section section = toolkit.createSection(body, Section.TITLE_BAR | Section.EXPANDED);
        section.setText(title);
        section.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite content = toolkit.createComposite(section);
        GridLayout layout = new GridLayout();
        layout.verticalSpacing = 6;
        content.setLayout(layout);
        section.setClient(content);
        return content;
    }

    /** A sentence that wraps. */
    static Label sentence(Composite parent, FormToolkit toolkit, String text) {
        Label label = toolkit.createLabel(parent, text.replace("&", "&&"), SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 500;
        label.setLayoutData(data);
        return label;
    }
}
