// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Every run in a table that can be sorted, filtered and copied. */
final class RunsPage extends ResultPage {
    private final RunTable runs;
    private List<RunTable.Row> shown = List.of();

    RunsPage(ResultEditor editor, Results results) {
        super(editor, "runs", Messages.RunsPage_title);
        this.runs = RunTable.of(results.study());
    }

    @Override
    String heading() {
        return Messages.RunsPage_title;
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        Text filter = new Text(body, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.RunsPage_filter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        Label count = toolkit.createLabel(body, "");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(count);
        // Virtual: a study can have a hundred thousand runs, a screen has forty lines.
        Table table = new Table(body, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(400, 420).applyTo(table);
        table.addListener(SWT.SetData, event -> {
            TableItem item = (TableItem) event.item;
            List<RunTable.Cell> cells = shown.get(event.index).cells();
            for (int i = 0; i < cells.size(); i++) item.setText(i, cells.get(i).text());
        });
        Runnable refresh = () -> {
            int column = table.getSortColumn() == null ? -1 : table.indexOf(table.getSortColumn());
            shown = runs.view(filter.getText(), column, table.getSortDirection() == SWT.DOWN);
            count.setText(
                    NLS.bind(Messages.RunsPage_count, shown.size(), runs.rows().size()));
            table.setItemCount(shown.size());
            table.clearAll();
        };
        for (String head : runs.columns()) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(head);
            column.setMoveable(true);
            column.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> sort(table, column, refresh)));
        }
        filter.addModifyListener(event -> refresh.run());
        refresh.run();
        for (TableColumn column : table.getColumns()) {
            column.pack();
            column.setWidth(column.getWidth() + 16);
        }
        new CopyRows(table).install();
        sortMenu(table, refresh);
    }

    /** By this column; the other way round if it is by this column already. */
    private static void sort(Table table, TableColumn column, Runnable refresh) {
        boolean again = table.getSortColumn() == column && table.getSortDirection() == SWT.UP;
        table.setSortColumn(column);
        table.setSortDirection(again ? SWT.DOWN : SWT.UP);
        refresh.run();
    }

    /** Heads of a table take no keys. */
    private static void sortMenu(Table table, Runnable refresh) {
        MenuItem sort = new MenuItem(table.getMenu(), SWT.CASCADE);
        sort.setText(Messages.RunsPage_sort);
        sort.setMenu(new Menu(sort));
        for (TableColumn column : table.getColumns()) {
            MenuItem item = new MenuItem(sort.getMenu(), SWT.PUSH);
            item.setText(column.getText().replace("&", "&&"));
            item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> sort(table, column, refresh)));
        }
    }
}
