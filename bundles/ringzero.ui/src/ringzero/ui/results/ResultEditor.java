// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableEditor;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.IFormPage;
import org.eclipse.ui.ide.ResourceUtil;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.simulation.results.Study;

/** Shows the results of a study. The file is read in the background, and again when a run has changed it. */
public final class ResultEditor extends FormEditor implements IPersistableEditor {
    public static final String ID = "ringzero.ui.results";

    private final IResourceChangeListener changes = this::resourceChanged;
    private Results results;
    private boolean outdated;
    /** The page that was shown when the workbench was closed; null if there was none. */
    private String lastPage;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        setPartName(input.getName());
        site.getService(IContextService.class).activateContext("ringzero.ui.resultsContext");
        ResourcesPlugin.getWorkspace().addResourceChangeListener(changes, IResourceChangeEvent.POST_CHANGE);
    }

    @Override
    protected void addPages() {
        replacePages(new WaitingPage(this, Messages.ResultEditor_reading, ""));
        read();
    }

    private void read() {
        Display display = getSite().getShell().getDisplay();
        Job job = Job.createSystem("Read results", (IProgressMonitor monitor) -> {
            try {
                Results read = Results.of(study());
                boolean old = isOutdated(read);
                display.asyncExec(() -> {
                    outdated = old;
                    show(read);
                });
            } catch (StoreException e) {
                display.asyncExec(() -> fail(e.getMessage()));
            } catch (RuntimeException e) {
                ILog.get().error("Results could not be read.", e);
                display.asyncExec(() -> fail(Messages.ResultEditor_broken));
            }
        });
        job.schedule();
    }

    private Study study() throws StoreException {
        if (getEditorInput() instanceof StudyInput input) return input.study();
        IFile file = ResourceUtil.getFile(getEditorInput());
        if (file == null || file.getLocation() == null)
            throw new IllegalStateException(getEditorInput().getName() + " is not a file of this computer");
        return ResultFile.read(Path.of(file.getLocationURI()));
    }

    /** Whether the model says something else now than when it was run. Reads a file: not for the UI thread. */
    private boolean isOutdated(Results read) {
        IFile file = ResourceUtil.getFile(getEditorInput());
        if (file == null) return false;
        var provenance = read.study().provenance();
        try {
            var model = ModelLine.file(file, provenance.model());
            return model.isPresent()
                    && !LastVerdicts.isSame(provenance.text(), model.get().readString());
        } catch (CoreException e) {
            // It was deleted meanwhile.
            return false;
        }
    }

    private void lookAtModel() {
        Results read = results;
        Display display = getSite().getShell().getDisplay();
        Job.createSystem("Compare model and results", (IProgressMonitor monitor) -> {
                    boolean old = isOutdated(read);
                    display.asyncExec(() -> {
                        if (isDisposed() || old == outdated) return;
                        outdated = old;
                        for (Object page : pages) if (page instanceof ResultPage each) each.mark(outdated);
                    });
                })
                .schedule();
    }

    /** Whether the model has changed since what is shown was run. */
    boolean isOutdated() {
        return outdated;
    }

    private void show(Results read) {
        if (isDisposed()) return;
        int page = Math.max(0, getActivePage());
        boolean first = results == null;
        results = read;
        replacePages(
                new SummaryPage(this, read),
                new ComparisonPage(this, read),
                new FindingsPage(this, read),
                new ChartsPage(
                        this, "charts", Messages.ChartsPage_title, read.answer().figures()),
                new ChartsPage(
                        this, "time", Messages.ChartsPage_time, read.answer().parts()),
                new TimelinePage(this, read),
                new RunsPage(this, read),
                new ProvenancePage(this, read));
        setActivePage(first ? 0 : Math.min(page, getPageCount() - 1));
        if (first && lastPage != null) setActivePage(lastPage);
    }

    private void fail(String why) {
        if (!isDisposed()) replacePages(new WaitingPage(this, Messages.ResultEditor_unreadable, why));
    }

    private boolean isDisposed() {
        return getContainer() == null || getContainer().isDisposed();
    }

    private void replacePages(IFormPage... pages) {
        try {
            int before = getPageCount();
            for (IFormPage page : pages) addPage(page);
            for (int i = 0; i < before; i++) removePage(0);
            setActivePage(0);
        } catch (PartInitException e) {
            ILog.get().error("A page of the results could not be shown.", e);
        }
    }

    /** What is shown; empty while it is being read. */
    public Optional<Study> shown() {
        return Optional.ofNullable(results).map(Results::study);
    }

    /** Shows the findings about a guest, a device or a host, when that page is looked at. */
    public void showFindings(String subject) {
        if (findPage(FindingsPage.ID) instanceof FindingsPage page) page.show(subject);
    }

    private void resourceChanged(IResourceChangeEvent event) {
        IFile file = ResourceUtil.getFile(getEditorInput());
        if (file == null || event.getDelta() == null) return;
        Results read = results;
        if (read != null
                && hasChanged(event.getDelta(), file, read.study().provenance().model())) lookAtModel();
        IResourceDelta delta = event.getDelta().findMember(file.getFullPath());
        if (delta == null) return;
        Display display = getSite().getShell().getDisplay();
        if (delta.getKind() == IResourceDelta.REMOVED) display.asyncExec(() -> close(false));
        else if ((delta.getFlags() & IResourceDelta.CONTENT) != 0)
            display.asyncExec(() -> {
                if (!isDisposed()) read();
            });
    }

    private static boolean hasChanged(IResourceDelta delta, IFile results, String model) {
        boolean[] changed = new boolean[1];
        String name = IPath.fromOSString(model).lastSegment();
        try {
            delta.accept(each -> {
                changed[0] |= each.getFullPath().lastSegment() != null
                        && each.getFullPath().lastSegment().equals(name)
                        && each.getFullPath()
                                .segment(0)
                                .equals(results.getProject().getName());
                return !changed[0];
            });
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
        return changed[0];
    }

    @Override
    public void saveState(IMemento memento) {
        String page = results == null ? lastPage : getActivePageInstance().getId();
        if (page != null) memento.putString("page", page);
    }

    @Override
    public void restoreState(IMemento memento) {
        lastPage = memento.getString("page");
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(changes);
        super.dispose();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == ISelectionProvider.class) return super.getAdapter(type);
        if (type == Study.class) return type.cast(shown().orElse(null));
        return super.getAdapter(type);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {}

    @Override
    public void doSaveAs() {}

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
