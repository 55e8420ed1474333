// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.ILanguageServerAccess;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.ide.server.rename.RenameService2;
import org.eclipse.xtext.ide.server.rename.ServerRefactoringIssueAcceptor;
import ringzero.language.library.Library;
import ringzero.model.Named;

/** Renames what a model declares, in all files. What the library declares keeps its name. */
public class Renaming extends RenameService2 {

    @Override
    protected void applyModifications(
            EObject element,
            WorkspaceEdit edit,
            ServerRefactoringIssueAcceptor issues,
            IRenameService2.Options options,
            ILanguageServerAccess.Context context) {
        // Editors show the message of an error, and nothing of the issues that Xtext collects.
        if (Library.contains(element))
            throw new ResponseErrorException(new ResponseError(
                    ResponseErrorCode.RequestFailed,
                    "%s belongs to the library and keeps its name: declare one of your own that specialises it."
                            .formatted(element instanceof Named named ? "'" + named.getName() + "'" : "This"),
                    null));
        super.applyModifications(element, edit, issues, options, context);
    }
}
