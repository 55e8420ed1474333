// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.editor;

import org.eclipse.core.runtime.Platform;

/** What a user may choose about the editor: Preferences > Ringzero > Editor. The defaults are in {@code ringzero.ui.preferences.Defaults}. */
public enum Preferences {
    SHOW_HINTS("editor.hints"),
    SHOW_VERDICTS("editor.verdicts"),
    FORMAT_ON_SAVE("editor.formatOnSave"),
    ORGANISE_ON_SAVE("editor.organiseImportsOnSave");

    /** The bundle whose preferences these are. */
    public static final String SCOPE = "ringzero.ui";

    private final String key;

    Preferences(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public boolean isOn() {
        return Platform.getPreferencesService().getBoolean(SCOPE, key, false, null);
    }
}
