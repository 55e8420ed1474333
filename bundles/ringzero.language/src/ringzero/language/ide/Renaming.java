// SPDX-License-Identifier: EPL-2.0
package ringzero.language.ide;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.ILanguageServerAccess;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.ide.server.rename.RenameService2;
import org.eclipse.xtext.ide.server.rename.ServerRefactoringIssueAcceptor;
import org.eclipse.xtext.resource.XtextResource;
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
            throw refused("%s belongs to the library and keeps its name: declare one of your own that specialises it."
                    .formatted(element instanceof Named named ? "'" + named.getName() + "'" : "This"));
        if (isBroken(context.getResource()) || isBroken(element.eResource()))
            throw refused("The name cannot be changed in a text that cannot be read whole: correct its errors first.");
        super.applyModifications(element, edit, issues, options, context);
    }

    /** Xtext cannot write references anew whose text it did not understand. */
    private static boolean isBroken(Resource resource) {
        return resource instanceof XtextResource text
                && (text.getParseResult() == null || text.getParseResult().hasSyntaxErrors());
    }

    private static ResponseErrorException refused(String reason) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, reason, null));
    }
}
