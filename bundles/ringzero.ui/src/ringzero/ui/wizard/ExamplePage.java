// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.wizard;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import ringzero.ui.application.Icon;
import ringzero.ui.wizard.Examples.Example;

/** Which examples, and into which project. */
final class ExamplePage extends WizardPage {
    private final Examples examples;
    private CheckboxTableViewer table;
    private Text project;

    ExamplePage(Examples examples) {
        super("examples");
        this.examples = examples;
        setTitle(Messages.ExamplePage_title);
        setDescription(Messages.ExamplePage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(2, false));
        setControl(page);
        table = CheckboxTableViewer.newCheckList(page, SWT.BORDER | SWT.FULL_SELECTION);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, true)
                .hint(860, 340)
                .applyTo(table.getControl());
        column(220, new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return ((Example) element).path();
            }

            @Override
            public Image getImage(Object element) {
                return Icon.MODEL.image();
            }
        });
        column(610, new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return ((Example) element).description();
            }
        });
        table.setContentProvider(ArrayContentProvider.getInstance());
        List<Example> models = examples.all().stream().filter(Example::isModel).toList();
        table.setInput(models);
        table.setAllChecked(true);
        table.addCheckStateListener(event -> validate());

        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).applyTo(buttons);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(buttons);
        choose(buttons, Messages.ExamplePage_all, true);
        choose(buttons, Messages.ExamplePage_noneChosen, false);

        Label label = new Label(page, SWT.NONE);
        label.setText(Messages.ExamplePage_project);
        project = new Text(page, SWT.BORDER);
        project.setText(Examples.PROJECT);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(project);
        project.addModifyListener(event -> validate());
        validate();
        setErrorMessage(models.isEmpty() ? Messages.ExamplePage_none : null);
    }

    private void choose(Composite parent, String text, boolean all) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        GridDataFactory.fillDefaults().applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            table.setAllChecked(all);
            validate();
        }));
    }

    /** Whoever came here by keys has left the focus on a button that cannot be pressed any more. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) table.getControl().setFocus();
    }

    private void column(int width, ColumnLabelProvider labels) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
        column.getColumn().setWidth(width);
        column.setLabelProvider(labels);
    }

    private void validate() {
        var name = ResourcesPlugin.getWorkspace().validateName(project(), IResource.PROJECT);
        String mistake = name.isOK() ? null : name.getMessage();
        if (mistake == null && chosen().isEmpty()) mistake = Messages.ExamplePage_choose;
        setErrorMessage(mistake);
        setPageComplete(mistake == null);
    }

    List<Example> chosen() {
        return Arrays.stream(table.getCheckedElements())
                .map(Example.class::cast)
                .toList();
    }

    String project() {
        return project.getText().strip();
    }
}
