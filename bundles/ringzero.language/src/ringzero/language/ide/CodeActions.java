// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.resource.XtextResource;

/** What an editor can do for its user at a place: mend problems, and on demand put the imports in order. */
public class CodeActions implements ICodeActionService2 {

    @Inject
    private QuickFixes fixes;

    @Inject
    private ImportOrder imports;

    @Override
    public List<Either<Command, CodeAction>> getCodeActions(Options options) {
        var actions = new ArrayList<Either<Command, CodeAction>>();
        if (isAsked(options.getCodeActionParams(), CodeActionKind.QuickFix, true))
            actions.addAll(fixes.getCodeActions(options));
        if (isAsked(options.getCodeActionParams(), CodeActionKind.SourceOrganizeImports, false))
            actions.addAll(organised(options));
        return actions;
    }

    /** Kinds contain each other as names with dots do; which ones are asked for may be left open. */
    private static boolean isAsked(CodeActionParams params, String kind, boolean otherwise) {
        var only = params.getContext().getOnly();
        return only == null
                ? otherwise
                : only.stream().anyMatch(each -> each.isEmpty() || kind.equals(each) || kind.startsWith(each + "."));
    }

    private List<Either<Command, CodeAction>> organised(Options options) {
        return options.getLanguageServerAccess().doSyncRead(options.getURI(), context -> {
            if (!(context.getResource() instanceof XtextResource resource)) return List.of();
            var edits = imports.edits(context.getDocument(), resource);
            if (edits.isEmpty()) return List.of();
            var action = new CodeAction("Organise imports");
            action.setKind(CodeActionKind.SourceOrganizeImports);
            action.setEdit(new WorkspaceEdit(Map.of(options.getURI(), edits)));
            return List.of(Either.forRight(action));
        });
    }
}
