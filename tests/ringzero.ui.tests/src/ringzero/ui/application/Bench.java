// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import ringzero.experiment.run.StudyProgress;
import ringzero.experiment.run.StudyRequest;
import ringzero.experiment.run.StudyRunner;
import ringzero.language.Models;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.ModelNature;
import ringzero.ui.results.ResultEditor;

/**
 * What a user's hands and eyes do with the workbench, for tests. Everything here runs on the UI thread and keeps it alive.
 *
 * <p>Registered as an extension, it gives each test a project of its own and closes all editors behind it.
 */
public final class Bench implements BeforeEachCallback, AfterEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private String test = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        page().closeAllEditors(false);
    }

    /** The page of the workbench, without the welcome page before it. */
    public IWorkbenchPage page() {
        var intro = PlatformUI.getWorkbench().getIntroManager();
        if (intro.getIntro() != null) intro.closeIntro(intro.getIntro());
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    /** Lets the workbench work until this holds; false if it never did. */
    public boolean until(BooleanSupplier condition) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + PATIENCE.toNanos();
        // Wakes the display up, so that it can sleep instead of spinning.
        Runnable[] tick = new Runnable[1];
        tick[0] = () -> {
            if (System.nanoTime() < end) display.timerExec(20, tick[0]);
        };
        display.timerExec(20, tick[0]);
        try {
            while (System.nanoTime() < end) {
                if (condition.getAsBoolean()) return true;
                if (!display.readAndDispatch()) display.sleep();
            }
            return condition.getAsBoolean();
        } finally {
            display.timerExec(-1, tick[0]);
        }
    }

    /** The project of the running test, made when somebody first asks for it. */
    public IProject project() throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(test);
        if (project.exists()) return project;
        project.create(null);
        project.open(null);
        IProjectDescription description = project.getDescription();
        description.setNatureIds(new String[] {ModelNature.ID});
        project.setDescription(description, null);
        return project;
    }

    /** A new file in the project of the running test. */
    public IFile file(String name, String text) throws CoreException {
        IFile file = project().getFile(name);
        file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
        return file;
    }

    public ITextEditor open(IFile file) throws CoreException {
        return (ITextEditor) IDE.openEditor(page(), file);
    }

    public IDocument text(ITextEditor editor) {
        return editor.getDocumentProvider().getDocument(editor.getEditorInput());
    }

    public ITextViewer viewer(ITextEditor editor) {
        return editor.getAdapter(ITextViewer.class);
    }

    /** "error, line 3: ..." of every problem of a file. */
    public List<String> problems(IFile file) {
        try {
            List<String> problems = new ArrayList<>();
            for (IMarker marker : file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO)) {
                String severity = switch (marker.getAttribute(IMarker.SEVERITY, -1)) {
                    case IMarker.SEVERITY_ERROR -> "error";
                    case IMarker.SEVERITY_WARNING -> "warning";
                    default -> "info";
                };
                problems.add("%s, line %d: %s"
                        .formatted(
                                severity,
                                marker.getAttribute(IMarker.LINE_NUMBER, -1),
                                marker.getAttribute(IMarker.MESSAGE, "")));
            }
            return problems;
        } catch (CoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Computes something off the UI thread, as the editor does, while the workbench stays alive. */
    public <T> T inBackground(Supplier<T> computation) {
        var answer = new java.util.concurrent.CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(computation.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        until(answer::isDone);
        return answer.join();
    }

    /** Runs the first or only experiment of a model, as nobody watches it, until its results are in the project; overrides as in {@code --set}. */
    public void study(IFile model, List<String> overrides) throws CoreException {
        StudyRequest request = StudyRequest.of(Path.of(model.getLocationURI())).withOverrides(overrides);
        inBackground(() -> new StudyRunner(
                        ModelLanguage.ofWorkbench().service(Models::new).join())
                .run(request, StudyProgress.unwatched()));
        model.getProject().refreshLocal(IResource.DEPTH_INFINITE, null);
    }

    /** The open results of models of a project, if there are any. */
    public Optional<ResultEditor> results(IProject project) {
        return Arrays.stream(page().getEditorReferences())
                .map(reference -> reference.getEditor(false))
                .filter(ResultEditor.class::isInstance)
                .map(ResultEditor.class::cast)
                .filter(editor -> project.equals(
                        ResourceUtil.getFile(editor.getEditorInput()).getProject()))
                .findFirst();
    }

    /**
     * Does something in the dialog of this title when it is shown, for the event loop of a dialog runs inside of the call that opens it.
     *
     * @return whether that was done
     */
    public BooleanSupplier inDialog(String title, Consumer<Shell> action) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + PATIENCE.toNanos();
        var done = new AtomicBoolean();
        Runnable[] look = new Runnable[1];
        look[0] = () -> {
            Optional<Shell> dialog = Arrays.stream(display.getShells())
                    .filter(shell -> shell.isVisible() && shell.getText().equals(title))
                    .findFirst();
            if (dialog.isPresent()) {
                done.set(true);
                action.accept(dialog.get());
            } else if (System.nanoTime() < end) {
                display.timerExec(20, look[0]);
            }
        };
        display.timerExec(20, look[0]);
        return done::get;
    }

    /** Presses a key in a control. */
    public void press(Control control, char key) {
        Event event = new Event();
        event.keyCode = key;
        event.character = key;
        control.notifyListeners(SWT.KeyDown, event);
        // A key may close the window that it is pressed in.
        if (!control.isDisposed()) control.notifyListeners(SWT.KeyUp, event);
    }

    /** Everything in all windows that is of a type. */
    public <T extends Control> List<T> controls(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Shell shell : Display.getCurrent().getShells()) collect(shell, type, found);
        return found;
    }

    /** Everything in one window that is of a type. */
    public <T extends Control> List<T> controls(Shell shell, Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(shell, type, found);
        return found;
    }

    private static <T extends Control> void collect(Composite parent, Class<T> type, List<T> found) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) found.add(type.cast(child));
            if (child instanceof Composite composite) collect(composite, type, found);
        }
    }
}
