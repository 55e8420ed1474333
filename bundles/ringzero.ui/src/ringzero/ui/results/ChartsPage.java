// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.List;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import ringzero.report.answer.Exhibit;

/** Pictures of the results, one below the other. */
final class ChartsPage extends ResultPage {
    private final List<Exhibit> exhibits;

    ChartsPage(ResultEditor editor, String id, String title, List<Exhibit> exhibits) {
        super(editor, id, title);
        this.exhibits = exhibits;
    }

    @Override
    String heading() {
        return getTitle();
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        if (exhibits.isEmpty()) sentence(body, toolkit, Messages.ChartsPage_nothing);
        // Two beside each other where there is room: curves are compared, not read one by one.
        Composite grid = toolkit.createComposite(body);
        grid.setLayoutData(
                new org.eclipse.swt.layout.GridData(org.eclipse.swt.SWT.FILL, org.eclipse.swt.SWT.TOP, true, false));
        GridLayout layout = new GridLayout(exhibits.size() > 1 ? 2 : 1, true);
        layout.marginWidth = 0;
        layout.horizontalSpacing = 24;
        grid.setLayout(layout);
        for (Exhibit exhibit : exhibits) {
            Composite part = section(grid, toolkit, exhibit.chart().title());
            ExhibitView.create(part, exhibit);
        }
    }
}
