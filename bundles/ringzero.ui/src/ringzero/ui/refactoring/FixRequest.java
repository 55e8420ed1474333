// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import ringzero.language.ide.VmmServer;
import ringzero.ui.editor.ModelLanguage;

/** The question what can be done about a problem. */
record FixRequest(ModelLanguage language, IMarker marker) {

    CompletableFuture<List<Either<Command, CodeAction>>> ask(VmmServer server) {
        var problem = language.problem(marker).orElse(null);
        if (problem == null) return CompletableFuture.completedFuture(List.of());
        var model = new TextDocumentIdentifier(language.uri(marker.getResource().getLocationURI()));
        return server.codeAction(
                new CodeActionParams(model, problem.getRange(), new CodeActionContext(List.of(problem))));
    }

    /** The answers that change text. */
    static Stream<CodeAction> actions(List<Either<Command, CodeAction>> answer) {
        return answer.stream().filter(Either::isRight).map(Either::getRight).filter(action -> action.getEdit() != null);
    }
}
