// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.help;

import java.util.function.Function;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.about.InstallationPage;
import org.osgi.framework.FrameworkUtil;

/** Help > About > Installation Details > Licences. */
public final class LicencesTab extends InstallationPage {

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(760, 420).applyTo(page);
        TableColumnLayout columns = new TableColumnLayout();
        page.setLayout(columns);
        TableViewer table = new TableViewer(page, SWT.BORDER | SWT.FULL_SELECTION);
        table.getTable().setHeaderVisible(true);
        column(table, columns, Messages.LicencesTab_bundle, 34, Licence::bundle);
        column(table, columns, Messages.LicencesTab_version, 16, Licence::version);
        column(table, columns, Messages.LicencesTab_vendor, 22, Licence::vendor);
        column(table, columns, Messages.LicencesTab_licence, 28, LicencesTab::terms);
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.setInput(Licence.of(
                FrameworkUtil.getBundle(LicencesTab.class).getBundleContext().getBundles()));
        setControl(page);
    }

    private static String terms(Licence licence) {
        if (!licence.terms().isEmpty()) return licence.terms();
        return licence.hasPage() ? Messages.LicencesTab_page : Messages.LicencesTab_unnamed;
    }

    private static void column(
            TableViewer table, TableColumnLayout columns, String title, int weight, Function<Licence, String> text) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
        column.getColumn().setText(title);
        column.setLabelProvider(ColumnLabelProvider.createTextProvider(each -> text.apply((Licence) each)));
        columns.setColumnData(column.getColumn(), new ColumnWeightData(weight));
    }
}
