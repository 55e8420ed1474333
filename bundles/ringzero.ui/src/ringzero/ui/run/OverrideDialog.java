// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.StatusDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import ringzero.language.ide.SettingChoices.Choice;

/** Asks for one setting and its value, proposes both, and says at once what does not suit the model. */
final class OverrideDialog extends StatusDialog {
    private static final int PAUSE = 300;

    private final ChangedSetting before;
    private final Set<String> others;
    private final String experiment;
    private final CompletableFuture<SettingAdvice> advice;
    private final Runnable check = this::check;
    private Text path;
    private Text value;
    private Label now;
    private ChangedSetting result;

    /**
     * @param before what to begin with
     * @param others paths that are set already
     * @param experiment name of the experiment; empty: the first
     */
    OverrideDialog(
            Shell parent,
            ChangedSetting before,
            Set<String> others,
            String experiment,
            CompletableFuture<SettingAdvice> advice) {
        super(parent);
        this.before = before;
        this.others = others;
        this.experiment = experiment;
        this.advice = advice;
        setTitle(before.path().isEmpty() ? Messages.OverrideDialog_add : Messages.OverrideDialog_edit);
        setHelpAvailable(false);
        setStatusLineAboveButtons(true);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).applyTo(area);
        path = field(area, Messages.OverrideDialog_path, "web.net.path");
        new Label(area, SWT.NONE).setText(Messages.OverrideDialog_now);
        now = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(now);
        value = field(area, Messages.OverrideDialog_value, "sr-iov");
        Label hint = new Label(area, SWT.WRAP);
        hint.setText(Messages.OverrideDialog_hint);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .hint(convertWidthInCharsToPixels(60), SWT.DEFAULT)
                .applyTo(hint);
        path.setText(before.path());
        value.setText(before.value());
        new Proposing(typed -> ask(a -> a.paths(experiment, typed))).in(path);
        new Proposing(typed -> ask(a -> a.values(path.getText().strip(), typed))).in(value);
        path.addModifyListener(event -> changed());
        value.addModifyListener(event -> changed());
        area.getDisplay().asyncExec(this::changed);
        advice.thenAcceptAsync(read -> changed(), area.getDisplay()::asyncExec);
        return area;
    }

    private static Text field(Composite area, String label, String example) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER);
        text.setMessage(example);
        GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private List<Choice> ask(java.util.function.Function<SettingAdvice, List<Choice>> question) {
        return known().map(question).orElse(List.of());
    }

    /** Empty while the model is being read, and if it cannot be. */
    private Optional<SettingAdvice> known() {
        return advice.isDone() && !advice.isCompletedExceptionally() ? Optional.of(advice.join()) : Optional.empty();
    }

    private ChangedSetting written() {
        return new ChangedSetting(path.getText().strip(), value.getText().strip());
    }

    private void changed() {
        if (path.isDisposed()) return;
        ChangedSetting written = written();
        now.setText(known().flatMap(a -> a.now(experiment, written.path())).orElse(""));
        Optional<String> missing = missing(written);
        if (missing.isPresent()) {
            updateStatus(Status.info(missing.get()));
            getButton(OK).setEnabled(false);
        } else {
            updateStatus(Status.OK_STATUS);
            path.getDisplay().timerExec(PAUSE, check);
        }
    }

    private Optional<String> missing(ChangedSetting written) {
        if (written.path().isEmpty()) return Optional.of(Messages.OverrideDialog_noPath);
        if (others.contains(written.path()))
            return Optional.of(NLS.bind(Messages.OverrideDialog_twice, written.path()));
        return written.value().isEmpty() ? Optional.of(Messages.OverrideDialog_noValue) : Optional.empty();
    }

    /** What is said of a text that has been changed meanwhile is of no interest. */
    private void check() {
        if (path.isDisposed()) return;
        ChangedSetting asked = written();
        known().ifPresent(read -> read.mistake(experiment, List.of(asked.written()))
                .thenAcceptAsync(
                        mistake -> {
                            if (!path.isDisposed() && Objects.equals(asked, written()))
                                updateStatus(mistake.map(Status::error).orElse(Status.OK_STATUS));
                        },
                        path.getDisplay()::asyncExec));
    }

    @Override
    protected void okPressed() {
        result = written();
        super.okPressed();
    }

    /** What was entered; empty if the dialog was left without. */
    Optional<ChangedSetting> result() {
        return Optional.ofNullable(result);
    }
}
