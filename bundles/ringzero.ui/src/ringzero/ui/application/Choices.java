// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.application;

import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/** What a user chose in a dialog, to be proposed the next time. */
public record Choices(IDialogSettings settings) {

    /** Those of one dialog, which are kept with the workspace. */
    public static Choices of(String dialog) {
        IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(Choices.class))
                .getDialogSettings();
        return new Choices(DialogSettings.getOrCreateSection(all, dialog));
    }

    /** The last choice; the given one if there was none. */
    public String last(String question, String otherwise) {
        String chosen = settings.get(question);
        return chosen == null ? otherwise : chosen;
    }

    public void remember(String question, String answer) {
        settings.put(question, answer);
    }
}
