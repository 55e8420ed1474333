// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import ringzero.ui.editor.Problems;

/**
 * One thing that can be done about a problem. The change is worked out anew when it is wanted, as the text may be another one
 * since it was offered, or another problem of the same kind is to be mended the same way.
 */
final class ProblemFix extends WorkbenchMarkerResolution {
    private final FixRequest offered;
    private final String title;

    ProblemFix(FixRequest offered, String title) {
        this.offered = offered;
        this.title = title;
    }

    @Override
    public String getLabel() {
        return title;
    }

    @Override
    public String getDescription() {
        return title;
    }

    @Override
    public Image getImage() {
        return null;
    }

    @Override
    public IMarker[] findOtherMarkers(IMarker[] markers) {
        String code = offered.marker().getAttribute(Problems.CODE, "");
        return Arrays.stream(markers)
                .filter(marker -> !marker.equals(offered.marker()))
                .filter(marker -> code.equals(marker.getAttribute(Problems.CODE, null)))
                .toArray(IMarker[]::new);
    }

    @Override
    public void run(IMarker marker) {
        run(new IMarker[] {marker}, null);
    }

    /** All from the same text, and then all at once: mending one problem moves the others. */
    @Override
    public void run(IMarker[] markers, IProgressMonitor monitor) {
        var language = offered.language();
        List<CompletableFuture<Optional<WorkspaceEdit>>> edits = Arrays.stream(markers)
                .map(marker -> language.askUntilAnswered(new FixRequest(language, marker)::ask)
                        .thenApply(this::chosen))
                .toList();
        CompletableFuture.allOf(edits.toArray(CompletableFuture[]::new))
                .thenRun(() -> mend(edits.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .toList()))
                .exceptionally(failure -> {
                    ILog.get().error(title, failure);
                    return null;
                });
    }

    private Optional<WorkspaceEdit> chosen(List<Either<Command, CodeAction>> answer) {
        return FixRequest.actions(answer)
                .filter(action -> action.getTitle().equals(title))
                .map(CodeAction::getEdit)
                .findFirst();
    }

    private void mend(List<WorkspaceEdit> edits) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            try {
                new ServerChange(title, edits).apply();
            } catch (CoreException e) {
                StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
            }
        });
    }
}
