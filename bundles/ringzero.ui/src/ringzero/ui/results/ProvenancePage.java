// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.nio.file.Path;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;
import ringzero.simulation.results.Study.Assumption;
import ringzero.simulation.results.Study.Provenance;

/** What the results rest on and how to repeat them. */
final class ProvenancePage extends ResultPage {
    static final String ID = "provenance";

    private final Results results;

    ProvenancePage(ResultEditor editor, Results results) {
        super(editor, ID, Messages.ProvenancePage_title);
        this.results = results;
    }

    @Override
    String heading() {
        return Messages.ProvenancePage_title;
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        Provenance provenance = results.study().provenance();
        Composite repeat = section(body, toolkit, Messages.ProvenancePage_repeat);
        repeat.setLayout(new GridLayout(2, false));
        row(repeat, toolkit, Messages.ProvenancePage_model, provenance.model());
        row(repeat, toolkit, Messages.ProvenancePage_seed, Long.toString(provenance.seed()));
        row(repeat, toolkit, Messages.ProvenancePage_version, provenance.version());
        row(repeat, toolkit, Messages.ProvenancePage_finished, provenance.finished());
        row(repeat, toolkit, Messages.ProvenancePage_digest, provenance.digest());

        Composite numbers = section(body, toolkit, Messages.ProvenancePage_assumptions);
        if (results.study().assumptions().isEmpty()) sentence(numbers, toolkit, Messages.ProvenancePage_noAssumptions);
        else assumptions(numbers, toolkit);

        Composite model = section(body, toolkit, Messages.ProvenancePage_text);
        Text text =
                toolkit.createText(model, provenance.text(), SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, false).hint(400, 320).applyTo(text);
    }

    private static void row(Composite parent, FormToolkit toolkit, String name, String value) {
        toolkit.createLabel(parent, name);
        // A text rather than a label: what one has to repeat, one wants to copy.
        Text text = toolkit.createText(parent, value, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    }

    private void assumptions(Composite parent, FormToolkit toolkit) {
        Table table = toolkit.createTable(parent, SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridDataFactory.fillDefaults().grab(true, false).hint(400, 300).applyTo(table);
        for (String head : new String[] {
            Messages.ProvenancePage_name,
            Messages.ProvenancePage_value,
            Messages.ProvenancePage_range,
            Messages.ProvenancePage_confidence,
            Messages.ProvenancePage_declared,
            Messages.ProvenancePage_source
        }) new TableColumn(table, SWT.LEFT).setText(head);
        for (Assumption assumption : results.study().assumptions())
            new TableItem(table, SWT.NONE).setText(new String[] {
                assumption.name(),
                assumption.value(),
                assumption.range(),
                assumption.confidence(),
                assumption.declaredIn(),
                assumption.source()
            });
        for (TableColumn column : table.getColumns()) {
            column.pack();
            column.setWidth(column.getWidth() + 12);
        }
        new CopyRows(table).install();
        MenuItem open = new MenuItem(table.getMenu(), SWT.PUSH);
        open.setText(Messages.ProvenancePage_open);
        open.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> open(table.getSelectionIndex())));
        table.addListener(SWT.DefaultSelection, event -> open(table.getSelectionIndex()));
    }

    private void open(int row) {
        if (row < 0) return;
        Path model = model(results).orElse(Path.of(results.study().provenance().model()));
        new AssumptionLine(results.study().assumptions().get(row), model)
                .open(getSite().getPage());
    }
}
