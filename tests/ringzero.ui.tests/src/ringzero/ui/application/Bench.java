// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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
import org.eclipse.ui.texteditor.ITextEditor;
import ringzero.ui.editor.ModelNature;

/** What a user's hands and eyes do with the workbench, for tests. Everything here runs on the UI thread and keeps it alive. */
public final class Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    public IProject project(String name) throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        project.create(null);
        project.open(null);
        IProjectDescription description = project.getDescription();
        description.setNatureIds(new String[] {ModelNature.ID});
        project.setDescription(description, null);
        return project;
    }

    public IFile file(IProject project, String name, String text) throws CoreException {
        IFile file = project.getFile(name);
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

    private static <T extends Control> void collect(Composite parent, Class<T> type, List<T> found) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) found.add(type.cast(child));
            if (child instanceof Composite composite) collect(composite, type, found);
        }
    }
}
