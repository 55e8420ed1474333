// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Opens the page of a chapter beside its steps. The window of the help would be behind the workbench as soon as one goes on; it is what is left where no
 * browser can be shown inside of a window.
 */
public final class ReadHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Chapter chapter = ModelHandler.chapter(event);
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var workbench = window.getWorkbench();
        if (!workbench.getBrowserSupport().isInternalWebBrowserAvailable()) {
            workbench.getHelpSystem().displayHelpResource(chapter.page());
            return null;
        }
        try {
            window.getActivePage().openEditor(new ChapterInput(chapter), ChapterEditor.ID);
        } catch (PartInitException e) {
            throw new ExecutionException(chapter.page() + " could not be shown", e);
        }
        return null;
    }
}
