// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Display;
import ringzero.language.ide.VmmServer;

/** What the language can do to an open model as a whole, without changing what it says. */
enum Rewriting {
    /** Lays it out as the language wants it. */
    FORMAT {
        @Override
        CompletableFuture<List<? extends TextEdit>> edits(VmmServer server, OpenModel model) {
            return server.formatting(
                            new DocumentFormattingParams(model.identifier(), new FormattingOptions(INDENTATION, true)))
                    .thenApply(edits -> edits);
        }
    },
    /** Puts its imports in order, and leaves those out that nothing needs. */
    IMPORTS {
        @Override
        CompletableFuture<List<? extends TextEdit>> edits(VmmServer server, OpenModel model) {
            var asked = new CodeActionContext(List.of(), List.of(CodeActionKind.SourceOrganizeImports));
            var anywhere = new Range(new Position(0, 0), new Position(0, 0));
            return server.codeAction(new CodeActionParams(model.identifier(), anywhere, asked))
                    .thenApply(Rewriting::changes);
        }
    };

    private static final int INDENTATION = 4;

    abstract CompletableFuture<List<? extends TextEdit>> edits(VmmServer server, OpenModel model);

    private static List<TextEdit> changes(List<Either<Command, CodeAction>> actions) {
        return actions.stream()
                .filter(Either::isRight)
                .map(action -> action.getRight().getEdit())
                .flatMap(edit -> edit.getChanges().values().stream())
                .flatMap(Collection::stream)
                .toList();
    }

    /** Does it as soon as the server has answered, unless the text was changed meanwhile. */
    CompletableFuture<Void> soon(ModelLanguage language, OpenModel model, Display display) {
        int version = model.version();
        return language.ask(server -> edits(server, model)).handle((edits, failure) -> {
            if (failure != null && !ModelLanguage.isCancellation(failure))
                ILog.get().error("The model could not be rewritten.", failure);
            if (edits == null || edits.isEmpty() || display.isDisposed()) return null;
            display.asyncExec(() -> {
                // Who went on typing meanwhile does not want an older text put into it.
                if (version == model.version()) new DocumentEdits(edits).apply(model.document());
            });
            return null;
        });
    }

    /** Does it at once, on the thread that owns the document; leaves the text as it is if the server takes longer than that. */
    void within(Duration patience, ModelLanguage language, OpenModel model) {
        language.answer(patience, server -> edits(server, model))
                .filter(edits -> !edits.isEmpty())
                .ifPresent(edits -> new DocumentEdits(edits).apply(model.document()));
    }
}
