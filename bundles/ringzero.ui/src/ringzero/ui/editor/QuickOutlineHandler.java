// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Shows the declarations of the model before its text. */
public final class QuickOutlineHandler extends AbstractHandler {
    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public Object execute(ExecutionEvent event) {
        if (!(HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor)) return null;
        var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        language.model(document).ifPresent(model -> show(editor, model));
        return null;
    }

    private void show(ITextEditor editor, OpenModel model) {
        var display = editor.getSite().getShell().getDisplay();
        language.askUntilAnswered(server -> server.documentSymbol(new DocumentSymbolParams(model.identifier())))
                .thenAccept(symbols -> display.asyncExec(() -> {
                    if (editor.getSite().getShell().isDisposed()) return;
                    var roots = symbols.stream()
                            .filter(Either::isRight)
                            .map(Either::getRight)
                            .toList();
                    int caret = editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
                            ? selection.getOffset()
                            : 0;
                    new QuickOutline(editor, model, OutlineContent.nodes(roots, new Places(model.document())), caret)
                            .open();
                }));
    }
}
