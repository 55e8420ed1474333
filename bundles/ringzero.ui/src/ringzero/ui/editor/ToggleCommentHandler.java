// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Makes the selected lines comments, or lines again if all of them are comments. */
public final class ToggleCommentHandler extends AbstractHandler {
    private static final String PREFIX = "//";

    @Override
    public Object execute(ExecutionEvent event) {
        if (!(HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor) || !editor.isEditable()) return null;
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        if (!(editor.getSelectionProvider().getSelection() instanceof ITextSelection selection)) return null;
        IRewriteTarget target = editor.getAdapter(IRewriteTarget.class);
        if (target != null) target.beginCompoundChange();
        try {
            toggle(document, selection.getStartLine(), selection.getEndLine());
        } catch (BadLocationException e) {
            ILog.get().error("The lines could not be commented.", e);
        } finally {
            if (target != null) target.endCompoundChange();
        }
        return null;
    }

    static void toggle(IDocument document, int first, int last) throws BadLocationException {
        boolean remove = true;
        for (int line = first; line <= last; line++) {
            String text = text(document, line);
            if (!text.isBlank() && !text.stripLeading().startsWith(PREFIX)) remove = false;
        }
        for (int line = first; line <= last; line++) {
            String text = text(document, line);
            if (text.isBlank()) continue;
            int start = document.getLineOffset(line);
            if (remove) document.replace(start + text.indexOf(PREFIX), PREFIX.length(), "");
            else document.replace(start, 0, PREFIX);
        }
    }

    private static String text(IDocument document, int line) throws BadLocationException {
        IRegion region = document.getLineInformation(line);
        return document.get(region.getOffset(), region.getLength());
    }
}
