// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.IFormPage;
import org.eclipse.ui.ide.ResourceUtil;
import ringzero.experiment.store.ResultFile;
import ringzero.experiment.store.StoreException;
import ringzero.simulation.results.Study;

/** Shows the results of a study. The file is read in the background, and again when a run has changed it. */
public final class ResultEditor extends FormEditor {
    public static final String ID = "ringzero.ui.results";

    private final IResourceChangeListener changes = this::resourceChanged;
    private Results results;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        setPartName(input.getName());
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
                display.asyncExec(() -> show(read));
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

    private void show(Results read) {
        if (isDisposed()) return;
        int page = Math.max(0, getActivePage());
        boolean first = results == null;
        results = read;
        replacePages(
                new SummaryPage(this, read),
                new ComparisonPage(this, read),
                new ChartsPage(
                        this, "charts", Messages.ChartsPage_title, read.answer().figures()),
                new ChartsPage(
                        this, "time", Messages.ChartsPage_time, read.answer().parts()),
                new TimelinePage(this, read),
                new RunsPage(this, read),
                new ProvenancePage(this, read));
        setActivePage(first ? 0 : Math.min(page, getPageCount() - 1));
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

    private void resourceChanged(IResourceChangeEvent event) {
        IFile file = ResourceUtil.getFile(getEditorInput());
        if (file == null || event.getDelta() == null) return;
        IResourceDelta delta = event.getDelta().findMember(file.getFullPath());
        if (delta == null) return;
        Display display = getSite().getShell().getDisplay();
        if (delta.getKind() == IResourceDelta.REMOVED) display.asyncExec(() -> close(false));
        else if ((delta.getFlags() & IResourceDelta.CONTENT) != 0)
            display.asyncExec(() -> {
                if (!isDisposed()) read();
            });
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
