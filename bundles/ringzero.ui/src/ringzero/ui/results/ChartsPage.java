// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import ringzero.report.answer.Exhibit;

/** Pictures of the results, one below the other. */
final class ChartsPage extends ResultPage {
    private static final int COLUMN = 420;

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
        Composite grid = toolkit.createComposite(body);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.TOP)
                .grab(true, false)
                .hint(COLUMN, SWT.DEFAULT)
                .applyTo(grid);
        GridLayout layout = new GridLayout(1, true);
        layout.marginWidth = 0;
        layout.horizontalSpacing = 24;
        grid.setLayout(layout);
        // Two beside each other where there is room: curves are compared, not read one by one.
        body.addListener(SWT.Resize, event -> {
            int columns = body.getClientArea().width >= 2 * COLUMN && exhibits.size() > 1 ? 2 : 1;
            if (columns == layout.numColumns) return;
            layout.numColumns = columns;
            body.getDisplay().asyncExec(() -> {
                if (!grid.isDisposed()) Reflow.around(grid);
            });
        });
        for (Exhibit exhibit : exhibits) {
            Composite part = section(grid, toolkit, exhibit.chart().title());
            ExhibitView.create(part, exhibit);
        }
    }
}
