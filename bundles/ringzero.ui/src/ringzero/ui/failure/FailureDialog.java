// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.failure;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Says that the program failed, what is safe, and how to report it. Does not get in the way: one window for all that fails while it is open. */
final class FailureDialog extends Dialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int LOG = IDialogConstants.CLIENT_ID + 1;
    private static final int WIDTH = 92;
    private static final int LINES = 12;
    /** More than anybody reads; the log has them all. */
    private static final int MOST = 20;

    private final FailureReport report;
    private final List<Failure> failures = new ArrayList<>();
    private int repeated;
    private Label headline;
    private Label safe;
    private Text details;

    FailureDialog(FailureReport report) {
        super((Shell) null);
        this.report = report;
        setShellStyle(SWT.DIALOG_TRIM | SWT.MODELESS | SWT.RESIZE);
        setBlockOnOpen(false);
    }

    boolean isClosed() {
        return !failures.isEmpty() && getShell() == null;
    }

    /** Whether it was told of this failure, not only of one like it. */
    boolean knows(Failure failure) {
        return failures.stream().anyMatch(known -> known.cause() == failure.cause());
    }

    /** Opens the window with a failure, or adds it to those that the window shows. */
    void add(Failure failure) {
        boolean first = failures.isEmpty();
        if (failures.stream().anyMatch(failure::repeats)) repeated++;
        else if (failures.size() < MOST) failures.add(failure);
        if (first) open();
        show();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.FailureDialog_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite head = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults()
                .numColumns(2)
                .margins(0, 0)
                .spacing(12, 8)
                .applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        Label picture = new Label(head, SWT.NONE);
        picture.setImage(parent.getDisplay().getSystemImage(SWT.ICON_ERROR));
        GridDataFactory.swtDefaults()
                .align(SWT.CENTER, SWT.BEGINNING)
                .span(1, 3)
                .applyTo(picture);
        headline = words(head);
        headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        safe = words(head);
        words(head).setText(Messages.FailureDialog_report);
        details = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL);
        details.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .hint(convertWidthInCharsToPixels(WIDTH), convertHeightInCharsToPixels(LINES))
                .applyTo(details);
        return area;
    }

    private Label words(Composite parent) {
        Label label = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(convertWidthInCharsToPixels(WIDTH - 12), SWT.DEFAULT)
                .applyTo(label);
        return label;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.FailureDialog_copy, false);
        createButton(parent, LOG, Messages.FailureDialog_log, false);
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case COPY -> copy();
            case LOG -> openLog();
            default -> super.buttonPressed(button);
        }
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(getShell().getDisplay());
        try {
            clipboard.setContents(new Object[] {report.text(failures)}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    private static void openLog() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null || window.getActivePage() == null) return;
        try {
            window.getActivePage().showView("org.eclipse.pde.runtime.LogView");
        } catch (PartInitException e) {
            ILog.get().error("The error log could not be opened.", e);
        }
    }

    private void show() {
        int more = failures.size() - 1 + repeated;
        String first = failures.getFirst().headline();
        headline.setText(more == 0 ? first : NLS.bind(Messages.FailureDialog_more, first, more));
        boolean fatal = failures.stream().anyMatch(Failure::isFatal);
        safe.setText(fatal ? Messages.FailureDialog_fatal : Messages.FailureDialog_safe);
        details.setText(report.text(failures));
        getShell().layout(true, true);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }
}
