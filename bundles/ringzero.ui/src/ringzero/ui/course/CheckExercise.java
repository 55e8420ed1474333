// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.course;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.cheatsheets.ICheatSheetAction;
import org.eclipse.ui.cheatsheets.ICheatSheetManager;

/** The step of a cheat sheet that is done when the exercise is solved. */
public final class CheckExercise extends Action implements ICheatSheetAction {

    @Override
    public void run(String[] parameters, ICheatSheetManager manager) {
        Chapter chapter = Chapter.numbered(parameters[0]).orElseThrow();
        ExerciseCheck check = ExerciseCheck.of(chapter);
        var shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        MessageDialog.open(
                check.solved() ? MessageDialog.INFORMATION : MessageDialog.WARNING,
                shell,
                chapter.title(),
                check.says(),
                SWT.SHEET);
        notifyResult(check.solved());
    }
}
