// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.progress.IProgressConstants;
import ringzero.experiment.run.ModelProblems;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.simulation.results.Study;
import ringzero.ui.application.Icon;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.results.ResultEditor;
import ringzero.ui.results.StudyInput;

/** Runs an experiment in the background and shows what it found. Cancelling it keeps the runs that are finished. */
final class StudyJob extends Job {
    private static final int TICKS = 1000;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final RunSettings settings;
    private final StudyProcess process;

    StudyJob(RunSettings settings, StudyProcess process) {
        super(NLS.bind(Messages.StudyJob_name, settings.name()));
        this.settings = settings;
        this.process = process;
        setProperty(IProgressConstants.ICON_PROPERTY, Icon.EXPERIMENT.descriptor());
        // The console says what went wrong, with links; a dialog would only stand before it.
        setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Watch watch = new Watch(SubMonitor.convert(monitor, TICKS), process);
        int exit = 1;
        try {
            StudyRequest request = settings.request();
            process.say(NLS.bind(Messages.StudyJob_starts, settings.name()));
            long start = System.nanoTime();
            Study study = new StudyRunner(models()).run(request, watch);
            process.say(
                    NLS.bind(Messages.StudyJob_done, Progress.duration(Duration.ofNanos(System.nanoTime() - start))));
            show(study, results(request, study.name()));
            exit = 0;
            return Status.OK_STATUS;
        } catch (ModelProblems e) {
            e.problems().forEach(problem -> process.fail(ProblemLine.of(problem, settings.model())));
            process.fail(Messages.StudyJob_wrong);
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            process.say(Messages.StudyJob_cancelled);
            refresh();
            return Status.CANCEL_STATUS;
        } catch (RuntimeException e) {
            process.fail(NLS.bind(Messages.StudyJob_failed, e));
            return Status.error(NLS.bind(Messages.StudyJob_failed, e), e);
        } finally {
            process.ended(exit);
        }
    }

    /** With the language of the workbench: a second one would take the place of the first in the registries of EMF. */
    private static Models models() {
        return ModelLanguage.ofWorkbench().service(Models::new).join();
    }

    private static Path results(StudyRequest request, String experiment) {
        Path beside = StudyRunner.resultsOf(request.model(), experiment);
        return request.results() instanceof StudyRequest.Results.InFolder(Path folder)
                ? folder.resolve(beside.getFileName())
                : beside;
    }

    private void refresh() {
        settings.file().ifPresent(file -> {
            try {
                file.getParent().refreshLocal(IResource.DEPTH_ONE, null);
                String folder = RunDefaults.chosen().folder();
                if (!folder.isEmpty())
                    file.getProject().getFolder(IPath.fromOSString(folder)).refreshLocal(IResource.DEPTH_ONE, null);
            } catch (CoreException e) {
                ILog.get().log(e.getStatus());
            }
        });
    }

    private void show(Study study, Path results) {
        refresh();
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            if (window == null || window.getActivePage() == null) return;
            try {
                open(window.getActivePage(), study, results);
            } catch (PartInitException e) {
                ILog.get().error("The results of " + study.name() + " could not be shown.", e);
            }
        });
    }

    private static void open(IWorkbenchPage page, Study study, Path results) throws PartInitException {
        Optional<IFile> file = java.util.Arrays.stream(
                        ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(results.toUri()))
                .filter(IFile::exists)
                .findFirst();
        if (file.isPresent()) IDE.openEditor(page, file.get(), ResultEditor.ID);
        else page.openEditor(new StudyInput(study), ResultEditor.ID);
    }

    /** Passes progress on to the job's monitor and, now and then, to the console. */
    private static final class Watch implements StudyProgress {
        private final SubMonitor monitor;
        private final StudyProcess process;
        private int worked;
        private long lastLine = System.nanoTime();

        Watch(SubMonitor monitor, StudyProcess process) {
            this.monitor = monitor;
            this.process = process;
        }

        @Override
        public synchronized void at(Status status) {
            int reached = (int) (TICKS * status.fraction());
            if (reached > worked) {
                monitor.worked(reached - worked);
                worked = reached;
            }
            String line = Progress.line(status);
            monitor.subTask(line);
            if (System.nanoTime() - lastLine < BETWEEN_LINES.toNanos()) return;
            lastLine = System.nanoTime();
            process.say(line);
        }

        @Override
        public void say(String sentence) {
            process.say(sentence);
        }

        @Override
        public boolean isCancelled() {
            return monitor.isCanceled();
        }
    }
}
