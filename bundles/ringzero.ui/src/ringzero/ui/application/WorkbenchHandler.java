// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Leaves the welcome page. */
public final class WorkbenchHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        var intro = HandlerUtil.getActiveWorkbenchWindow(event).getWorkbench().getIntroManager();
        if (intro.getIntro() != null) intro.closeIntro(intro.getIntro());
        return null;
    }
}
