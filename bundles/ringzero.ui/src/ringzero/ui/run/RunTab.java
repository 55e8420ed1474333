// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;
import ringzero.ui.application.Icon;
import ringzero.ui.editor.ModelText;

/** What to run, and what to run differently this time. */
final class RunTab extends AbstractLaunchConfigurationTab {
    private Text model;
    private Combo experiment;
    private OverrideTable overrides;
    private Text seed;
    private Text repetitions;
    private Text threads;
    private Button quick;

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(3, false));
        setControl(page);

        label(page, Messages.RunTab_model);
        model = new Text(page, SWT.BORDER);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(model);
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(Messages.RunTab_browse);
        browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse()));

        label(page, Messages.RunTab_experiment);
        experiment = new Combo(page, SWT.DROP_DOWN);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(experiment);

        label(page, Messages.RunTab_overrides, SWT.BEGINNING);
        overrides = new OverrideTable(page, 2, this::updateLaunchConfigurationDialog);

        seed = number(page, Messages.RunTab_seed);
        repetitions = number(page, Messages.RunTab_repetitions);
        threads = number(page, Messages.RunTab_threads);

        label(page, "");
        quick = new Button(page, SWT.CHECK);
        quick.setText(Messages.RunTab_quick);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(quick);

        for (Text text : List.of(model, seed, repetitions, threads))
            text.addModifyListener(event -> updateLaunchConfigurationDialog());
        model.addModifyListener(event -> offerExperiments());
        experiment.addModifyListener(event -> {
            overrides.of(settings().file(), experiment.getText().strip());
            updateLaunchConfigurationDialog();
        });
        quick.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> updateLaunchConfigurationDialog()));
    }

    private static void label(Composite page, String text) {
        label(page, text, SWT.CENTER);
    }

    private static void label(Composite page, String text, int place) {
        Label label = new Label(page, SWT.NONE);
        label.setText(text);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, place).applyTo(label);
    }

    private static Text number(Composite page, String name) {
        label(page, name);
        Text text = new Text(page, SWT.BORDER);
        text.setMessage(Messages.RunTab_asWritten);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(text);
        return text;
    }

    private void browse() {
        var dialog = new FilteredResourcesSelectionDialog(
                getShell(), false, ResourcesPlugin.getWorkspace().getRoot(), org.eclipse.core.resources.IResource.FILE);
        dialog.setTitle(Messages.RunTab_browseTitle);
        dialog.setInitialPattern("*.vmm");
        dialog.open();
        if (dialog.getFirstResult() instanceof IFile file)
            model.setText(file.getFullPath().toString());
    }

    private void offerExperiments() {
        String chosen = experiment.getText();
        List<String> names = settings().file().map(RunTab::experiments).orElse(List.of());
        experiment.setItems(names.toArray(String[]::new));
        experiment.setText(chosen);
    }

    private static List<String> experiments(IFile file) {
        try {
            return ExperimentAt.all(ModelText.of(file));
        } catch (CoreException e) {
            ILog.get().error(file.getFullPath() + " could not be read.", e);
            return List.of();
        }
    }

    private RunSettings settings() {
        return new RunSettings(
                model.getText().strip(),
                experiment.getText().strip(),
                overrides.written(),
                RunSettings.number(seed.getText()),
                RunSettings.small(repetitions.getText()),
                RunSettings.small(threads.getText()),
                quick.getSelection());
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {}

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        try {
            RunSettings settings = RunSettings.of(configuration);
            model.setText(settings.model());
            experiment.setText(settings.experiment());
            overrides.show(settings.overrides());
            seed.setText(
                    settings.seed().isPresent() ? Long.toString(settings.seed().getAsLong()) : "");
            repetitions.setText(
                    settings.repetitions().isPresent()
                            ? Integer.toString(settings.repetitions().getAsInt())
                            : "");
            threads.setText(
                    settings.threads().isPresent()
                            ? Integer.toString(settings.threads().getAsInt())
                            : "");
            quick.setSelection(settings.quick());
        } catch (CoreException e) {
            setErrorMessage(e.getMessage());
        }
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        settings().store(configuration);
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        setErrorMessage(null);
        overrides.mistake().ifPresent(this::setErrorMessage);
        settings().mistake().ifPresent(this::setErrorMessage);
        for (Text text : List.of(seed, repetitions, threads))
            if (!text.getText().isBlank() && !text.getText().strip().matches("\\d{1,9}"))
                setErrorMessage(Messages.RunTab_whole);
        return getErrorMessage() == null;
    }

    @Override
    public String getName() {
        return Messages.RunTab_name;
    }

    @Override
    public Image getImage() {
        return Icon.EXPERIMENT.image();
    }
}
