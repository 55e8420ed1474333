// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.preferences;

import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import ringzero.ui.editor.Preferences;
import ringzero.ui.run.RunDefaults;

/** How many runs at once, and where results go. */
public final class RunPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    /** More threads than any machine has processors for runs, which only wait for each other. */
    private static final int MOST_THREADS = 1024;

    public RunPage() {
        super(GRID);
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Preferences.SCOPE));
        setDescription(Messages.RunPage_description);
    }

    @Override
    public void init(IWorkbench workbench) {}

    @Override
    protected void createFieldEditors() {
        IntegerFieldEditor threads =
                new IntegerFieldEditor(RunDefaults.THREADS, Messages.RunPage_threads, getFieldEditorParent());
        threads.setValidRange(RunDefaults.ONE_FOR_EACH_PROCESSOR, MOST_THREADS);
        addField(threads);
        addField(new FolderField(getFieldEditorParent()));
    }

    /** A folder that may not be there yet, inside of a project. */
    private static final class FolderField extends StringFieldEditor {
        FolderField(Composite parent) {
            super(RunDefaults.FOLDER, Messages.RunPage_folder, parent);
            setErrorMessage(Messages.RunPage_folderMistake);
        }

        @Override
        protected boolean doCheckState() {
            IPath folder = IPath.fromOSString(getStringValue().strip());
            return !folder.isAbsolute()
                    && (folder.isEmpty() || !folder.segment(0).equals(".."));
        }
    }
}
