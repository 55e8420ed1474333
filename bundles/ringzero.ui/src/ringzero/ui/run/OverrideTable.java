// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The settings that a launch configuration changes, each beside what it is in the model. */
final class OverrideTable {
    private static final int PAUSE = 300;

    private final Table table;
    private final Button edit;
    private final Button remove;
    private final Runnable changed;
    private final Runnable check = this::check;
    private List<ChangedSetting> overrides = List.of();
    private Optional<IFile> file = Optional.empty();
    private String experiment = "";
    private CompletableFuture<SettingAdvice> advice = new CompletableFuture<>();
    private String mistake;

    /**
     * @param parent with a grid
     * @param changed is called when the settings or what is known of them have changed
     */
    OverrideTable(Composite parent, int span, Runnable changed) {
        this.changed = changed;
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
        GridDataFactory.fillDefaults().span(span, 1).grab(true, true).applyTo(area);
        table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .hint(420, 6 * table.getItemHeight())
                .applyTo(table);
        column(Messages.OverrideTable_path, 200);
        column(Messages.OverrideTable_value, 130);
        column(Messages.OverrideTable_now, 160);
        Composite buttons = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
        button(buttons, Messages.OverrideTable_add, this::add);
        edit = button(buttons, Messages.OverrideTable_edit, this::edit);
        remove = button(buttons, Messages.OverrideTable_remove, this::remove);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
        table.addListener(SWT.DefaultSelection, event -> edit());
        table.addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == SWT.DEL) remove();
            if (event.keyCode == SWT.INSERT) add();
        }));
        enable();
    }

    private void column(String head, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(head);
        column.setWidth(width);
    }

    private static Button button(Composite parent, String text, Runnable what) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        GridDataFactory.fillDefaults().applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> what.run()));
        return button;
    }

    /** Which model and experiment the settings are of. */
    void of(Optional<IFile> model, String experimentName) {
        boolean another = !model.equals(file);
        experiment = experimentName;
        file = model;
        if (another) read();
        else fill();
        checkSoon();
    }

    private void read() {
        CompletableFuture<SettingAdvice> asked = file.map(SettingAdvice::of).orElse(new CompletableFuture<>());
        advice = asked;
        asked.thenAcceptAsync(
                read -> {
                    if (!table.isDisposed() && asked == advice) fill();
                },
                table.getDisplay()::asyncExec);
    }

    void show(List<String> written) {
        overrides = written.stream().map(ChangedSetting::of).toList();
        fill();
        checkSoon();
    }

    /** "web.net.path=sr-iov", one for each row. */
    List<String> written() {
        return overrides.stream().map(ChangedSetting::written).toList();
    }

    /** What is wrong with the settings, as far as it is known. */
    Optional<String> mistake() {
        return Optional.ofNullable(mistake);
    }

    private void fill() {
        int selected = table.getSelectionIndex();
        table.removeAll();
        for (ChangedSetting override : overrides) {
            String now = known().flatMap(read -> read.now(experiment, override.path()))
                    .orElse("");
            new TableItem(table, SWT.NONE).setText(new String[] {override.path(), override.value(), now});
        }
        table.setSelection(Math.min(selected, overrides.size() - 1));
        enable();
    }

    private Optional<SettingAdvice> known() {
        return advice.isDone() && !advice.isCompletedExceptionally() ? Optional.of(advice.join()) : Optional.empty();
    }

    private void enable() {
        edit.setEnabled(table.getSelectionCount() == 1);
        remove.setEnabled(table.getSelectionCount() > 0);
    }

    private void add() {
        ask(new ChangedSetting("", ""), overrides).ifPresent(added -> {
            List<ChangedSetting> more = new ArrayList<>(overrides);
            more.add(added);
            replace(more, more.size() - 1);
        });
    }

    private void edit() {
        int index = table.getSelectionIndex();
        if (index < 0) return;
        List<ChangedSetting> changedRows = new ArrayList<>(overrides);
        ChangedSetting before = changedRows.remove(index);
        ask(before, changedRows).ifPresent(after -> {
            changedRows.add(index, after);
            replace(changedRows, index);
        });
    }

    private void remove() {
        List<ChangedSetting> rest = new ArrayList<>();
        for (int i = 0; i < overrides.size(); i++) if (!table.isSelected(i)) rest.add(overrides.get(i));
        replace(rest, Math.min(table.getSelectionIndex(), rest.size() - 1));
    }

    private Optional<ChangedSetting> ask(ChangedSetting before, List<ChangedSetting> others) {
        Set<String> paths = others.stream().map(ChangedSetting::path).collect(Collectors.toSet());
        OverrideDialog dialog = new OverrideDialog(table.getShell(), before, paths, experiment, advice);
        return dialog.open() == Window.OK ? dialog.result() : Optional.empty();
    }

    private void replace(List<ChangedSetting> rows, int selected) {
        overrides = List.copyOf(rows);
        fill();
        table.setSelection(selected);
        enable();
        checkSoon();
        changed.run();
    }

    private void checkSoon() {
        table.getDisplay().timerExec(PAUSE, check);
    }

    private void check() {
        if (table.isDisposed()) return;
        if (overrides.isEmpty()) {
            tell(null);
            return;
        }
        List<String> asked = written();
        advice.thenCompose(read -> read.mistake(experiment, asked))
                .thenAcceptAsync(
                        found -> {
                            if (!table.isDisposed() && asked.equals(written())) tell(found.orElse(null));
                        },
                        table.getDisplay()::asyncExec);
    }

    private void tell(String found) {
        boolean isNew = !java.util.Objects.equals(found, mistake);
        mistake = found;
        if (isNew) changed.run();
    }
}
