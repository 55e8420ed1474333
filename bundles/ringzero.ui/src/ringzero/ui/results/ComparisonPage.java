// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;
import ringzero.report.answer.Comparison;

/** The alternatives side by side. */
final class ComparisonPage extends ResultPage {
    private static final int WIDEST = 360;

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
            if (!comparison.common().isEmpty()) sentence(part, toolkit, comparison.common() + ".");
            if (comparison.rows().size() > 1) sentence(part, toolkit, Messages.ComparisonPage_legend);
            table(part, toolkit, comparison);
        }
    }

    /** One column for each alternative: names are short, and what is compared needs words. */
    private static void table(Composite parent, FormToolkit toolkit, Comparison comparison) {
        Table table = toolkit.createTable(parent, SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.TOP)
                .grab(true, false)
                .hint(400, SWT.DEFAULT)
                .applyTo(table);
        new TableColumn(table, SWT.LEFT).setText("");
        for (Comparison.Row row : comparison.rows()) new TableColumn(table, SWT.LEFT).setText(row.name());
        var bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
        for (int c = 0; c < comparison.columns().size(); c++) {
            if (comparison.columns().get(c).kind() == Comparison.Kind.LEVEL) continue;
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(0, comparison.columns().get(c).label());
            for (int r = 0; r < comparison.rows().size(); r++) {
                Comparison.Cell cell = comparison.rows().get(r).cells().get(c);
                item.setText(r + 1, text(cell));
                if (cell.best()) item.setFont(r + 1, bold);
            }
        }
        for (TableColumn column : table.getColumns()) {
            column.pack();
            column.setWidth(Math.min(WIDEST, column.getWidth() + 12));
        }
        new CopyRows(table).install();
    }

    static String text(Comparison.Cell cell) {
        StringBuilder text = new StringBuilder(cell.text());
        if (!cell.uncertainty().isEmpty()) text.append(' ').append(cell.uncertainty());
        if (!cell.relative().isEmpty()) text.append("   ").append(cell.relative());
        return text.toString();
    }
}
