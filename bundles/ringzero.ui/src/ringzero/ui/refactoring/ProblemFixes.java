// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import java.time.Duration;
import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import ringzero.language.ide.QuickFixes;
import ringzero.ui.editor.ModelLanguage;

/** What the language server can do about a problem: in the Problems view, at the ruler and with Ctrl+1. */
public final class ProblemFixes implements IMarkerResolutionGenerator2 {
    // On the UI thread: better nothing to choose from than a workbench that waits.
    private static final Duration PATIENCE = Duration.ofMillis(190);

    private final ModelLanguage language = ModelLanguage.ofWorkbench();

    @Override
    public boolean hasResolutions(IMarker marker) {
        return language.problem(marker).filter(QuickFixes::isFixable).isPresent();
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        FixRequest request = new FixRequest(language, marker);
        return language.answer(PATIENCE, request::ask).stream()
                .flatMap(FixRequest::actions)
                .map(action -> new ProblemFix(request, action.getTitle()))
                .toArray(IMarkerResolution[]::new);
    }
}
