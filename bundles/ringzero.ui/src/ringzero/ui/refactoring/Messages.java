// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.refactoring;

import org.eclipse.osgi.util.NLS;

/** Texts of changes, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String ModelRename_late;
    public static String ModelRename_name;
    public static String ModelRename_nothing;
    public static String ModelRename_same;
    public static String RenameHandler_nothing;
    public static String RenameWizard_newName;
    public static String RenameWizard_title;
    public static String ServerChange_changed;
    public static String ServerChange_elsewhere;

    static {
        NLS.initializeMessages("ringzero.ui.refactoring.messages", Messages.class);
    }

    private Messages() {}
}
