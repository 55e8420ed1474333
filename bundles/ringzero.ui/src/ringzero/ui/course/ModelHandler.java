// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import ringzero.ui.run.RunShortcut;

/**
 * Opens an example or an exercise, as the parameters of its command say; the commands whose names begin with "run" run it, too.
 */
public final class ModelHandler extends AbstractHandler {
    private static final String FILE = "ringzero.ui.file";
    private static final String EXPERIMENT = "ringzero.ui.experiment";
    static final String CHAPTER = "ringzero.ui.chapter";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        boolean run = event.getCommand().getId().startsWith("ringzero.ui.run");
        String file = event.getParameter(FILE);
        if (file != null) {
            String experiment =
                    Optional.ofNullable(event.getParameter(EXPERIMENT)).orElse("");
            CourseModel.example(file).open(window, model -> {
                if (run) RunShortcut.run(model, experiment);
            });
            return null;
        }
        Chapter chapter = chapter(event);
        CourseModel.exercise(chapter).open(window, model -> {
            if (run) RunShortcut.run(model, chapter.experiment());
        });
        return null;
    }

    static Chapter chapter(ExecutionEvent event) throws ExecutionException {
        String number = event.getParameter(CHAPTER);
        return Chapter.numbered(number == null ? "1" : number)
                .orElseThrow(() -> new ExecutionException(NLS.bind(Messages.ModelHandler_chapter, number)));
    }
}
