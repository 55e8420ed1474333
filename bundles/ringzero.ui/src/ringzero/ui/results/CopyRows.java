// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.results;

import java.util.Arrays;
import java.util.StringJoiner;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Copies rows of a table with their heads, so that they can be pasted into a spreadsheet: Ctrl+C, or the context menu. */
public record CopyRows(Table table) {

    public void install() {
        table.addKeyListener(KeyListener.keyPressedAdapter(event -> {
            boolean control = (event.stateMask & SWT.MOD1) != 0;
            if (control && event.keyCode == 'c') copy();
            if (control && event.keyCode == 'a') table.selectAll();
        }));
        Menu menu = new Menu(table);
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(Messages.CopyRows_copy);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> copy()));
        table.setMenu(menu);
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(table.getDisplay());
        clipboard.setContents(new Object[] {text()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    /** The selected rows, or all of them, as lines of cells separated by tabs. */
    String text() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        StringJoiner heads = new StringJoiner("\t");
        for (TableColumn column : table.getColumns()) heads.add(column.getText());
        lines.add(heads.toString());
        TableItem[] rows = table.getSelectionCount() > 0 ? table.getSelection() : table.getItems();
        Arrays.stream(rows).forEach(row -> {
            StringJoiner cells = new StringJoiner("\t");
            for (int i = 0; i < table.getColumnCount(); i++) cells.add(row.getText(i));
            lines.add(cells.toString());
        });
        return lines.toString();
    }
}
