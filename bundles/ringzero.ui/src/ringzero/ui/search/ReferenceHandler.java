// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.search;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.ModelWord;
import ringzero.ui.editor.Places;
import ringzero.ui.editor.StatusMessage;

/** Searches for every place that names what is at the caret. */
public final class ReferenceHandler extends AbstractHandler {
    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public Object execute(ExecutionEvent event) {
        if (!(HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor)) return null;
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        var model = language.model(document).orElse(null);
        if (model == null || !(editor.getSelectionProvider().getSelection() instanceof ITextSelection caret))
            return null;
        try {
            IRegion word = ModelWord.at(document, caret.getOffset());
            if (word.getLength() == 0) {
                StatusMessage.show(editor, Messages.ReferenceHandler_nothing);
                return null;
            }
            String name = document.get(word.getOffset(), word.getLength());
            var position = new Places(document).position(caret.getOffset());
            NewSearchUI.runQueryInBackground(new ReferenceSearch(model, position, name));
        } catch (BadLocationException e) {
            ILog.get().error("There is nothing at the caret.", e);
        }
        return null;
    }
}
