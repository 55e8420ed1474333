// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Formats a model; one undo takes it back. */
public final class FormatHandler extends AbstractHandler {
    private static final int INDENTATION = 4;

    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public Object execute(ExecutionEvent event) {
        if (!(HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor)) return null;
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        OpenModel model = language.model(document).orElse(null);
        if (model == null || !editor.isEditable()) return null;
        long stamp = document.hashCode() * 31L + document.get().hashCode();
        var params = new DocumentFormattingParams(model.identifier(), new FormattingOptions(INDENTATION, true));
        var display = editor.getSite().getShell().getDisplay();
        language.ask(server -> server.formatting(params)).whenComplete((edits, failure) -> {
            if (failure != null && !ModelLanguage.isCancellation(failure))
                ILog.get().error("The model could not be formatted.", failure);
            if (edits == null || edits.isEmpty() || display.isDisposed()) return;
            display.asyncExec(() -> {
                // Who went on typing meanwhile does not want an older text formatted into it.
                if (stamp == document.hashCode() * 31L + document.get().hashCode()) apply(edits, document);
            });
        });
        return null;
    }

    static void apply(List<? extends TextEdit> edits, IDocument document) {
        Places places = new Places(document);
        MultiTextEdit all = new MultiTextEdit();
        for (TextEdit edit : edits) {
            IRegion region = places.region(edit.getRange());
            all.addChild(new ReplaceEdit(region.getOffset(), region.getLength(), edit.getNewText()));
        }
        var undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
        try {
            if (undo != null) undo.beginCompoundChange();
            all.apply(document);
        } catch (MalformedTreeException | BadLocationException e) {
            ILog.get().error("The formatted text does not fit the model.", e);
        } finally {
            if (undo != null) undo.endCompoundChange();
        }
    }
}
