// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.failure;

import java.util.Optional;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.statushandlers.WorkbenchErrorHandler;

/**
 * Shows failures of the program itself in a window of their own, and leaves everything else, such as a disk that is full, to the platform. Hears of
 * everything that is logged or shown, so also of handlers and of the loop of events, whose failures the platform would only log.
 */
public final class FailureHandler extends WorkbenchErrorHandler {
    private static final int SEEN = StatusManager.SHOW | StatusManager.BLOCK;

    /** Used in the UI thread. */
    private FailureDialog dialog;

    @Override
    public void handle(StatusAdapter adapter, int style) {
        Optional<Failure> failure = Failure.in(adapter.getStatus());
        super.handle(adapter, failure.isPresent() ? style & ~SEEN : style);
        failure.ifPresent(this::show);
    }

    private void show(Failure failure) {
        if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().isClosing()) return;
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed()) display.asyncExec(() -> add(failure));
    }

    private void add(Failure failure) {
        // A job that fails is logged and shown: the second time may come when the window is closed already.
        if (dialog != null && dialog.knows(failure)) return;
        if (dialog == null || dialog.isClosed()) dialog = new FailureDialog(FailureReport.ofThisProgram());
        dialog.add(failure);
    }
}
