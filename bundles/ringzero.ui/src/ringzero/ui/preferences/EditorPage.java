// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import ringzero.ui.editor.Preferences;

/** What the editor shows and does when a model is saved. */
public final class EditorPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    public EditorPage() {
        super(GRID);
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Preferences.SCOPE));
        setDescription(Messages.EditorPage_description);
    }

    @Override
    public void init(IWorkbench workbench) {}

    @Override
    protected void createFieldEditors() {
        field(Preferences.SHOW_HINTS, Messages.EditorPage_hints);
        field(Preferences.SHOW_VERDICTS, Messages.EditorPage_verdicts);
        field(Preferences.FORMAT_ON_SAVE, Messages.EditorPage_formatOnSave);
        field(Preferences.ORGANISE_ON_SAVE, Messages.EditorPage_organiseOnSave);
        Link colours = new Link(getFieldEditorParent(), SWT.WRAP);
        colours.setText(Messages.EditorPage_colours);
        GridDataFactory.fillDefaults().hint(320, SWT.DEFAULT).indent(0, 12).applyTo(colours);
        colours.addSelectionListener(SelectionListener.widgetSelectedAdapter(
                event -> PreferencesUtil.createPreferenceDialogOn(getShell(), event.text, null, null)));
    }

    private void field(Preferences preference, String label) {
        addField(new BooleanFieldEditor(preference.key(), label, getFieldEditorParent()));
    }
}
