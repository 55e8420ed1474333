// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.cheatsheets.OpenCheatSheetAction;
import org.eclipse.ui.handlers.HandlerUtil;
import ringzero.ui.wizard.Opening;

/** Begins a chapter of the course: its cheat sheet beside the editor. */
public final class CourseHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Chapter chapter = ModelHandler.chapter(event);
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        try {
            new Opening(window).perspective();
        } catch (WorkbenchException e) {
            throw new ExecutionException(Messages.CourseHandler_perspective, e);
        }
        new OpenCheatSheetAction("ringzero.ui.course." + chapter.number()).run();
        return null;
    }
}
