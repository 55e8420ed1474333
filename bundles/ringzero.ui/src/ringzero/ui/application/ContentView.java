// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.util.function.Function;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

/**
 * A view that shows its content, or a sentence that says what is missing and what to do. What it shows is computed in the background:
 * of several computations only the last counts, and none after the view is closed.
 */
public abstract class ContentView extends ViewPart {
    private Composite stack;
    private Control content;
    private Label sentence;
    private Job job;

    @Override
    public final void createPartControl(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        sentence = new Label(stack, SWT.WRAP);
        content = createContent(stack);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, helpContext());
        begin();
    }

    /** Makes the content, which is empty still. */
    protected abstract Control createContent(Composite parent);

    /** The context that F1 shows. */
    protected abstract String helpContext();

    /** Is called when everything has been made. */
    protected abstract void begin();

    /** What takes the focus while there is content. */
    protected abstract Control focus();

    /** Shows a sentence instead of the content. */
    protected final void say(String text) {
        sentence.setText(text);
        top(sentence);
    }

    /** Shows the content. */
    protected final void showContent() {
        sentence.setText("");
        top(content);
    }

    /** Whether there is content to be seen. */
    protected final boolean hasContent() {
        return ((StackLayout) stack.getLayout()).topControl == content;
    }

    /** What is said instead of the content; empty if that is shown. */
    public final String message() {
        return sentence.getText();
    }

    private void top(Control control) {
        ((StackLayout) stack.getLayout()).topControl = control;
        stack.layout();
    }

    /** The display, for what comes from other threads; null when the view is closed. */
    protected final Display display() {
        return stack == null || stack.isDisposed() ? null : stack.getDisplay();
    }

    /**
     * Computes in the background, in place of what is being computed.
     *
     * @param computation gives back what to show, for the UI thread
     */
    protected final void compute(String name, Function<IProgressMonitor, Runnable> computation) {
        abandon();
        Display display = stack.getDisplay();
        job = Job.createSystem(name, (IProgressMonitor monitor) -> {
            Runnable shows = computation.apply(monitor);
            if (!monitor.isCanceled())
                display.asyncExec(() -> {
                    if (!monitor.isCanceled() && !stack.isDisposed()) shows.run();
                });
        });
        job.schedule();
    }

    /** Gives up what is being computed. */
    protected final void abandon() {
        if (job != null) job.cancel();
    }

    @Override
    public final void setFocus() {
        if (hasContent()) focus().setFocus();
        else stack.setFocus();
    }

    @Override
    public void dispose() {
        abandon();
        super.dispose();
    }
}
