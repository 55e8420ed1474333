// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;
import ringzero.language.Models;
import ringzero.language.Problem.Severity;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.ModelPreview;
import ringzero.ui.editor.ModelText;

/** Which model, which guest, what to vary, what to require; and how it will be written. Models are read in the background. */
final class ExperimentPage extends WizardPage {
    private static final List<String> BOUNDS = List.of("", "500 us", "1 ms", "2 ms", "5 ms");

    private final ExecutorService reader = Executors.newSingleThreadExecutor(task ->
            Thread.ofPlatform().daemon().name("Ringzero experiment wizard").unstarted(task));
    private final Optional<IFile> selected;
    private IFile file;
    private String text = "";
    private Map<String, List<String>> factors = Map.of();
    private Text model;
    private Text name;
    private Combo guest;
    private Combo factor;
    private Text levels;
    private Combo bound;
    private ModelPreview preview;

    ExperimentPage(Optional<IFile> selected) {
        super("experiment");
        this.selected = selected;
        setTitle(Messages.ExperimentWizard_title);
        setDescription(Messages.ExperimentPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        setControl(page);
        model = new Text(label(page, Messages.ExperimentPage_model), SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(model);
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(Messages.ExperimentPage_browse);
        browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> browse()));
        name = wide(new Text(label(page, Messages.ExperimentPage_name), SWT.BORDER));
        guest = wide(new Combo(label(page, Messages.ExperimentPage_guest), SWT.READ_ONLY));
        factor = wide(new Combo(label(page, Messages.ExperimentPage_factor), SWT.READ_ONLY));
        levels = wide(new Text(label(page, Messages.ExperimentPage_levels), SWT.BORDER));
        bound = wide(new Combo(label(page, Messages.ExperimentPage_bound), SWT.DROP_DOWN));
        bound.setItems(BOUNDS.toArray(String[]::new));
        label(page, Messages.ExperimentPage_preview);
        preview = new ModelPreview(page);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, true)
                .hint(420, 180)
                .applyTo(preview.control());
        model.addModifyListener(event -> readModel());
        guest.addModifyListener(event -> readFactors());
        factor.addModifyListener(
                event -> levels.setText(String.join(", ", factors.getOrDefault(factor.getText(), List.of()))));
        name.addModifyListener(event -> show());
        levels.addModifyListener(event -> show());
        bound.addModifyListener(event -> show());
        page.addDisposeListener(event -> reader.shutdown());
        setPageComplete(false);
        selected.ifPresent(each -> model.setText(each.getFullPath().toString()));
    }

    private static Composite label(Composite page, String text) {
        Label label = new Label(page, SWT.NONE);
        label.setText(text);
        return page;
    }

    private static <T extends Control> T wide(T control) {
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(control);
        return control;
    }

    private void browse() {
        var dialog = new FilteredResourcesSelectionDialog(
                getShell(), false, ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
        dialog.setTitle(Messages.ExperimentPage_browseTitle);
        dialog.setInitialPattern("*.vmm");
        dialog.open();
        if (dialog.getFirstResult() instanceof IFile chosen)
            model.setText(chosen.getFullPath().toString());
    }

    /** What a model offers, read off the UI thread. */
    private record Offer(String text, List<String> guests, String name, Optional<String> mistake) {}

    private void readModel() {
        file = ModelText.file(model.getText().strip()).orElse(null);
        guest.removeAll();
        if (file == null) {
            complain(Messages.ExperimentPage_noModel);
            return;
        }
        IFile reading = file;
        setMessage(Messages.ExperimentPage_reading);
        background(models -> offer(models, reading), offer -> {
            if (!reading.equals(file)) return;
            setMessage(null);
            text = offer.text();
            if (offer.mistake().isPresent()) {
                complain(offer.mistake().get());
                return;
            }
            name.setText(offer.name());
            guest.setItems(offer.guests().toArray(String[]::new));
            guest.select(0);
        });
    }

    private static Offer offer(Models models, IFile file) {
        String text;
        try {
            text = ModelText.of(file);
        } catch (CoreException e) {
            return new Offer("", List.of(), "", Optional.of(e.getMessage()));
        }
        var checked = models.parse(text, Path.of(file.getLocationURI()));
        var mistake = checked.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst()
                .map(problem -> NLS.bind(Messages.ExperimentPage_wrong, problem.line(), problem.message()));
        List<String> guests = ExperimentDraft.guests(checked.model());
        if (mistake.isEmpty() && guests.isEmpty()) mistake = Optional.of(Messages.ExperimentPage_noGuest);
        return new Offer(text, guests, ExperimentDraft.freeName(checked.model()), mistake);
    }

    private void readFactors() {
        factor.removeAll();
        String chosen = guest.getText();
        if (chosen.isEmpty()) return;
        String reading = text;
        Path path = Path.of(file.getLocationURI());
        background(models -> ExperimentDraft.factors(models, reading, path, chosen), found -> {
            if (!chosen.equals(guest.getText())) return;
            factors = found;
            factor.setItems(found.keySet().toArray(String[]::new));
            factor.select(0);
            if (found.isEmpty()) complain(NLS.bind(Messages.ExperimentPage_noFactor, chosen));
        });
    }

    private interface Question<T> {
        T of(Models models);
    }

    private interface Answer<T> {
        void show(T answer);
    }

    private <T> void background(Question<T> question, Answer<T> answer) {
        Display display = getShell().getDisplay();
        ModelLanguage.ofWorkbench()
                .service(Models::new)
                .thenApplyAsync(question::of, reader)
                .whenComplete((found, failure) -> display.asyncExec(() -> {
                    if (getControl().isDisposed()) return;
                    if (failure != null) complain(NLS.bind(Messages.ExperimentPage_failed, failure.getMessage()));
                    else answer.show(found);
                }));
    }

    private void complain(String mistake) {
        setErrorMessage(mistake);
        setPageComplete(false);
        preview.show("");
    }

    private void show() {
        if (file == null || factor.getText().isEmpty()) return;
        if (!name.getText().strip().matches("[\\p{L}_][\\p{L}\\p{N}_-]*")) complain(Messages.ExperimentPage_badName);
        else if (levels.getText().isBlank()) complain(Messages.ExperimentPage_noLevels);
        else {
            setErrorMessage(null);
            preview.show(draft().text());
            setPageComplete(true);
        }
    }

    /** What the user has chosen so far. */
    ExperimentDraft draft() {
        return new ExperimentDraft(
                name.getText().strip(),
                guest.getText(),
                factor.getText(),
                List.of(levels.getText().strip().split("\\s*,\\s*")),
                bound.getText().strip());
    }

    /** The model to write it into. */
    IFile file() {
        return file;
    }
}
