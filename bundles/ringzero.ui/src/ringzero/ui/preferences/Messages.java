// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.preferences;

import org.eclipse.osgi.util.NLS;

/** Texts of the preference pages, in {@code messages.properties}. */
final class Messages extends NLS {
    public static String EditorPage_colours;
    public static String EditorPage_description;
    public static String EditorPage_formatOnSave;
    public static String EditorPage_hints;
    public static String EditorPage_organiseOnSave;
    public static String EditorPage_verdicts;
    public static String MainPage_description;
    public static String MainPage_editor;
    public static String MainPage_keys;
    public static String MainPage_running;
    public static String MainPage_templates;
    public static String RunPage_description;
    public static String RunPage_folder;
    public static String RunPage_folderMistake;
    public static String RunPage_threads;

    static {
        NLS.initializeMessages("ringzero.ui.preferences.messages", Messages.class);
    }

    private Messages() {}
}
