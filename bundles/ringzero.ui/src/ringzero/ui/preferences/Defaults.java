// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import ringzero.ui.editor.Preferences;
import ringzero.ui.run.RunDefaults;

/** What holds until the user chooses otherwise. */
public final class Defaults extends AbstractPreferenceInitializer {

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(Preferences.SCOPE);
        defaults.putBoolean(Preferences.SHOW_HINTS.key(), true);
        defaults.putBoolean(Preferences.SHOW_VERDICTS.key(), true);
        defaults.putBoolean(Preferences.FORMAT_ON_SAVE.key(), false);
        defaults.putBoolean(Preferences.ORGANISE_ON_SAVE.key(), false);
        defaults.putInt(RunDefaults.THREADS, RunDefaults.ONE_FOR_EACH_PROCESSOR);
        defaults.put(RunDefaults.FOLDER, RunDefaults.BESIDE_THE_MODEL);
    }
}
