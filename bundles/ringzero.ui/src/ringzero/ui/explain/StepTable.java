// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.explain;

import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbenchPage;
import ringzero.experiment.explain.Explanation;
import ringzero.experiment.explain.Explanation.Step;
import ringzero.report.notation.Quantities;
import ringzero.ui.editor.ModelPlace;

/** The steps of one explanation with what they cost and why. Enter or a double click opens the line that says so. */
final class StepTable {
    private static final String[] COLUMNS = {
        Messages.StepTable_step,
        Messages.StepTable_who,
        Messages.StepTable_time,
        Messages.StepTable_cycles,
        Messages.StepTable_declared,
        Messages.StepTable_numbers
    };
    private static final int[] WIDTHS = {170, 180, 80, 90, 220, 460};

    private final Table table;
    private Explanation shown;

    StepTable(Composite parent, IWorkbenchPage page, IntConsumer selected) {
        table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        for (int i = 0; i < COLUMNS.length; i++) {
            TableColumn column = new TableColumn(table, i == 2 || i == 3 ? SWT.RIGHT : SWT.LEFT);
            column.setText(COLUMNS[i]);
            column.setWidth(WIDTHS[i]);
        }
        table.addListener(SWT.Selection, event -> selected.accept(table.getSelectionIndex()));
        table.addListener(SWT.DefaultSelection, event -> open(page));
        table.addListener(SWT.MouseMove, event -> {
            TableItem item = table.getItem(new org.eclipse.swt.graphics.Point(event.x, event.y));
            String about =
                    item == null ? "" : shown.steps().get(table.indexOf(item)).about();
            table.setToolTipText(about.isEmpty() ? null : about);
        });
    }

    private void open(IWorkbenchPage page) {
        var place = shown.steps().get(table.getSelectionIndex()).place();
        if (place.line() > 0) ModelPlace.line(place.file(), place.line()).open(page);
    }

    /** Shows another explanation, if it is one, and selects a step. */
    void show(Explanation explanation, int step) {
        if (shown != explanation) {
            shown = explanation;
            table.removeAll();
            for (Step each : explanation.steps()) add(each);
        }
        table.setSelection(step);
    }

    private void add(Step step) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setText(new String[] {
            step.isHidden() ? step.label() + " " + Messages.StepTable_hidden : step.label(),
            StepsLayout.who(step),
            StepsLayout.time(step.duration()),
            Quantities.grouped(Math.round(shown.cycles(step.duration()))),
            step.place().line() == 0
                    ? step.declaredIn()
                    : step.declaredIn() + " (" + step.place().words() + ")",
            numbers(step)
        });
    }

    private static String numbers(Step step) {
        return step.numbers().stream()
                .map(number -> number.says().name() + " = " + number.says().value() + ", "
                        + number.says().source())
                .collect(Collectors.joining("; "));
    }
}
