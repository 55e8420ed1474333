// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;

/** Where a model is written and run: projects on the left, its parts on the right, problems and progress below. */
public class ModelPerspective implements IPerspectiveFactory {
    private static final String PROJECTS = "org.eclipse.ui.navigator.ProjectExplorer";
    private static final String TOPOLOGY = "ringzero.ui.topology";
    private static final String EXPLAIN = "ringzero.ui.explain";
    private static final String HISTORY = "ringzero.ui.history";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.addView(PROJECTS, IPageLayout.LEFT, 0.2f, layout.getEditorArea());
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.74f, layout.getEditorArea());
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        below.addView(IConsoleConstants.ID_CONSOLE_VIEW);
        below.addView(IPageLayout.ID_PROGRESS_VIEW);
        layout.addView(TOPOLOGY, IPageLayout.RIGHT, 0.64f, layout.getEditorArea());
        layout.addView(IPageLayout.ID_OUTLINE, IPageLayout.BOTTOM, 0.6f, TOPOLOGY);

        below.addView(EXPLAIN);
        below.addView(HISTORY);

        layout.addShowViewShortcut(PROJECTS);
        layout.addShowViewShortcut(TOPOLOGY);
        layout.addShowViewShortcut(EXPLAIN);
        layout.addShowViewShortcut(HISTORY);
        layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
        layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
        layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
        layout.addActionSet("org.eclipse.debug.ui.launchActionSet");
    }
}
