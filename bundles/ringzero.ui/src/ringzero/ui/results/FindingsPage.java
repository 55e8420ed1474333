// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Every number that was found. Each leads to the line of the model that it is about, and to what it rests on. */
final class FindingsPage extends ResultPage {
    static final String ID = "findings";

    private final Results results;
    private final FindingTable findings;
    private List<FindingTable.Row> shown = List.of();
    private String wanted = "";
    private Combo whom;
    private Text words;
    private Label count;
    private Table table;

    FindingsPage(ResultEditor editor, Results results) {
        super(editor, ID, Messages.FindingsPage_title);
        this.results = results;
        this.findings = FindingTable.of(results.study());
    }

    @Override
    String heading() {
        return Messages.FindingsPage_title;
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        Composite bar = toolkit.createComposite(body);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        toolkit.createLabel(bar, Messages.FindingsPage_of);
        whom = new Combo(bar, SWT.READ_ONLY);
        whom.setItems(Stream.concat(Stream.of(Messages.FindingsPage_all), findings.subjects().stream())
                .toArray(String[]::new));
        whom.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> refresh()));
        words = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        words.setMessage(Messages.FindingsPage_filter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        words.addModifyListener(event -> refresh());
        count = toolkit.createLabel(body, "");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(count);
        table = new Table(body, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).hint(400, 420).applyTo(table);
        for (String head : findings.columns()) new TableColumn(table, SWT.LEFT).setText(head);
        table.addListener(
                SWT.SetData,
                event -> ((TableItem) event.item)
                        .setText(shown.get(event.index).cells().toArray(String[]::new)));
        table.addListener(SWT.DefaultSelection, event -> openModel());
        new CopyRows(table).install();
        menu(table.getMenu());
        show(wanted);
        for (TableColumn column : table.getColumns()) {
            column.pack();
            column.setWidth(column.getWidth() + 16);
        }
    }

    private void menu(Menu menu) {
        item(menu, Messages.FindingsPage_openModel, this::openModel);
        item(menu, Messages.FindingsPage_restsOn, () -> getEditor().setActivePage(ProvenancePage.ID));
    }

    private static void item(Menu menu, String text, Runnable what) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> what.run()));
    }

    /** Shows the findings about a guest, a device (with or without its host), or a host; about all if nothing is known of it. */
    void show(String subject) {
        wanted = subject;
        if (whom == null || whom.isDisposed()) return;
        int index = 0;
        for (int i = 1; i < whom.getItemCount(); i++)
            if (whom.getItem(i).equals(subject) || whom.getItem(i).endsWith("." + subject)) index = i;
        whom.select(index);
        refresh();
    }

    private void refresh() {
        shown = findings.view(whom.getSelectionIndex() <= 0 ? "" : whom.getText(), words.getText());
        count.setText(NLS.bind(
                Messages.FindingsPage_count, shown.size(), findings.rows().size()));
        table.setItemCount(shown.size());
        table.clearAll();
    }

    /** How many rows are shown. */
    int rows() {
        return shown.size();
    }

    private void openModel() {
        if (table.getSelectionIndex() < 0) return;
        FindingTable.Row row = shown.get(table.getSelectionIndex());
        new ModelLine(
                        getEditorInput(),
                        results.study().provenance().model(),
                        new Origins(results.study()).line(row.subject()))
                .open(getSite().getPage());
    }
}
