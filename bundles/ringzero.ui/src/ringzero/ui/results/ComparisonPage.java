// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;
import ringzero.report.answer.Comparison;

/** The alternatives side by side. */
final class ComparisonPage extends ResultPage {
    private static final int WIDEST = 320;

    private final Results results;

    ComparisonPage(ResultEditor editor, Results results) {
        super(editor, "comparison", Messages.ComparisonPage_title);
        this.results = results;
    }

    @Override
    String heading() {
        return Messages.ComparisonPage_title;
    }

    @Override
    void fill(Composite body, FormToolkit toolkit) {
        var comparisons = results.answer().comparisons();
        if (comparisons.stream().noneMatch(c -> c.rows().size() > 1))
            sentence(body, toolkit, Messages.ComparisonPage_single);
        for (Comparison comparison : comparisons) {
            Composite part = section(body, toolkit, comparison.title());
            if (comparison.rows().size() > 1) sentence(part, toolkit, Messages.ComparisonPage_legend);
            table(part, toolkit, comparison);
        }
    }

    private static void table(Composite parent, FormToolkit toolkit, Comparison comparison) {
        Table table = toolkit.createTable(parent, SWT.FULL_SELECTION | SWT.MULTI | SWT.H_SCROLL);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.TOP)
                .grab(true, false)
                .hint(400, SWT.DEFAULT)
                .applyTo(table);
        // Right-aligned first columns are not possible everywhere; names come first anyway.
        for (Comparison.Column column : comparison.columns()) {
            boolean figure = column.kind() == Comparison.Kind.FIGURE;
            new TableColumn(table, figure ? SWT.RIGHT : SWT.LEFT).setText(column.label());
        }
        var bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
        for (Comparison.Row row : comparison.rows()) {
            TableItem item = new TableItem(table, SWT.NONE);
            for (int i = 0; i < row.cells().size(); i++) {
                item.setText(i, text(row.cells().get(i)));
                if (row.cells().get(i).best()) item.setFont(i, bold);
            }
        }
        for (TableColumn column : table.getColumns()) {
            column.pack();
            column.setWidth(Math.min(WIDEST, column.getWidth() + 12));
        }
        new CopyRows(table).install();
        ((GridData) table.getLayoutData()).heightHint =
                table.getItemHeight() * Math.max(1, comparison.rows().size()) + 8;
    }

    static String text(Comparison.Cell cell) {
        StringBuilder text = new StringBuilder(cell.text());
        if (!cell.uncertainty().isEmpty()) text.append(' ').append(cell.uncertainty());
        if (!cell.relative().isEmpty()) text.append("   ").append(cell.relative());
        return text.toString();
    }
}
