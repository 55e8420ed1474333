// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.OpenModel;
import ringzero.ui.editor.Places;
import ringzero.ui.editor.StatusMessage;

/** Renames what is declared or named at the caret, in all files. */
public final class RenameHandler extends AbstractHandler {
    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public Object execute(ExecutionEvent event) {
        if (!(HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor) || !editor.isEditable()) return null;
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        OpenModel model = language.model(document).orElse(null);
        if (model == null || !(editor.getSelectionProvider().getSelection() instanceof ITextSelection caret))
            return null;
        try {
            prepare(editor, model, new Places(document).position(caret.getOffset()));
        } catch (BadLocationException e) {
            ILog.get().error("There is nothing at the caret.", e);
        }
        return null;
    }

    private void prepare(ITextEditor editor, OpenModel model, Position position) {
        Shell shell = editor.getSite().getShell();
        language.askUntilAnswered(server -> server.prepareRename(new PrepareRenameParams(model.identifier(), position)))
                .whenComplete((answer, failure) -> shell.getDisplay().asyncExec(() -> {
                    if (shell.isDisposed()) return;
                    Optional<String> name = Optional.ofNullable(answer)
                            .flatMap(RenameHandler::range)
                            .flatMap(range -> text(model.document(), range));
                    if (name.isPresent()) ask(shell, new ModelRename(model, position, name.get()));
                    else StatusMessage.show(editor, Messages.RenameHandler_nothing);
                }));
    }

    private static Optional<Range> range(Either3<Range, PrepareRenameResult, ?> answer) {
        if (answer.isFirst()) return Optional.ofNullable(answer.getFirst());
        return answer.isSecond() ? Optional.of(answer.getSecond().getRange()) : Optional.empty();
    }

    private static Optional<String> text(IDocument document, Range range) {
        IRegion region = new Places(document).region(range);
        try {
            return Optional.of(document.get(region.getOffset(), region.getLength()))
                    .filter(name -> !name.isBlank());
        } catch (BadLocationException e) {
            return Optional.empty();
        }
    }

    private static void ask(Shell shell, ModelRename rename) {
        try {
            new RefactoringWizardOpenOperation(new RenameWizard(rename)).run(shell, Messages.RenameWizard_title);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
