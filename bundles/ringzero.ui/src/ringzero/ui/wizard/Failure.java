// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.statushandlers.StatusManager;

/** Says why a wizard could not finish. */
final class Failure {
    private Failure() {}

    static void show(InvocationTargetException failure, String message, int style) {
        Throwable cause = failure.getCause();
        String reason = cause instanceof CoreException core ? core.getStatus().getMessage() : String.valueOf(cause);
        StatusManager.getManager().handle(Status.error(message + " " + reason, cause), style | StatusManager.LOG);
    }
}
