// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import ringzero.report.answer.Exhibit;

/** A chart with its message, and ways to take it along. */
final class ExhibitView {
    private static final int LEAST = 320;

    private ExhibitView() {}

    /** Adds it to a composite with a grid. */
    static ChartCanvas create(Composite parent, Exhibit exhibit) {
        if (!exhibit.caption().isEmpty()) {
            Label caption = new Label(parent, SWT.WRAP);
            caption.setText(exhibit.caption().replace("&", "&&"));
            caption.setBackground(parent.getBackground());
            caption.setForeground(parent.getForeground());
            GridDataFactory.fillDefaults()
                    .grab(true, false)
                    .hint(LEAST, SWT.DEFAULT)
                    .applyTo(caption);
        }
        ChartCanvas canvas = new ChartCanvas(parent, exhibit.chart());
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.TOP)
                .grab(true, false)
                .hint(LEAST, SWT.DEFAULT)
                .applyTo(canvas);
        // The height follows from the width, which is known when there is one.
        canvas.addListener(SWT.Resize, event -> {
            int height = canvas.heightFor(canvas.getClientArea().width);
            GridData data = (GridData) canvas.getLayoutData();
            if (data.heightHint == height) return;
            data.heightHint = height;
            canvas.getDisplay().asyncExec(() -> {
                if (!canvas.isDisposed()) Reflow.around(canvas);
            });
        });
        // Made when somebody asks for it, by mouse or by key: a page of charts would spend most of its time on menus
        // that nobody opens.
        canvas.addMenuDetectListener(event -> {
            if (canvas.getMenu() == null) menu(canvas, exhibit);
        });
        return canvas;
    }

    private static void menu(ChartCanvas canvas, Exhibit exhibit) {
        Menu menu = new Menu(canvas);
        ChartFiles files = new ChartFiles(exhibit.chart(), canvas);
        item(menu, Messages.ExhibitView_copyNumbers, files::copyNumbers);
        item(menu, Messages.ExhibitView_copyPicture, files::copyPicture);
        separator(menu);
        item(menu, Messages.ExhibitView_saveSvg, files::saveSvg);
        item(menu, Messages.ExhibitView_savePng, files::savePng);
        item(menu, Messages.ExhibitView_saveCsv, files::saveCsv);
        canvas.setMenu(menu);
    }

    private static MenuItem separator(Menu menu) {
        return new MenuItem(menu, SWT.SEPARATOR);
    }

    private static void item(Menu menu, String text, Runnable what) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> what.run()));
    }
}
