// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PartInitException;
import ringzero.experiment.store.StoreException;
import ringzero.simulation.results.Study;
import ringzero.ui.application.ContentView;
import ringzero.ui.application.Icon;
import ringzero.ui.application.ViewAction;
import ringzero.ui.results.CopyRows;
import ringzero.ui.results.ResultEditor;
import ringzero.ui.results.StudyInput;

/** Every study that was finished in the workspace: to be opened, compared, run again and forgotten. */
public final class HistoryView extends ContentView {
    public static final String ID = "ringzero.ui.history";

    private static final int[] WIDTHS = {170, 150, 190, 260, 150, 60};

    private final IResourceChangeListener changes = this::resourcesChanged;
    private Table table;
    private List<PastStudy> studies = List.of();
    private ViewAction open;
    private ViewAction compare;
    private ViewAction again;
    private ViewAction delete;

    @Override
    protected Control createContent(Composite parent) {
        table = new Table(parent, SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        String[] heads = {
            Messages.HistoryView_finished,
            Messages.HistoryView_experiment,
            Messages.HistoryView_model,
            Messages.HistoryView_changes,
            Messages.HistoryView_requirements,
            Messages.HistoryView_runs
        };
        for (int i = 0; i < heads.length; i++) {
            TableColumn column = new TableColumn(table, i == heads.length - 1 ? SWT.RIGHT : SWT.LEFT);
            column.setText(heads[i]);
            column.setWidth(WIDTHS[i]);
        }
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
        table.addListener(SWT.DefaultSelection, event -> open.run());
        table.addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == SWT.DEL && delete.isEnabled()) delete.run();
        }));
        return table;
    }

    @Override
    protected String helpContext() {
        return "ringzero.ui.history";
    }

    @Override
    protected Control focus() {
        return table;
    }

    @Override
    protected void begin() {
        open = new ViewAction(Messages.HistoryView_open, Icon.RESULT, this::open);
        compare = new ViewAction(Messages.HistoryView_compare, Icon.TABLE, this::compare);
        again = new ViewAction(Messages.HistoryView_again, Icon.RUN, this::runAgain);
        delete = new ViewAction(Messages.HistoryView_delete, Icon.MISSED, this::delete);
        new CopyRows(table).install();
        offer(open, compare, again, delete);
        separator(table.getMenu());
        for (ViewAction action : List.of(open, compare, again, delete)) {
            MenuItem item = new MenuItem(table.getMenu(), SWT.PUSH);
            item.setText(action.getText());
            item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
            table.getMenu().addListener(SWT.Show, event -> item.setEnabled(action.isEnabled()));
        }
        enable();
        ResourcesPlugin.getWorkspace().addResourceChangeListener(changes, IResourceChangeEvent.POST_CHANGE);
        read();
    }

    private static MenuItem separator(Menu menu) {
        return new MenuItem(menu, SWT.SEPARATOR);
    }

    private void read() {
        compute(Messages.HistoryView_job, monitor -> {
            List<PastStudy> all = PastStudy.all();
            return () -> show(all);
        });
    }

    private void show(List<PastStudy> all) {
        List<PastStudy> selected = selection();
        studies = all;
        table.removeAll();
        for (PastStudy study : all) new TableItem(table, SWT.NONE).setText(study.cells());
        for (int i = 0; i < all.size(); i++) if (selected.contains(all.get(i))) table.select(i);
        enable();
        if (all.isEmpty()) offer(Messages.HistoryView_nothing);
        else showContent();
    }

    private List<PastStudy> selection() {
        return Arrays.stream(table.getSelectionIndices()).mapToObj(studies::get).toList();
    }

    private void enable() {
        int count = table.getSelectionCount();
        open.setEnabled(count > 0);
        again.setEnabled(count == 1);
        compare.setEnabled(count == 2);
        delete.setEnabled(count > 0);
    }

    private void open() {
        for (PastStudy study : selection()) open(study.entry().study().name(), study::read);
    }

    private void compare() {
        // The older one is what the later is compared with.
        List<PastStudy> two = selection();
        open(two.getFirst().entry().study().name(), () -> two.getLast().beside(two.getFirst()));
    }

    /** Reads results in the background and shows them. */
    private void open(String name, Supplier<Study> results) {
        Display display = table.getDisplay();
        Job job = Job.create(NLS.bind(Messages.HistoryView_reading, name), (IProgressMonitor monitor) -> {
            try {
                Study study = results.get();
                display.asyncExec(() -> open(study));
                return Status.OK_STATUS;
            } catch (StoreException e) {
                return Status.error(e.getMessage(), e);
            }
        });
        job.schedule();
    }

    private void open(Study study) {
        if (table.isDisposed()) return;
        try {
            getSite().getPage().openEditor(new StudyInput(study), ResultEditor.ID);
        } catch (PartInitException e) {
            ILog.get().error("The results of " + study.name() + " could not be shown.", e);
        }
    }

    private void runAgain() {
        PastStudy study = selection().getFirst();
        study.settings()
                .ifPresentOrElse(
                        RunShortcut::runAgain,
                        () -> MessageDialog.openInformation(
                                table.getShell(),
                                Messages.HistoryView_again,
                                NLS.bind(
                                        Messages.HistoryView_noModel,
                                        study.entry().study().provenance().model())));
    }

    private void delete() {
        List<PastStudy> gone = selection();
        if (gone.isEmpty()
                || !MessageDialog.openConfirm(
                        table.getShell(),
                        Messages.HistoryView_delete,
                        NLS.bind(Messages.HistoryView_confirm, gone.size()))) return;
        compute(Messages.HistoryView_job, monitor -> {
            gone.forEach(PastStudy::delete);
            List<PastStudy> all = PastStudy.all();
            return () -> show(all);
        });
    }

    private void resourcesChanged(IResourceChangeEvent event) {
        Display display = display();
        if (event.getDelta() == null || display == null) return;
        boolean[] results = new boolean[1];
        try {
            event.getDelta().accept(delta -> {
                results[0] |= "rzr".equals(delta.getFullPath().getFileExtension());
                return !results[0];
            });
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
        if (results[0])
            display.asyncExec(() -> {
                if (!table.isDisposed()) read();
            });
    }

    /** What is listed. */
    List<PastStudy> studies() {
        return studies;
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(changes);
        super.dispose();
    }
}
