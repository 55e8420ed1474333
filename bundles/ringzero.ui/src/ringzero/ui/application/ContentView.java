// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import java.util.function.Function;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

/**
 * A view that shows its content, or a sentence that says what is missing and what to do. What it shows is computed in the background:
 * of several computations only the last counts, and none after the view is closed.
 */
public abstract class ContentView extends ViewPart {
    private Composite stack;
    private Control content;
    private Link sentence;
    private Job job;

    @Override
    public final void createPartControl(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        sentence = new Link(stack, SWT.WRAP);
        sentence.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> run(event.text)));
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

    /** Offers what can be done with the content: in the tool bar, and for the keyboard in the menu of the view. */
    protected final void offer(ViewAction... actions) {
        var bars = getViewSite().getActionBars();
        for (ViewAction action : actions) {
            bars.getToolBarManager().add(action);
            bars.getMenuManager().add(action);
        }
    }

    /** Shows a sentence instead of the content. */
    protected final void say(String text) {
        write(text.replace("<", " < "));
    }

    /** Shows a sentence instead of the content, with links that do what it offers: {@code <a href="identifier of a command">words</a>}. */
    protected final void offer(String text) {
        write(text);
    }

    private void write(String text) {
        sentence.setText(text.replace("&", "&&"));
        top(sentence);
    }

    private void run(String command) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            ILog.get().error("'" + command + "' could not be run.", e);
        }
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
        return sentence.getText().replaceAll("</?a[^>]*>", "");
    }

    private void top(Control control) {
        StackLayout layout = (StackLayout) stack.getLayout();
        if (layout.topControl == control) return;
        layout.topControl = control;
        stack.layout();
        // Who is in the view stays in it.
        if (isActive()) setFocus();
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
        Control wanted = hasContent() ? focus() : sentence;
        // A view that has just been opened is not to be seen yet, and takes no focus before.
        if (!wanted.setFocus()) wanted.getDisplay().asyncExec(() -> focusLater(wanted));
    }

    private void focusLater(Control wanted) {
        if (!wanted.isDisposed() && isActive()) wanted.setFocus();
    }

    private boolean isActive() {
        return getSite().getPage().getActivePart() == this;
    }

    @Override
    public void dispose() {
        abandon();
        super.dispose();
    }
}
