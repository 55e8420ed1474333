// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;

/** Says something that needs no answer: in the status line, with a beep. */
public final class StatusMessage {
    private StatusMessage() {}

    public static void show(IEditorPart editor, String message) {
        IStatusLineManager line = editor.getEditorSite().getActionBars().getStatusLineManager();
        if (line != null) line.setErrorMessage(message);
        Display.getCurrent().beep();
    }
}
