// SPDX-License-Identifier: EPL-2.0
package ringzero.ui.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Platform;
import ringzero.ui.editor.Preferences;

/**
 * How experiments run unless their launch configuration says otherwise: Preferences > Ringzero > Running.
 *
 * @param threads how many runs at once; empty: one for each processor
 * @param folder where results go, relative to the project; empty: beside the model
 */
public record RunDefaults(OptionalInt threads, String folder) {
    public static final String THREADS = "run.threads";
    public static final String FOLDER = "run.folder";
    public static final int ONE_FOR_EACH_PROCESSOR = 0;
    public static final String BESIDE_THE_MODEL = "";

    /** What the user has chosen. */
    public static RunDefaults chosen() {
        var preferences = Platform.getPreferencesService();
        int threads = preferences.getInt(Preferences.SCOPE, THREADS, ONE_FOR_EACH_PROCESSOR, null);
        String folder = preferences.getString(Preferences.SCOPE, FOLDER, BESIDE_THE_MODEL, null);
        return new RunDefaults(threads > 0 ? OptionalInt.of(threads) : OptionalInt.empty(), folder.strip());
    }

    /** The folder for the results of a model, if they do not go beside it. */
    public Optional<Path> folder(IFile model) {
        var project = model.getProject().getLocation();
        return folder.isEmpty() || project == null
                ? Optional.empty()
                : Optional.of(project.toPath().resolve(folder).normalize());
    }
}
