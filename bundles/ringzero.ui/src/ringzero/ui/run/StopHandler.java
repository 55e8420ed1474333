// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IProcess;

/** Stops all studies that run. What they have finished is kept. */
public final class StopHandler extends AbstractHandler {

    @Override
    public boolean isEnabled() {
        return !running().isEmpty();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        running().forEach(StudyProcess::terminate);
        return null;
    }

    private static List<StudyProcess> running() {
        return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(StudyProcess.class::isInstance)
                .map(StudyProcess.class::cast)
                .filter(IProcess::canTerminate)
                .toList();
    }
}
