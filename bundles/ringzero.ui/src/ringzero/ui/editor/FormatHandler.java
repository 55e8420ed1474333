// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Formats a model; one undo takes it back. */
public final class FormatHandler extends AbstractHandler {
    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public Object execute(ExecutionEvent event) {
        if (!(HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor) || !editor.isEditable()) return null;
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        var display = editor.getSite().getShell().getDisplay();
        language.model(document).ifPresent(model -> new Formatting(language, model).soon(display));
        return null;
    }
}
