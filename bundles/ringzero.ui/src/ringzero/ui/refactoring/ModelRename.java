// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.osgi.util.NLS;
import ringzero.ui.editor.ModelLanguage;
import ringzero.ui.editor.OpenModel;

/** Gives something another name, wherever it is named in the workspace. */
final class ModelRename extends Refactoring {
    private static final long PATIENCE_SECONDS = 20;

    private final ModelLanguage language = ModelLanguage.ofWorkbench();
    private final OpenModel model;
    private final Position position;
    private final String name;
    private String newName;
    private WorkspaceEdit edit = new WorkspaceEdit();

    /** Renames what is called like this at a position. */
    ModelRename(OpenModel model, Position position, String name) {
        this.model = model;
        this.position = position;
        this.name = name;
        this.newName = name;
    }

    String oldName() {
        return name;
    }

    /** Sets the new name and says what is wrong with it at first sight. */
    RefactoringStatus rename(String to) {
        newName = to;
        return to.isBlank() || to.equals(name)
                ? RefactoringStatus.createFatalErrorStatus(Messages.ModelRename_same)
                : new RefactoringStatus();
    }

    @Override
    public String getName() {
        return NLS.bind(Messages.ModelRename_name, name, newName);
    }

    @Override
    public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
        return new RefactoringStatus();
    }

    @Override
    public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
        var params = new RenameParams(model.identifier(), position, newName);
        var answer = language.askUntilAnswered(server -> server.rename(params));
        try {
            edit = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // The server says in a sentence why a name cannot be used.
            return RefactoringStatus.createFatalErrorStatus(e.getCause().getMessage());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return RefactoringStatus.createFatalErrorStatus(Messages.ModelRename_late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        }
        return edit == null || new ServerChange("", List.of(edit)).isEmpty()
                ? RefactoringStatus.createFatalErrorStatus(NLS.bind(Messages.ModelRename_nothing, name))
                : new RefactoringStatus();
    }

    @Override
    public Change createChange(IProgressMonitor monitor) throws CoreException {
        return new ServerChange(getName(), List.of(edit)).toChange();
    }
}
