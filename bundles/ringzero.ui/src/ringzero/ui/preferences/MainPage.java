// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Says what the pages below are for, and leads to them. */
public final class MainPage extends PreferencePage implements IWorkbenchPreferencePage {

    public MainPage() {
        setDescription(Messages.MainPage_description);
        noDefaultAndApplyButton();
    }

    @Override
    public void init(IWorkbench workbench) {}

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(page);
        link(page, Messages.MainPage_editor, "ringzero.ui.preferences.editor");
        link(page, Messages.MainPage_templates, "ringzero.ui.preferences.templates");
        link(page, Messages.MainPage_running, "ringzero.ui.preferences.running");
        link(page, Messages.MainPage_keys, "org.eclipse.ui.preferencePages.Keys");
        return page;
    }

    private void link(Composite page, String text, String target) {
        Link link = new Link(page, SWT.WRAP);
        link.setText(text);
        GridDataFactory.fillDefaults().applyTo(link);
        link.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                event -> PreferencesUtil.createPreferenceDialogOn(getShell(), target, null, null)));
    }
}
